/** Weights that make those who answered look like the whole group in what is known of everybody. */
import { sum } from '#research/statistics/descriptive.ts';
import type { Design } from '#research/statistics/design.ts';

/** A way to sort everybody: the group of each answer, and how many people each group has in all. */
export type Margin = { groups: readonly string[]; people: Readonly<Record<string, number>> };
/** `empty`: nobody of this group answered, so no weight can stand for it. */
export type Unweightable = { refused: 'empty'; group: string } | { refused: 'endless' };

/** Rounds in which the spread is freed of raked margins, as the survey package does. */
const ROUNDS = 10;

/**
 * Post-stratification: in each group the weights add up to its people (D. Holt and T. M. F. Smith,
 * JRSS A 142, 1979). The spread is that of what the groups leave unexplained.
 */
export function postStratify(design: Design, margin: Margin): Design | Unweightable {
  const empty = emptyGroup(margin);
  if (empty !== null) return { refused: 'empty', group: empty };
  const met = { margins: [...design.met.margins, margin.groups], rounds: 1 };
  return { ...design, weights: meeting(design.weights, margin), met };
}

/**
 * Raking: each margin in turn, again and again, until the weights meet all (W. E. Deming and
 * F. F. Stephan, Annals of Mathematical Statistics 11, 1940).
 *
 * @param epsilon part of all people by which no cell may still move; R's epsilon below 1
 * @param most rounds before giving up with `endless`: margins may contradict each other
 */
export function rake(
  design: Design,
  margins: readonly Margin[],
  { epsilon = 1e-10, most = 100 } = {},
): Design | Unweightable {
  const empty = margins.map(emptyGroup).find((group) => group !== null);
  if (empty !== undefined) return { refused: 'empty', group: empty };
  const cells = design.weights.map((_, at) => margins.map(({ groups }) => groups[at]).join('\0'));
  const near = epsilon * sum(design.weights);
  let weights = design.weights;
  for (let round = 0; round < most; round += 1) {
    const before = addedUp(cells, weights);
    weights = margins.reduce(meeting, weights);
    const after = addedUp(cells, weights);
    const moved = [...after].map(([cell, people]) => Math.abs(people - (before.get(cell) ?? 0)));
    if (Math.max(...moved) < near) {
      const met = { margins: margins.map(({ groups }) => groups), rounds: ROUNDS };
      return { ...design, weights, met };
    }
  }
  return { refused: 'endless' };
}

/** How unequal weights are: the effect on the spread, and how many equal answers tell as much (L. Kish, 1965). */
export function kish(weights: readonly number[]): { effect: number; base: number } {
  const base = sum(weights) ** 2 / sum(weights.map((weight) => weight ** 2));
  return { effect: weights.length / base, base };
}

function meeting(weights: readonly number[], { groups, people }: Margin): number[] {
  const now = addedUp(groups, weights);
  return weights.map((weight, at) => {
    const group = groups[at] ?? '';
    return (weight * (people[group] ?? 0)) / (now.get(group) ?? 1);
  });
}

function emptyGroup({ groups, people }: Margin): string | null {
  const answered = new Set(groups);
  const missing = Object.entries(people).find(([group, many]) => many > 0 && !answered.has(group));
  return missing?.[0] ?? null;
}

function addedUp(groups: readonly string[], weights: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [at, group] of groups.entries())
    sums.set(group, (sums.get(group) ?? 0) + (weights[at] ?? 0));
  return sums;
}
