/**
 * The likeness of everybody to everybody, for a group as large as a forum: the figure that
 * `likeness` gives, read off sorted numbers, some fifty times faster.
 */
import { type Group, traitsIn } from '#iq/likeness.ts';

/** One field of one person: options by number, rising, and how much each was chosen. */
type Said = { options: readonly number[]; weights: readonly number[] };

/** @returns likeness of the people at two places of `profiles`; money is not weighed */
export function measureOf(group: Group): (a: number, b: number) => number {
  const { list, people } = traitsIn(group);
  const numbers = list.map(({ rarity }) => [...rarity.keys()]);
  const rarities = list.map(({ rarity }) => [...rarity.values()]);
  const known = group.profiles.map(({ ref }) =>
    list.map((_, trait): Said | null => {
      const said = people.get(ref)?.said[trait];
      if (!said) return null;
      const options = [...said.keys()].map((option) => numbers[trait]?.indexOf(option) ?? -1);
      const weights = [...said.values()];
      const order = options.map((_, i) => i).sort((i, j) => (options[i] ?? 0) - (options[j] ?? 0));
      return {
        options: order.map((i) => options[i] ?? -1),
        weights: order.map((i) => weights[i] ?? 0),
      };
    }),
  );
  return (a, b) => {
    const [one, other] = [known[a], known[b]];
    let [above, below] = [0, 1];
    for (let trait = 0; one && other && trait < list.length; trait++) {
      const [x, y] = [one[trait], other[trait]];
      if (!x || !y) continue;
      const part = shareOf(x, y, rarities[trait] ?? []);
      const weight = (list[trait]?.weight ?? 0) / part.most;
      above += weight * part.above;
      below += weight * part.below;
    }
    return above / below;
  };
}

/** Walks both lists at once. */
function shareOf(x: Said, y: Said, rarity: readonly number[]) {
  let [above, below, most] = [0, 0, 0];
  for (let i = 0, j = 0; i < x.options.length || j < y.options.length; ) {
    const [left, right] = [x.options[i] ?? Infinity, y.options[j] ?? Infinity];
    const one = left <= right ? (x.weights[i++] ?? 0) : 0;
    const other = right <= left ? (y.weights[j++] ?? 0) : 0;
    const rare = rarity[Math.min(left, right)] ?? 0;
    above += rare * Math.min(one, other);
    below += rare * Math.max(one, other);
    most += Math.max(one, other);
  }
  return { above, below, most };
}
