/** What two tables tell together that neither tells alone. */
import type { Table } from '#research/suppression/interval.ts';

/** What is left of a total when all parts but one are printed; null where more than one is off. */
export const leftOver = (total: number, shown: readonly number[], parts: number): number | null =>
  parts === shown.length + 1 ? total - shown.reduce((sum, each) => sum + each, 0) : null;

/** One table less another, cell by cell: those who came in between, or a part given with its whole. */
export const differenceOf = (whole: Table, part: Table): number[][] =>
  whole.map((line, row) => line.map((count, column) => count - (part[row]?.[column] ?? 0)));

/** Cells that a difference isolates: somebody, and fewer than the threshold. */
export const isolated = (difference: Table, threshold: number): number =>
  difference.flat().filter((count) => count > 0 && count < threshold).length;

/**
 * What two tables of the same rows tell of the people between two cuts, where their columns are
 * the same bands but for where some of them begin: sums up to each cut differ by those people.
 *
 * @returns for each column whose upper cut differs: how many more the second has below it, by row
 */
export function slicesBetween(first: Table, second: Table): { column: number; counts: number[] }[] {
  const upTo = (table: Table, column: number) =>
    table.map((line) => line.slice(0, column + 1).reduce((sum, each) => sum + each, 0));
  return (first[0] ?? []).flatMap((_, column) => {
    const before = upTo(first, column);
    const counts = upTo(second, column).map((sum, row) => sum - (before[row] ?? 0));
    return counts.some((count) => count !== 0) ? [{ column, counts }] : [];
  });
}
