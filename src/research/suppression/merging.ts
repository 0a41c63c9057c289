/**
 * Which options to print together where a table cannot be made safe as it is. Options that have an
 * order (money, levels, columns of a scale) only go together with their neighbours; of others the
 * smallest become one.
 */
import type { Table } from '#research/suppression/interval.ts';

/** The places of options, in order; each inner list is printed as one. */
export type Grouping = readonly (readonly number[])[];
export type Order = 'ordered' | 'any';

/** More options than this are only merged from their smaller end, or everything would take too long. */
const MOST_FREE_CUTS = 9;

/** Every one alone. */
export const apart = (size: number): Grouping => Array.from({ length: size }, (_, at) => [at]);

/**
 * The ways to merge options that are worth offering, those with the most options left first; two
 * options stay at least.
 *
 * @param weights people by option; where there is no order the smallest go first
 */
export function groupingsOf(order: Order, weights: readonly number[]): Grouping[] {
  const size = weights.length;
  if (size < 2) return [apart(size)];
  if (order === 'any') return smallestTogether(weights);
  if (size > MOST_FREE_CUTS) return [apart(size), ...pairwise(weights)];
  const cuts = Array.from({ length: 2 ** (size - 1) }, (_, mask) => mask);
  return cuts
    .map((mask) => runs(size, (at) => (mask & (1 << (at - 1))) !== 0))
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
}

function runs(size: number, cutBefore: (at: number) => boolean): Grouping {
  const groups: number[][] = [];
  for (let at = 0; at < size; at++) {
    if (at === 0 || cutBefore(at)) groups.push([at]);
    else groups.at(-1)?.push(at);
  }
  return groups;
}

/** Neighbours step by step: each time those two that have the fewest people together. */
function pairwise(weights: readonly number[]): Grouping[] {
  const weigh = (group: readonly number[]) =>
    group.reduce((sum, at) => sum + (weights[at] ?? 0), 0);
  const found: Grouping[] = [];
  let groups: Grouping = apart(weights.length);
  while (groups.length > 2) {
    const sums = groups.slice(1).map((group, at) => weigh(group) + weigh(groups[at] ?? []));
    const least = sums.indexOf(Math.min(...sums));
    groups = groups.flatMap((group, at) => {
      if (at === least) return [[...group, ...(groups[at + 1] ?? [])]];
      return at === least + 1 ? [] : [group];
    });
    found.push(groups);
  }
  return found;
}

function smallestTogether(weights: readonly number[]): Grouping[] {
  const rising = weights.map((weight, at) => ({ weight, at })).sort((a, b) => a.weight - b.weight);
  const sizes = weights.slice(1).map((_, lost) => lost + 1);
  return sizes.map((many) => {
    if (many === 1) return apart(weights.length);
    const others = rising.slice(0, many).map(({ at }) => at);
    const rest = weights.flatMap((_, at) => (others.includes(at) ? [] : [[at]]));
    return [...rest, others.sort((a, b) => a - b)];
  });
}

/** A table with lines printed together; only counts of people who are in one line each add up. */
export function merged(table: Table, rows: Grouping, columns: Grouping): number[][] {
  const sum = (row: number, column: number) => table[row]?.[column] ?? 0;
  return rows.map((down) =>
    columns.map((across) =>
      down.flatMap((row) => across.map((column) => sum(row, column))).reduce((a, b) => a + b, 0),
    ),
  );
}

export type Merge = { rows: Grouping; columns: Grouping };

/**
 * The merges of a table in order of how much they leave: the most lines first.
 *
 * @param columnsFirst where as many lines are left, columns are merged rather than rows
 */
export function mergesOf(rows: readonly Grouping[], columns: readonly Grouping[]): Merge[] {
  const all = rows.flatMap((down) => columns.map((across) => ({ rows: down, columns: across })));
  const cells = ({ rows: down, columns: across }: Merge) => down.length * across.length;
  return all.sort((a, b) => cells(b) - cells(a));
}

/**
 * The merge that leaves the most cells and works; where several do, the one with the least cost.
 *
 * @param cost of a merge that works, or null where it does not
 */
export function bestMerge(
  merges: readonly Merge[],
  cost: (merge: Merge) => number | null,
): Merge | null {
  const size = ({ rows, columns }: Merge) => rows.length * columns.length;
  let best: { merge: Merge; cost: number } | null = null;
  for (const merge of merges) {
    if (best && size(best.merge) > size(merge)) break;
    const costs = cost(merge);
    if (costs !== null && (!best || costs < best.cost)) best = { merge, cost: costs };
  }
  return best?.merge ?? null;
}
