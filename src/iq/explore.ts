/**
 * The explore screen: one question counted, two set against each other, or all rows of a matrix.
 * Pure, so that what a client is told depends on the index alone, which holds nobody hidden.
 */
import { searchOf } from '#iq/answer.ts';
import { BASES, type Of } from '#iq/bases.ts';
import { type Chip, chipOf } from '#iq/chips.ts';
import { crosstabOf } from '#iq/crosstab.ts';
import {
  type Line,
  type Row,
  type Table,
  tableOfGrid,
  tableOfOne,
  tableOfTwo,
} from '#iq/explore-tables.ts';
import { findingOfGrid, findingOfOne, findingOfTwo } from '#iq/explore-told.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Search, writeSearch } from '#iq/query.ts';
import { withoutClause } from '#iq/steps.ts';
import { anyOf, type Grid, gridsOf, type Variable, variablesOf } from '#iq/variables.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import { explore as t } from '#ui/texts/iq-explore.ts';

export type Shape = 'one' | 'two' | 'grid';
export type Option = { key: string; name: string };
/** What a choice of questions shows. */
type Shown = {
  shape: Shape;
  cross: string;
  total: number;
  name: string;
  across: string | null;
  finding: string;
  /** who answered, in words */
  answered: string;
  notes: string[];
  columns: Line[];
  rows: Row[];
};
export type Explored = Omit<Shown, 'answered'> & {
  by: string;
  of: Of;
  /** what can be chosen, by group; `single`: can be set against another */
  choices: { group: string; single: boolean; options: Option[] }[];
  /** the filters, to be sent with the next choice */
  kept: [string, string][];
  chips: (Chip & { without: string })[];
  notUnderstood: string[];
  everyone: number;
  /** of whom these counts are, in words */
  base: string;
};

type Asked = { index: ForumIndex; search: Search; of: Of };

function choicesOf(variables: readonly Variable[], grids: readonly Grid[]): Explored['choices'] {
  const option = ({ key, name }: Option): Option => ({ key, name });
  return [
    { group: t.ask.about, single: true, options: variables.filter(({ asked }) => !asked) },
    { group: t.ask.questions, single: true, options: variables.filter(({ asked }) => asked) },
    { group: t.ask.whole, single: false, options: grids },
  ]
    .map((group) => ({ ...group, options: group.options.map(option) }))
    .filter(({ options }) => options.length > 0);
}

/** Whether some count stands without its percentage, because its base is too small. */
const isFew = ({ rows }: Table): boolean =>
  rows.some(({ silent, total, percent, cells }) =>
    silent
      ? false
      : cells.length > 0
        ? cells.slice(0, -1).some((cell) => cell.count > 0 && cell.percent === null)
        : total > 0 && percent === null,
  );

const smallNotes = (table: Table, ...shown: Variable[]): string[] => [
  ...(isFew(table) ? [t.note.few(SMALLEST_PERCENT_BASE)] : []),
  ...shown.flatMap(({ more, name }) => (more > 0 ? [t.note.more(more, name)] : [])),
];

function showOne({ index, search }: Asked, variable: Variable): Shown {
  const counts = crosstabOf(index, search, variable, null);
  const table = tableOfOne(search, variable, counts);
  const { down } = counts.answered;
  const said = counts.rows.slice(0, -1).reduce((sum, { total }) => sum + total, 0);
  return {
    ...table,
    ...{ shape: 'one', cross: '', total: counts.total, name: variable.name, across: null },
    finding: findingOfOne(variable, counts),
    answered: t.base.answered(down),
    notes: [...(said > down ? [t.note.several(down)] : []), ...smallNotes(table, variable)],
  };
}

function showTwo({ index, search, of }: Asked, down: Variable, across: Variable): Shown {
  const counts = crosstabOf(index, search, down, across);
  const table = tableOfTwo(search, [down, across], counts, of);
  const several = down.several || across.several ? [t.note.severalTogether] : [];
  return {
    ...table,
    ...{ shape: 'two', cross: across.key, total: counts.total, name: down.name },
    across: across.name,
    finding: findingOfTwo(down, across, counts),
    answered: t.base.both(counts.answered.both),
    notes: [t.note.of[of], ...several, ...smallNotes(table, down, across)],
  };
}

function showGrid({ index, search }: Asked, grid: Grid): Shown {
  const tables = grid.rows.map((row) => crosstabOf(index, search, row, null));
  const { total, answered } = crosstabOf(index, search, anyOf(grid), null);
  const table = tableOfGrid(search, grid, tables);
  return {
    ...table,
    ...{ shape: 'grid', cross: '', total, name: grid.name, across: null },
    finding: findingOfGrid(grid, tables),
    answered: t.base.any(answered.down),
    notes: [t.note.grid, ...smallNotes(table)],
  };
}

function nothing(index: ForumIndex): Shown {
  const total = index.profiles.length;
  const table = { columns: [], rows: [] };
  return {
    ...table,
    ...{ shape: 'one', cross: '', total, name: '', across: null, finding: '' },
    ...{ answered: t.base.answered(0), notes: [] },
  };
}

/**
 * Answers the question of a URL: `by`, `cross` and `of` say what to count, everything else is
 * filters and words as on the find page. Without `by` the first question is counted.
 *
 * @param staff whose index holds everybody: its sentences speak of all confirmed
 */
export function explored(index: ForumIndex, params: URLSearchParams, staff: boolean): Explored {
  const { search, notUnderstood, lost } = searchOf(index, params);
  const variables = variablesOf(index);
  const grids = gridsOf(variables, index);
  const find = (key: string | null) => variables.find((each) => each.key === key);
  const [wanted, against] = [params.get('by'), params.get('cross')];
  const grid = grids.find(({ key }) => key === wanted);
  const down = find(wanted) ?? variables.find(({ asked }) => asked) ?? variables[0];
  const across = grid ? undefined : find(against);
  const of = BASES.find((each) => each === params.get('of')) ?? 'row';
  const asked: Asked = { index, search, of };
  const shown = grid
    ? showGrid(asked, grid)
    : !down
      ? nothing(index)
      : across && across !== down
        ? showTwo(asked, down, across)
        : showOne(asked, down);
  const unknown = [wanted, grid ? null : against].filter(
    (key) => key && !find(key) && key !== grid?.key,
  );
  const everyone = index.profiles.length;
  const who = (staff ? t.base.staff : t.base.client)(shown.total, everyone);
  const { answered, ...rest } = shown;
  return {
    ...rest,
    ...{ by: grid?.key ?? down?.key ?? '', of, everyone },
    choices: choicesOf(variables, grids),
    kept: [...writeSearch({ ...search, lost: [] })],
    chips: search.clauses.map((clause) => ({
      ...chipOf(clause, index),
      without: `${withoutClause({ ...search, lost: [] }, clause)}`,
    })),
    notUnderstood: [...notUnderstood, ...lost.map(({ param, value }) => `${param}: ${value}`)],
    base: `${who}; ${answered}.`,
    notes: [
      ...unknown.map((key) => t.unknown(key ?? '')),
      ...(across && across === down ? [t.same] : []),
      ...rest.notes,
      staff ? t.note.staff : t.note.client,
    ],
  };
}
