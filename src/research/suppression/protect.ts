/** A table of counts with its sums printed: what has to stay off, or why it cannot be printed and what to do. */
import { type Cell, printedBut, type Table } from '#research/suppression/interval.ts';
import {
  bestMerge,
  groupingsOf,
  type Merge,
  merged,
  mergesOf,
  type Order,
} from '#research/suppression/merging.ts';
import { type Pattern, smallestPattern, type Task } from '#research/suppression/pattern.ts';

/** A cell that the sums tell whatever else is off: it is alone with anybody in its row or column. */
export type Told = Cell & { by: 'row' | 'column' | 'both' };

export type Protection =
  | { primary: number; pattern: Pattern }
  | { primary: number; refused: 'told-by-sums'; told: Told[]; offer: Merge | null };

/**
 * Keeps cells below a threshold off, zeros excepted, and as few others as that takes.
 *
 * @param threshold the smallest count that is printed
 * @param order of the rows and columns, for the merge that is offered where no pattern exists
 */
export function protect(
  table: Table,
  threshold: number,
  order: { rows: Order; columns: Order },
): Protection {
  const task = taskOf(table, threshold);
  const primary = table.flatMap((line, row) =>
    line.flatMap((_, column) => (task.mustBeOff(row, column) ? [{ row, column }] : [])),
  );
  const pattern = smallestPattern(task);
  if (pattern) return { primary: primary.length, pattern };
  return {
    primary: primary.length,
    refused: 'told-by-sums',
    told: primary.flatMap((cell) => toldBy(table, cell)),
    offer: offered(table, threshold, order),
  };
}

const taskOf = (table: Table, threshold: number): Task => ({
  table,
  known: (off) => printedBut(table, off),
  mustBeOff: (row, column) => {
    const count = table[row]?.[column] ?? 0;
    return count > 0 && count < threshold;
  },
});

function toldBy(table: Table, { row, column }: Cell): Told[] {
  const alone = (counts: readonly number[]) => counts.filter((count) => count > 0).length === 1;
  const byRow = alone(table[row] ?? []);
  const byColumn = alone(table.map((line) => line[column] ?? 0));
  if (!byRow && !byColumn) return [];
  return [{ row, column, by: byRow && byColumn ? 'both' : byRow ? 'row' : 'column' }];
}

/** Neighbouring columns, and rows only if columns do not suffice; the fewest cells off, then people. */
function offered(
  table: Table,
  threshold: number,
  order: { rows: Order; columns: Order },
): Merge | null {
  const sums = (lines: Table) => lines.map((line) => line.reduce((sum, each) => sum + each, 0));
  const across = (table[0] ?? []).map((_, column) => table.map((line) => line[column] ?? 0));
  const rows = groupingsOf(order.rows, sums(table));
  const columns = groupingsOf(order.columns, sums(across));
  const cost = ({ rows: down, columns: along }: Merge) => {
    const task = taskOf(merged(table, down, along), threshold);
    const pattern = smallestPattern(task);
    return pattern && pattern.audit.length + pattern.sum / 1e6;
  };
  return (
    bestMerge(mergesOf(rows.slice(0, 1), columns), cost) ?? bestMerge(mergesOf(rows, columns), cost)
  );
}
