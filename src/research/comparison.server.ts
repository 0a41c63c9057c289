/** The screen that sets two questions against each other, for staff: live and exact. */
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';
import { readCountingGroup, readQuestionnaire } from '#research/answers.server.ts';
import { type Association, associationOf, type Cell } from '#research/association.ts';
import { type Crosstab, crosstab, type NamedVariable, variablesOf } from '#research/crosstab.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import { type LeftOut, leftOut } from '#research/left-out.ts';
import { percentOf } from '#research/tally.ts';
import {
  type Estimate,
  estimateOf,
  knownOf,
  type Rate,
  type Rates,
  ratesBy,
} from '#research/who-answered.ts';

/** Two variables as the address names them; null: not chosen. */
export type Asked = { rows: string | null; columns: string | null };
type Choice = { key: string; name: string };

/** `percent`: null where fewer than 20 are in the group */
type RateRow = Rate & { percent: number | null };
type RateTable = { rows: RateRow[]; test: Rates['test'] };
export type Who = {
  all: number;
  answered: number;
  percent: number | null;
  byLevel: RateTable;
  byCountry: RateTable;
};

export type Comparison = {
  choices: Choice[];
  rows: Choice | null;
  columns: Choice | null;
  /** unknown: the questionnaire has no such question · same: both are the same · none: it has fewer than two */
  refused: 'unknown' | 'same' | 'none' | null;
  table: Table | null;
  people: Who;
  /** of the columns' question */
  estimate: Estimate | null;
};

/** `ofRow` and `ofColumn` in whole percent, null where fewer than 20 are in the row or column. */
export type TableCell = { count: number; ofRow: number | null; ofColumn: number | null } & Pick<
  Cell,
  'stands'
> & { residual: number | null };
export type Table = Omit<Crosstab, 'counts'> & {
  cells: TableCell[][];
  left: LeftOut;
  /** some row or column has no percentages */
  few: boolean;
  association: Omit<Association, 'cells'> | null;
};

/** A question in an address: its id, or its id and the row of a matrix. */
const keyOf = ({ figure, row }: NamedVariable) => (row === null ? figure : `${figure}: ${row}`);

/** Without a choice the first two questions of the questionnaire are compared. */
export async function readComparison(db: Db, staff: Staff, asked: Asked): Promise<Comparison> {
  const questionnaire = await readQuestionnaire(db, staff);
  const group = await readCountingGroup(db, staff, null);
  const known = knownOf(questionnaire, group, await readCountries(db, staff));
  const variables = variablesOf(questionnaire);
  const [first, second] = variables;
  const chosen = (key: string | null, otherwise: NamedVariable | undefined) =>
    key === null ? otherwise : variables.find((each) => keyOf(each) === key);
  const rows = chosen(asked.rows, first);
  const columns = chosen(asked.columns, rows === second ? first : second);
  const choice = (each: NamedVariable | undefined) =>
    each ? { key: keyOf(each), name: each.name } : null;
  const both = rows && columns && rows !== columns ? { rows, columns } : null;
  const answered = group.people.map(({ id }) => group.responses.has(id));
  const levels = questionnaire.seniorityBands.map(({ band }) => band);
  return {
    choices: variables.map((each) => ({ key: keyOf(each), name: each.name })),
    rows: choice(rows),
    columns: choice(columns),
    refused: variables.length < 2 ? 'none' : both ? null : rows && columns ? 'same' : 'unknown',
    table:
      both && tableOf(crosstab(questionnaire, group, both), leftOut(questionnaire, group, both)),
    people: {
      all: group.people.length,
      answered: group.responses.size,
      percent: shareOf(group.responses.size, group.people.length),
      byLevel: withPercent(ratesBy(known.levels, answered, levels)),
      byCountry: withPercent(ratesBy(known.countries, answered)),
    },
    estimate: both && estimateOf(questionnaire, group, both.columns, known),
  };
}

function tableOf({ counts, ...table }: Crosstab, left: LeftOut): Table {
  const found = associationOf({ counts, ...table });
  const { rowBases, columnBases } = table;
  const cells = counts.map((row, r) =>
    row.map((count, c): TableCell => {
      const cell = found?.cells[r]?.[c];
      return {
        count,
        ofRow: shareOf(count, rowBases[r]),
        ofColumn: shareOf(count, columnBases[c]),
        residual: cell?.residual ?? null,
        stands: cell?.stands ?? null,
      };
    }),
  );
  const few = [...rowBases, ...columnBases].some((n) => n > 0 && n < SMALLEST_PERCENT_BASE);
  const { cells: _, ...association } = found ?? { cells: null };
  return { ...table, cells, left, few, association: 'p' in association ? association : null };
}

const withPercent = ({ rates, test }: Rates): RateTable => ({
  rows: rates.map((rate) => ({ ...rate, percent: shareOf(rate.answered, rate.all) })),
  test,
});

const shareOf = (count: number, base = 0) =>
  base < SMALLEST_PERCENT_BASE ? null : percentOf(count, base, 0);

async function readCountries(db: Db, { forumId }: Staff): Promise<Map<string, string>> {
  const people = await db
    .selectFrom('delegate')
    .select(['person_id', 'country'])
    .where('forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .execute();
  return new Map(people.map(({ person_id, country }) => [person_id, country]));
}
