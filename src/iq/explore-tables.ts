/**
 * The tables of the explore screen. Every number carries its base and the filters that find the
 * people behind it.
 */
import type { Of } from '#iq/bases.ts';
import type { Crosstab } from '#iq/crosstab.ts';
import { type Clause, type Search, writeSearch } from '#iq/query.ts';
import type { Grid, Variable } from '#iq/variables.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import { percentOf } from '#research/tally.ts';
import type { Direction } from '#ui/charts/columns.ts';
import { explore as t } from '#ui/texts/iq-explore.ts';

/** `heat` 0 to 5; `filters`: of the search that finds these people; null: nobody */
export type Cell = {
  count: number;
  percent: number | null;
  heat: number;
  filters: string | null;
};
/** A line of the table; `silent`: those without an answer. `base`: what its percentages are of */
export type Line = {
  label: string;
  silent: boolean;
  total: number;
  base: number;
  percent: number | null;
  filters: string | null;
  direction: Direction | null;
};
export type Row = Line & { cells: Cell[] };
export type Table = { columns: Line[]; rows: Row[] };
const share = (count: number, base: number) =>
  base < SMALLEST_PERCENT_BASE ? null : percentOf(count, base, 1);

/** Money, seniority and rows of a matrix keep their order; everything else goes by count. */
const isScale = ({ key, matrix }: Variable) =>
  key === 'budget' || key === 'seniority' || matrix !== null;

const filtersOf = (search: Search, count: number, ...clauses: Clause[]): string | null =>
  count === 0 ? null : `${writeSearch({ clauses: [...search.clauses, ...clauses], lost: [] })}`;

function lineOf(
  search: Search,
  variable: Variable,
  place: number,
  line: Crosstab['rows'][number],
): Line {
  const choice = variable.choices[place];
  const { total, base } = line;
  return {
    label: choice?.label ?? t.table.none,
    silent: choice === undefined,
    total,
    base,
    percent: null,
    filters: filtersOf(search, total, choice?.clause ?? variable.none),
    direction: variable.directions?.[place] ?? null,
  };
}

/** Places in the order shown: by count unless it is a scale, those without an answer last. */
function orderOf(variable: Variable, lines: Crosstab['rows']): number[] {
  const places = variable.choices.map((_, place) => place);
  const size = (place: number) => lines[place]?.total ?? 0;
  const sorted = isScale(variable) ? places : places.sort((a, b) => size(b) - size(a) || a - b);
  return [...sorted, variable.choices.length];
}

export function tableOfOne(search: Search, variable: Variable, table: Crosstab) {
  const { down } = table.answered;
  const rows = orderOf(variable, table.rows).map((place): Row => {
    const line = lineOf(search, variable, place, table.rows[place] ?? { total: 0, base: 0 });
    const percent = line.silent ? null : share(line.total, down);
    return { ...line, base: down, percent, cells: [] };
  });
  return { rows, columns: [] };
}

export function tableOfTwo(
  search: Search,
  [down, across]: readonly [Variable, Variable],
  table: Crosstab,
  of: Of,
) {
  const none = { total: 0, base: 0 };
  const places = { rows: orderOf(down, table.rows), columns: orderOf(across, table.columns) };
  const columns = places.columns.map((c) => lineOf(search, across, c, table.columns[c] ?? none));
  const clauseOf = ({ choices, none: silent }: Variable, place: number) =>
    choices[place]?.clause ?? silent;
  const rows = places.rows.map((r): Row => {
    const line = lineOf(search, down, r, table.rows[r] ?? none);
    const cells = places.columns.map((c, at): Cell => {
      const count = table.cells[r]?.[c] ?? 0;
      const column = columns[at];
      const base = { row: line.base, column: column?.base ?? 0, all: table.answered.both }[of];
      return {
        count,
        percent: line.silent || column?.silent ? null : share(count, base),
        heat: 0,
        filters: filtersOf(search, count, clauseOf(down, r), clauseOf(across, c)),
      };
    });
    return { ...line, cells };
  });
  return { rows: heated(rows), columns };
}

/** Shades by percentage; where some cell has none, all by count. The silent line stays pale. */
function heated(rows: Row[]): Row[] {
  const shaded = rows.filter(({ silent }) => !silent).flatMap(({ cells }) => cells.slice(0, -1));
  const counted = shaded.some(({ percent, count }) => percent === null && count > 0);
  const size = ({ percent, count }: Cell) => (counted ? count : (percent ?? 0));
  const most = Math.max(1, ...shaded.map(size));
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => ({
      ...cell,
      heat: row.silent || at === row.cells.length - 1 ? 0 : Math.ceil((5 * size(cell)) / most),
    })),
  }));
}

export function tableOfGrid(search: Search, grid: Grid, tables: readonly Crosstab[]) {
  const [first] = grid.rows;
  const rows = grid.rows.map((variable, r): Row => {
    const table = tables[r];
    const base = table?.answered.down ?? 0;
    const cells = [...variable.choices.map(({ clause }) => clause), variable.none].map(
      (clause, c): Cell => {
        const count = table?.rows[c]?.total ?? 0;
        const percent = c < variable.choices.length ? share(count, base) : null;
        return { count, percent, heat: 0, filters: filtersOf(search, count, clause) };
      },
    );
    const spoke: Clause = [{ kind: 'answered', field: variable.key }];
    return {
      ...{ label: variable.row ?? '', silent: false },
      ...{ total: base, base, percent: null, direction: null, cells },
      filters: filtersOf(search, base, spoke),
    };
  });
  const columns = [...(first?.choices ?? []), { label: t.table.none }].map(
    ({ label }, c): Line => ({
      ...{ label, total: 0, base: 0, percent: null, filters: null },
      silent: c === first?.choices.length,
      direction: first?.directions?.[c] ?? null,
    }),
  );
  return { rows: heated(rows), columns };
}
