/** The ways to deal one column of a table to its rows, and how likely each is. */
import { logChoose } from '#research/statistics/special.ts';

/** Counts down; a search that has used them up stops. */
export type Steps = { left: number };
/** People left for each row after the deal, and the logarithm of its chance. */
export type Deal = (left: readonly number[], log: number) => void;

/**
 * Calls `each` for every way to take `size` people from rows that have `left` people: all ways
 * together have a chance of 1 (multivariate hypergeometric). The list it is given is used again.
 *
 * @returns false if the steps did not suffice
 */
export function dealAll(left: readonly number[], size: number, steps: Steps, each: Deal): boolean {
  const after = [...left];
  const total = left.reduce((sum, row) => sum + row, 0);
  const further = left.map((_, at) => left.slice(at + 1).reduce((sum, row) => sum + row, 0));
  const from = (row: number, rest: number, log: number): boolean => {
    const here = left[row] ?? 0;
    if (row === left.length - 1) {
      after[row] = here - rest;
      each(after, log + logChoose(here, rest));
      steps.left -= 1;
      return steps.left > 0;
    }
    const most = Math.min(here, rest);
    for (let taken = Math.max(0, rest - (further[row] ?? 0)); taken <= most; taken += 1) {
      after[row] = here - taken;
      if (!from(row + 1, rest - taken, log + logChoose(here, taken))) return false;
    }
    return true;
  };
  return from(0, size, -logChoose(total, size));
}
