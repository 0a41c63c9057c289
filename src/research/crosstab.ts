/** Two variables against each other, by the same definitions as the figures of one (tally.ts). */
import type { Variable } from '#research/figure.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { chosenBy, type Group } from '#research/tally.ts';
import { told } from '#ui/texts/report-told.ts';

export type { Variable };

/** `name`: ready to print · `options`: in questionnaire order · `single`: each person has one of them at most */
export type NamedVariable = Variable & { name: string; options: string[]; single: boolean };

/** Every variable of a questionnaire, in its order: levels, bands, closed questions, rows of a matrix. */
export function variablesOf(questionnaire: Questionnaire): NamedVariable[] {
  const { seniorityBands, budgetQuestion, budgetBands, questions } = questionnaire;
  const found: NamedVariable[] = [];
  const bands = (figure: string, name: string, options: string[]) =>
    found.push({ figure, row: null, name, options, single: true });
  if (seniorityBands.length > 0)
    bands(
      'seniority',
      told.names.seniority,
      seniorityBands.map(({ band }) => band),
    );
  if (budgetQuestion !== undefined && budgetBands.length > 0)
    bands(
      'budgetBands',
      told.names.budget,
      budgetBands.map(({ label }) => label),
    );
  for (const question of questions.filter(isClosed)) {
    const { id: figure, type } = question;
    const name = question.section ?? question.text;
    if (question.type === 'matrix') {
      const { rows, columns } = question;
      for (const row of rows)
        found.push({ figure, row, name: `${name}: ${row}`, options: columns, single: true });
    } else
      found.push({ figure, row: null, name, options: question.options, single: type === 'single' });
  }
  return found;
}

/** The variable as the questionnaire has it, or null where it has none such. */
export const variableIn = (questionnaire: Questionnaire, { figure, row }: Variable) =>
  variablesOf(questionnaire).find((each) => each.figure === figure && each.row === row) ?? null;

export type Crosstab = {
  /** labels, in questionnaire order */
  rows: string[];
  columns: string[];
  /** people of the base by row and column; those nobody chose included */
  counts: number[][];
  /** people of the base who chose the row, or the column: where people choose several, not the sum */
  rowBases: number[];
  columnBases: number[];
  /** people who are in the base of both variables */
  base: number;
  /** each person is in one cell at most */
  single: boolean;
};

/**
 * Counts two variables against each other.
 *
 * Whoever fits no level of seniority is in the base and in no row. A variable that the
 * questionnaire lacks has no options and leaves a base of 0.
 */
export function crosstab(
  questionnaire: Questionnaire,
  group: Group,
  asked: { rows: Variable; columns: Variable },
): Crosstab {
  const [down, across] = [
    chosenBy(questionnaire, group, asked.rows),
    chosenBy(questionnaire, group, asked.columns),
  ];
  const [rowAt, columnAt] = [placeIn(down.options), placeIn(across.options)];
  const counts = down.options.map(() => across.options.map(() => 0));
  const rowBases = down.options.map(() => 0);
  const columnBases = across.options.map(() => 0);
  let base = 0;
  const plus = (list: number[] | undefined, at: number) => {
    if (list) list[at] = (list[at] ?? 0) + 1;
  };
  for (const [person, rows] of down.each.entries()) {
    const columns = across.each[person];
    if (!rows || !columns) continue;
    base += 1;
    const [rowsAt, columnsAt] = [rows.map(rowAt), columns.map(columnAt)];
    for (const row of rowsAt) plus(rowBases, row);
    for (const column of columnsAt) plus(columnBases, column);
    for (const row of rowsAt) for (const column of columnsAt) plus(counts[row], column);
  }
  const single = [asked.rows, asked.columns].every(
    (each) => variableIn(questionnaire, each)?.single ?? true,
  );
  return {
    rows: down.options,
    columns: across.options,
    counts,
    rowBases,
    columnBases,
    base,
    single,
  };
}

function placeIn(options: readonly string[]): (option: string) => number {
  const places = new Map(options.map((option, at) => [option, at]));
  return (option) => places.get(option) ?? -1;
}
