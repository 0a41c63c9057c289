/** Counts of one question, or of one against another, each with the base that it is a part of. */
import { everyone } from '#iq/bits.ts';
import type { ForumIndex } from '#iq/index.ts';
import { borrow, countBoth, giveBack, keep, type Plane } from '#iq/kernel/planes.ts';
import { matchAll, matchClause } from '#iq/matching.ts';
import type { Clause, Search } from '#iq/query.ts';

/** One line of a table. `base`: those of `total` who answered the other question too. */
export type Line = { total: number; base: number };
export type Crosstab = {
  /** who match the search, whatever they answered */
  total: number;
  /** who answered the first, the second, and both */
  answered: { down: number; across: number; both: number };
  /** one for each choice of the first; the last: those without an answer */
  rows: Line[];
  /** one for each choice of the second; the last: those without an answer */
  columns: Line[];
  /** by row, then by column */
  cells: number[][];
};

/** What people are counted by: each choice, and whoever said nothing of it. */
export type Counted = { choices: readonly { clause: Clause }[]; none: Clause };

const linesOf = ({ choices, none }: Counted): Clause[] => [
  ...choices.map(({ clause }) => clause),
  none,
];

/**
 * Counts those who match a search by the choices of one variable, or of two.
 *
 * Every count is the number of people that the same search finds with the choice's own clause
 * added: so a number and the list behind it can't differ. Someone with several choices counts in
 * several lines; `total` and `base` count people once.
 *
 * @param across null: the one variable alone, with a single column of everybody
 */
export function crosstabOf(
  index: ForumIndex,
  search: Search,
  down: Counted,
  across: Counted | null,
): Crosstab {
  const { planes } = index.bits;
  const borrowed: Plane[] = [];
  const plane = (fill: (into: Plane) => void): Plane => {
    const taken = borrow(planes);
    borrowed.push(taken);
    fill(taken);
    return taken;
  };
  const size = (of: Plane) => countBoth(planes, of, everyone(index.bits));
  const all = plane((into) => matchAll(index, search.clauses, into));
  const lines = (variable: Counted) =>
    linesOf(variable).map((clause) =>
      plane((into) => {
        matchClause(index, clause, into);
        keep(planes, into, all);
      }),
    );
  const rows = lines(down);
  const columns = across ? lines(across) : [];
  const cells = rows.map((row) => columns.map((column) => countBoth(planes, row, column)));
  const sizes = { all: size(all), rows: rows.map(size), columns: columns.map(size) };
  for (const each of borrowed) giveBack(planes, each);
  return based(sizes, cells, across !== null);
}

function based(
  sizes: { all: number; rows: number[]; columns: number[] },
  cells: number[][],
  crossed: boolean,
): Crosstab {
  const last = (numbers: readonly number[] | undefined) => numbers?.at(-1) ?? 0;
  const silentRow = cells.at(-1);
  const down = sizes.all - last(sizes.rows);
  const across = crossed ? sizes.all - last(sizes.columns) : sizes.all;
  const neither = last(silentRow);
  return {
    total: sizes.all,
    answered: { down, across, both: crossed ? down + across - sizes.all + neither : down },
    rows: sizes.rows.map((total, r) => ({ total, base: total - last(cells[r]) })),
    columns: sizes.columns.map((total, c) => ({ total, base: total - (silentRow?.[c] ?? 0) })),
    cells,
  };
}
