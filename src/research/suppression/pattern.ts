/**
 * Which further cells of a table must stay off, so that those that have to be off cannot be worked
 * out from the sums: the fewest, and among those the ones with the fewest people.
 *
 * A cell that alone joins two parts of the network of cells that are off (a bridge) is told by the
 * sums. So to free it, one more cell between those two parts has to go: this is what the search
 * branches on, which finds every smallest pattern without trying all sets of cells.
 */
import { type Cell, intervalOf, type Known, type Table } from '#research/suppression/interval.ts';

export type Interval = { min: number; max: number };
export type Audited = Cell & { count: number; min: number; max: number; recoverable: boolean };

export type Pattern = {
  /** off besides the cells that have to be, column by column */
  secondary: Cell[];
  /** how many patterns are as small */
  equals: number;
  /** people in the secondary cells */
  sum: number;
  /** every cell that is off, column by column */
  audit: Audited[];
  /** false where the search was cut short: it is safe, yet a smaller one may exist */
  smallest: boolean;
};

export type Task = {
  table: Table;
  /** what a reader knows where these cells are off */
  known: (off: (row: number, column: number) => boolean) => Known;
  mustBeOff: (row: number, column: number) => boolean;
  /** cells that may go besides; the default is those with anybody in them */
  mayBeOff?: (row: number, column: number) => boolean;
  /** what a reader can work out of a cell, where that is more than `known` of `table` says */
  interval?: (off: (row: number, column: number) => boolean, cell: Cell) => Interval;
  /** whether the cells that go besides must not be recoverable either; those that must go never are */
  secondaryToo?: boolean;
  /** the least width of the interval of each cell that is kept; 1 */
  width?: number;
  /** further cells at most; all */
  most?: number;
  /** steps of search before a safe pattern is good enough; 4000 */
  steps?: number;
};

/** Beyond so many steps of search a safe pattern is good enough. */
const MOST_STEPS = 4000;

/** The cells of a table column by column, as tables of figures are often listed. */
export const cellsOf = (table: Table): Cell[] =>
  (table[0] ?? []).flatMap((_, column) => table.map((_line, row) => ({ row, column })));

export const countIn = (table: Table, { row, column }: Cell): number => table[row]?.[column] ?? 0;

/** What a reader can work out of each cell that is off, column by column. */
export function auditOf(
  table: Table,
  off: (row: number, column: number) => boolean,
  known: Known,
): Audited[] {
  return cellsOf(table)
    .filter(({ row, column }) => off(row, column))
    .map((cell) => {
      const { min, max } = intervalOf(table, known, cell);
      return { ...cell, count: countIn(table, cell), min, max, recoverable: min === max };
    });
}

/** The smallest safe pattern, or null where even with all cells off that may be, one is told. */
export function smallestPattern(task: Task): Pattern | null {
  const { table, mustBeOff, mayBeOff = (row, column) => (table[row]?.[column] ?? 0) > 0 } = task;
  const cells = cellsOf(table);
  const primary = cells.filter(({ row, column }) => mustBeOff(row, column));
  const candidates = cells.filter(
    ({ row, column }) => !mustBeOff(row, column) && mayBeOff(row, column),
  );
  const search: Search = { task, table, primary, candidates, steps: 0 };
  if (!isSafe(search, candidates)) return null;
  const most = Math.min(task.most ?? Infinity, candidates.length);
  for (let size = 0; size <= most; size++) {
    const found = patternsOf(search, size);
    if (found.length > 0) return best(search, found, true);
    if (isTired(search)) break;
  }
  const thinned = thin(search);
  return thinned.length <= most ? best(search, [thinned], false) : null;
}

type Search = {
  task: Task;
  table: Table;
  primary: readonly Cell[];
  candidates: readonly Cell[];
  steps: number;
};

const isTired = ({ task, steps }: Search) => steps > (task.steps ?? MOST_STEPS);

const within = (cells: readonly Cell[]) => (row: number, column: number) =>
  cells.some((cell) => cell.row === row && cell.column === column);

function isSafe({ task, table, primary }: Search, more: readonly Cell[]): boolean {
  const off = within([...primary, ...more]);
  const known = task.known(off);
  return (task.secondaryToo ? [...primary, ...more] : primary).every((cell) => {
    const { min, max } = task.interval?.(off, cell) ?? intervalOf(table, known, cell);
    return max - min >= (task.width ?? 1);
  });
}

/** Every safe pattern of exactly so many further cells, if none is smaller. */
function patternsOf(search: Search, size: number): Cell[][] {
  const found: Cell[][] = [];
  const grow = (chosen: readonly Cell[], barred: ReadonlySet<Cell>) => {
    search.steps += 1;
    if (isTired(search)) return;
    if (isSafe(search, chosen)) {
      if (chosen.length === size) found.push([...chosen]);
      return;
    }
    if (chosen.length === size) return;
    const closed = new Set(barred);
    for (const next of nextCells(search, chosen)) {
      if (closed.has(next)) continue;
      closed.add(next); // patterns with it are all found below here
      grow([...chosen, next], closed);
    }
  };
  grow([], new Set());
  return isTired(search) ? [] : found;
}

/** One of these is in every safe pattern that holds the chosen ones. */
function nextCells({ table, task, primary, candidates }: Search, chosen: readonly Cell[]): Cell[] {
  const open = candidates.filter((cell) => !chosen.includes(cell));
  const { sums, limits } = task.known(within([...primary, ...chosen]));
  if (!sums.rows || !sums.columns) return open;
  const loose = cellsOf(table).filter(({ row, column }) => {
    const { lower, upper } = limits(row, column);
    return upper > lower;
  });
  for (const cell of primary) {
    const others = loose.filter((each) => each.row !== cell.row || each.column !== cell.column);
    const part = reached(cell.row, others, table.length);
    if (part.has(table.length + cell.column)) continue;
    return open.filter((each) => part.has(each.row) !== part.has(table.length + each.column));
  }
  return open;
}

/** The lines that cells which may move join to a row: rows by their place, columns after all rows. */
function reached(row: number, loose: readonly Cell[], height: number): Set<number> {
  const part = new Set([row]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const cell of loose) {
      const ends = [cell.row, height + cell.column];
      if (ends.some((end) => part.has(end)) && !ends.every((end) => part.has(end))) {
        for (const end of ends) part.add(end);
        grew = true;
      }
    }
  }
  return part;
}

/** All cells that may be off, without those that need not be, the fullest first. */
function thin(search: Search): Cell[] {
  let kept = [...search.candidates];
  const fullest = kept.toSorted((a, b) => countIn(search.table, b) - countIn(search.table, a));
  for (const cell of fullest) {
    const without = kept.filter((each) => each !== cell);
    if (isSafe(search, without)) kept = without;
  }
  return kept;
}

function best(search: Search, found: readonly Cell[][], smallest: boolean): Pattern {
  const { table, candidates, primary, task } = search;
  const sorted = found
    .map((cells) => candidates.filter((cell) => cells.includes(cell)))
    .map((cells) => ({ cells, sum: cells.reduce((sum, cell) => sum + countIn(table, cell), 0) }))
    .sort((a, b) => a.sum - b.sum || inOrder(candidates, a.cells, b.cells));
  const { cells = [], sum = 0 } = sorted[0] ?? {};
  const off = within([...primary, ...cells]);
  return {
    secondary: cells,
    equals: found.length,
    sum,
    audit: auditOf(table, off, task.known(off)),
    smallest,
  };
}

function inOrder(all: readonly Cell[], a: readonly Cell[], b: readonly Cell[]): number {
  const places = (cells: readonly Cell[]) => cells.map((cell) => all.indexOf(cell));
  const [left, right] = [places(a), places(b)];
  const at = left.findIndex((place, index) => place !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
