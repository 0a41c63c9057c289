/** What two ways of sorting the same people have to do with each other: tables of counts. */
import { chiSquareTail } from '#research/statistics/distributions.ts';

/** Whole numbers of people, row by row; every row equally long. */
export type Counts = readonly (readonly number[])[];
export type Test = { statistic: number; df: number; p: number };

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** How many are in each row, each column, and in all. */
export function marginsOf(counts: Counts): { rows: number[]; columns: number[]; total: number } {
  const rows = counts.map(sum);
  const width = counts[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => sum(counts.map((row) => row[at] ?? 0)));
  return { rows, columns, total: sum(rows) };
}

/** The table without rows and columns in which nobody is: those have nothing to compare. */
export function withoutEmpty(counts: Counts): number[][] {
  const { rows, columns } = marginsOf(counts);
  return counts
    .filter((_, at) => (rows[at] ?? 0) > 0)
    .map((row) => row.filter((_, at) => (columns[at] ?? 0) > 0));
}

/** What each cell would hold if rows and columns had nothing to do with each other. */
export function expectedOf(counts: Counts): number[][] {
  const { rows, columns, total } = marginsOf(counts);
  return rows.map((row) => columns.map((column) => (row * column) / total));
}

/**
 * K. Pearson's test, 1900. Trustworthy where few cells expect fewer than five.
 *
 * @param counts with no empty row or column, at least two of each
 */
export const pearson = (counts: Counts): Test => chiSquare(counts, 0);

/** Pearson's test of two rows and two columns with F. Yates's correction, 1934, as R applies it. */
export function yates(counts: Counts): Test {
  const expected = expectedOf(counts);
  const gaps = counts.flatMap((row, r) =>
    row.map((count, c) => Math.abs(count - (expected[r]?.[c] ?? 0))),
  );
  return chiSquare(counts, Math.min(0.5, ...gaps));
}

function chiSquare(counts: Counts, correction: number): Test {
  const expected = expectedOf(counts);
  const parts = counts.flatMap((row, r) =>
    row.map((count, c) => {
      const each = expected[r]?.[c] ?? 0;
      return (Math.abs(count - each) - correction) ** 2 / each;
    }),
  );
  const statistic = sum(parts);
  const df = (counts.length - 1) * ((counts[0]?.length ?? 0) - 1);
  return { statistic, df, p: chiSquareTail(statistic, df) };
}

/**
 * How many standard errors each cell is away from what would be expected (S. J. Haberman,
 * Biometrics 29, 1973). About normal where rows and columns have nothing to do with each other.
 */
export function adjustedResiduals(counts: Counts): number[][] {
  const { rows, columns, total } = marginsOf(counts);
  return counts.map((row, r) =>
    row.map((count, c) => {
      const inRow = (rows[r] ?? 0) / total;
      const inColumn = (columns[c] ?? 0) / total;
      const spread = Math.sqrt(total * inRow * inColumn * (1 - inRow) * (1 - inColumn));
      return (count - total * inRow * inColumn) / spread;
    }),
  );
}

/** H. Cramér, 1946: 0 for nothing to do with each other, 1 for one telling the other. */
export function cramersV(counts: Counts): number {
  const { total } = marginsOf(counts);
  const least = Math.min(counts.length, counts[0]?.length ?? 0);
  return Math.sqrt(pearson(counts).statistic / (total * (least - 1)));
}

/** Cells that expect fewer than five: a reason for an exact test (W. G. Cochran, Biometrics 10, 1954). */
export const thinCells = (counts: Counts): number =>
  expectedOf(counts)
    .flat()
    .filter((expected) => expected < 5).length;
