/** Whether a crosstab may be printed, which of its cells stay off, and why not. */
import { SMALLEST_CELL } from '#research/crosstab-print.ts';
import { type Counted, knownOf, type Off, withNone } from '#research/crosstab-secret.ts';
import { FEWEST_HIDDEN, SMALLEST_BASE } from '#research/disclosure.ts';
import { type Cell, intervalOf } from '#research/suppression/interval.ts';
import { smallestPattern } from '#research/suppression/pattern.ts';

/**
 * Why a crosstab waits. small: few people in it or in a line · few-hidden: one to nine hidden
 * people in a line or in the rest · alike: a line holds all hidden people · told: cells that are
 * off could be worked out · left-out: one to nine hidden people answered only one of the two, and
 * a difference would tell them. `lines`: the options it is about, none for the whole of it.
 */
export type Unsafe = {
  reason: 'small' | 'few-hidden' | 'alike' | 'told' | 'left-out';
  lines: string[];
};
export type Safety = { off: boolean[][] } | { unsafe: Unsafe };

/** More of its cells than this share are not worth printing the rest for. */
const MOST_OFF = 0.5;
const STEPS = 120;

/** The cells to keep off, or why none of it may be printed. @param search false: any safe set will do */
export function safetyOf(counted: Counted, { search = true } = {}): Safety {
  const unsafe = linesUnsafe(counted);
  if (unsafe) return { unsafe };
  const { whole } = counted;
  const tables = withNone(counted);
  const [height, width] = [whole.rows.length, whole.columns.length];
  const isPrinted = (row: number, column: number) => row < height && column < width;
  const must = mustBeOff(counted);
  const first = whole.counts.flatMap((line, row) => line.filter((_, column) => must(row, column)));
  const pattern = smallestPattern({
    table: tables.whole,
    known: (off) => knownOf(counted, 'hidden', off),
    interval: (off, cell) => readerInterval(counted, tables, off, cell),
    mustBeOff: must,
    mayBeOff: isPrinted,
    secondaryToo: true,
    most: Math.floor(MOST_OFF * height * width) - first.length,
    steps: search ? STEPS : 0,
  });
  if (!pattern) return { unsafe: { reason: 'told', lines: linesOf(counted, must) } };
  const more = pattern.secondary;
  const off = whole.counts.map((line, row) =>
    line.map(
      (_, column) =>
        must(row, column) || more.some((cell) => cell.row === row && cell.column === column),
    ),
  );
  return { off };
}

/** Whether a table that was printed may still be read: `off` is given, consents may be others now. */
export function stillSafe(counted: Counted, off: Off): Unsafe | null {
  const unsafe = linesUnsafe(counted);
  if (unsafe) return unsafe;
  const must = mustBeOff(counted);
  const tables = withNone(counted);
  const told = (row: number, column: number) => {
    if (!off(row, column)) return must(row, column);
    const { min, max } = readerInterval(counted, tables, off, { row, column });
    return min === max;
  };
  const lines = linesOf(counted, told);
  return lines.length > 0 ? { reason: 'told', lines } : null;
}

/**
 * What is told of a cell: of the hidden in it, by whoever takes the named away; where none can be
 * in it, of everybody in it, by whoever does not know the named.
 */
export function readerInterval(
  counted: Counted,
  tables: ReturnType<typeof withNone>,
  off: Off,
  cell: Cell,
): { min: number; max: number } {
  const { rowBases, columnBases } = counted.hidden;
  const of =
    (rowBases[cell.row] ?? 0) > 0 && (columnBases[cell.column] ?? 0) > 0 ? 'hidden' : 'whole';
  return intervalOf(tables[of], knownOf(counted, of, off), cell);
}

/** Small cells, and those that would tell an answer of all hidden people of their row or column. */
export function mustBeOff({ whole, hidden, allOf }: Counted): Off {
  return (row, column) => {
    const count = whole.counts[row]?.[column];
    if (count === undefined) return false;
    const mine = hidden.counts[row]?.[column] ?? 0;
    const down = hidden.rowBases[row] ?? 0;
    const along = hidden.columnBases[column] ?? 0;
    return (
      count < SMALLEST_CELL ||
      (down > 0 && mine === down) ||
      (along > 0 && mine === along) ||
      (allOf.columns && down > 0 && mine === 0) ||
      (allOf.rows && along > 0 && mine === 0)
    );
  };
}

const linesOf = ({ whole }: Counted, told: Off): string[] =>
  whole.rows.flatMap((row, at) =>
    whole.columns.flatMap((column, along) => (told(at, along) ? [`${row}: ${column}`] : [])),
  );

/** Enough people everywhere, hidden ones none or at least ten in every line and outside of it. */
function linesUnsafe({ whole, hidden, sums, allOf }: Counted): Unsafe | null {
  const few = (people: number) => people > 0 && people < FEWEST_HIDDEN;
  if (whole.rows.length < 2 || whole.columns.length < 2 || whole.base < FEWEST_HIDDEN)
    return { reason: 'small', lines: [] };
  const all = hidden.base;
  if (few(all)) return { reason: 'few-hidden', lines: [] };
  const lines = [
    ...whole.rows.map((label, at) => ({
      label,
      people: whole.rowBases[at] ?? 0,
      mine: hidden.rowBases[at] ?? 0,
      least: FEWEST_HIDDEN,
      allOf: allOf.rows,
    })),
    ...whole.columns.map((label, at) => ({
      label,
      people: whole.columnBases[at] ?? 0,
      mine: hidden.columnBases[at] ?? 0,
      least: SMALLEST_BASE,
      allOf: allOf.columns,
    })),
  ];
  const found = (reason: Unsafe['reason'], those: typeof lines): Unsafe | null =>
    those.length > 0 ? { reason, lines: those.map(({ label }) => label) } : null;
  const sum = (bases: readonly number[]) => bases.reduce((total, each) => total + each, 0);
  const nowhere = [
    sums.columns ? all - sum(hidden.rowBases) : 0,
    sums.rows ? all - sum(hidden.columnBases) : 0,
  ];
  return (
    found(
      'alike',
      lines.filter((line) => all > 0 && (line.mine === all || (line.allOf && line.mine === 0))),
    ) ??
    found(
      'few-hidden',
      lines.filter(({ mine }) => few(mine) || few(all - mine)),
    ) ??
    (nowhere.some(few) ? { reason: 'few-hidden', lines: [] } : null) ??
    found(
      'small',
      lines.filter(({ people, least }) => people < least),
    )
  );
}
