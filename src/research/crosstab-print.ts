/**
 * A crosstab as readers get it: shares of each row in steps of 5, bases to the nearest 5, small
 * cells off (rule 3 of docs/decisions/0009-crosstabs-and-merges.md).
 */
import type { Crosstab } from '#research/crosstab.ts';
import type { Limits } from '#research/suppression/interval.ts';

/** A cell of fewer people is not printed. */
export const SMALLEST_CELL = 3;
const STEP = 5;

export type PrintedCrosstab = {
  rows: string[];
  columns: string[];
  /** people in each row, to the nearest 5 */
  rowBases: number[];
  /** people who answered both, to the nearest 5 */
  base: number;
  /** percent of the row in steps of 5; null: not printed */
  shares: (number | null)[][];
  single: boolean;
};

/** @param off the cells that are not printed */
export function printCrosstab(
  { rows, columns, counts, rowBases, base, single }: Crosstab,
  off: (row: number, column: number) => boolean,
): PrintedCrosstab {
  const shares = counts.map((line, row) =>
    line.map((count, column) => (off(row, column) ? null : shareOf(count, rowBases[row] ?? 0))),
  );
  return { rows, columns, rowBases: rowBases.map(about), base: about(base), shares, single };
}

/** Percent in steps of 5, rounded half up; 0 of nobody. */
export const shareOf = (count: number, base: number): number =>
  base === 0 ? 0 : STEP * Math.floor((40 * count + base) / (2 * base));

/** A number of people to the nearest 5, half up. */
export const about = (people: number): number =>
  STEP * Math.floor((2 * people + STEP) / (2 * STEP));

/** The numbers of people that a printed share of a base can stand for, ends included. */
export function countsBehind(share: number, base: number): Limits {
  const fits = (count: number) => shareOf(count, base) === share;
  const near = Math.round((share * base) / 100);
  let [lower, upper] = [near, near];
  // the whole number nearest to the share itself is one of them, or none is
  while (lower > SMALLEST_CELL && fits(lower - 1)) lower -= 1;
  while (upper < base && fits(upper + 1)) upper += 1;
  return { lower: Math.max(lower, SMALLEST_CELL), upper };
}
