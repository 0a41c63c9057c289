/**
 * What a reader can work out of a cell that a table does not print.
 *
 * With sums of rows and columns printed, the tables that fit what is printed are the whole points
 * of a transportation polytope. From one of them, the true one, every other is reached along
 * cycles of cells that go up and down in turn, so the largest value of a cell is its own plus the
 * largest flow from its column back to its row (L. R. Ford, D. R. Fulkerson, Flows in Networks,
 * 1962; for tables J. P. Kelly, B. L. Golden, A. A. Assad, Networks 22, 1992). All of it is whole
 * numbers, so the ends of an interval are exact.
 */
import { largestFlow } from '#research/suppression/flow.ts';

/** Counts of people, whole numbers of at least 0, by row and column. */
export type Table = readonly (readonly number[])[];
/** What a reader knows of a cell: it lies between, ends included; `upper` may be Infinity. */
export type Limits = { lower: number; upper: number };
export type Cell = { row: number; column: number };

/** What is known of a table besides that it holds whole numbers. */
export type Known = {
  limits: (row: number, column: number) => Limits;
  /** whether the sums of rows, and of columns, are known */
  sums: { rows: boolean; columns: boolean };
};

/** A cell that is printed is known, of one that is not nothing; sums are printed. */
export const printedBut = (
  table: Table,
  hidden: (row: number, column: number) => boolean,
): Known => ({
  limits: (row, column) => {
    const value = table[row]?.[column] ?? 0;
    return hidden(row, column) ? { lower: 0, upper: Infinity } : { lower: value, upper: value };
  },
  sums: { rows: true, columns: true },
});

/**
 * The least and the largest value of a cell over all tables that fit what is known.
 *
 * @param table the true table; it has to fit `known`
 * @returns whole numbers; `max` is Infinity where nothing limits it
 */
export function intervalOf(table: Table, known: Known, { row, column }: Cell) {
  const value = table[row]?.[column] ?? 0;
  const { lower, upper } = known.limits(row, column);
  const [from, to] = [row, table.length + column];
  const up = (most: number) => largestFlow(residual(table, known, { row, column }), to, from, most);
  const down = (most: number) =>
    largestFlow(residual(table, known, { row, column }), from, to, most);
  return { min: value - down(value - lower), max: value + up(upper - value) };
}

/**
 * How far each cell but one may move: from row i to column j is how far cell (i, j) may rise, and
 * back how far it may fall. Where a sum is not known, its line is tied to one more node.
 */
function residual(table: Table, { limits, sums }: Known, but: Cell): number[][] {
  const height = table.length;
  const width = table[0]?.length ?? 0;
  const ground = height + width;
  const moves = Array.from({ length: ground + 1 }, () => new Array<number>(ground + 1).fill(0));
  const allow = (from: number, to: number, most: number) => {
    const line = moves[from];
    if (line) line[to] = most;
  };
  for (const [i, line] of table.entries())
    for (const [j, value] of line.entries()) {
      if (i === but.row && j === but.column) continue;
      const { lower, upper } = limits(i, j);
      allow(i, height + j, upper - value);
      allow(height + j, i, value - lower);
    }
  const loose = [
    ...(sums.rows ? [] : table.map((_, i) => i)),
    ...(sums.columns ? [] : Array.from({ length: width }, (_, j) => height + j)),
  ];
  for (const line of loose) {
    allow(line, ground, Infinity);
    allow(ground, line, Infinity);
  }
  return moves;
}
