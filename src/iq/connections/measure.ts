/**
 * The likeness of everybody to everybody, for a group as large as a forum: the figure that
 * `likeness` gives, read off rows of numbers, far faster.
 */
import { type Group, traitsIn } from '#iq/likeness.ts';

/**
 * What each person chose of each field, one after the other: options by number, rising, and how
 * much. `from` holds where each person's field begins, and where the last one ends.
 */
type Said = { from: Int32Array; options: Int32Array; weights: Float64Array };

function readSaid(group: Group): Said {
  const { list, people } = traitsIn(group);
  const numbers = list.map(({ rarity }) => new Map([...rarity.keys()].map((key, i) => [key, i])));
  const from = [0];
  const options: number[] = [];
  const weights: number[] = [];
  for (const { ref } of group.profiles) {
    const said = people.get(ref)?.said;
    list.forEach((_, trait) => {
      const chosen = [...(said?.[trait] ?? [])].map(
        ([option, weight]) => [numbers[trait]?.get(option) ?? 0, weight] as const,
      );
      for (const [option, weight] of chosen.sort(([a], [b]) => a - b)) {
        options.push(option);
        weights.push(weight);
      }
      from.push(options.length);
    });
  }
  return {
    from: Int32Array.from(from),
    options: Int32Array.from(options),
    weights: Float64Array.from(weights),
  };
}

/** @returns likeness of the people at two places of `profiles`; money is not weighed */
export function measureOf(group: Group): (a: number, b: number) => number {
  const { list } = traitsIn(group);
  const { from, options, weights } = readSaid(group);
  const rarities = list.map(({ rarity }) => Float64Array.from(rarity.values()));
  const fields = Float64Array.from(list, ({ weight }) => weight);
  const many = list.length;
  const at = (places: Int32Array, i: number) => places[i] ?? 0;
  return (a, b) => {
    let [sum, whole] = [0, 1];
    for (let trait = 0; trait < many; trait++) {
      let i = at(from, a * many + trait);
      let j = at(from, b * many + trait);
      const iEnd = at(from, a * many + trait + 1);
      const jEnd = at(from, b * many + trait + 1);
      if (i === iEnd || j === jEnd) continue;
      const rarity = rarities[trait] as Float64Array;
      let above = 0;
      let below = 0;
      let most = 0;
      while (i < iEnd || j < jEnd) {
        const left = i < iEnd ? at(options, i) : Infinity;
        const right = j < jEnd ? at(options, j) : Infinity;
        const one = left <= right ? (weights[i++] ?? 0) : 0;
        const other = right <= left ? (weights[j++] ?? 0) : 0;
        const rare = rarity[left < right ? left : right] ?? 0;
        const larger = one > other ? one : other;
        above += rare * (one > other ? other : one);
        below += rare * larger;
        most += larger;
      }
      const weight = (fields[trait] ?? 0) / most;
      sum += weight * above;
      whole += weight * below;
    }
    return sum / whole;
  };
}
