/** Cells of a response as answers to the questionnaire. */
import { type MoneyRefusal, parseMoney } from '#base/money.ts';
import { fold } from '#base/text.ts';
import { readOptions } from '#research/import/options.ts';
import type { SheetRow } from '#research/import/sheet.ts';
import type { Answers, Question, Questionnaire } from '#research/questionnaire.ts';
import { reasons } from '#ui/texts/import.ts';

export type Complain = (column: string, found: string, reason: string) => void;

/** Columns of one question: its text, a matrix `text [row]`. */
const columnOf = (text: string, row: string) => `${text} [${row}]`;

/** Every column that answers can stand in, in questionnaire order. */
export function answerColumns({ budgetQuestion, questions }: Questionnaire): string[] {
  const asked = questions.flatMap((question) =>
    question.type === 'matrix'
      ? question.rows.map((row) => columnOf(question.text, row))
      : [question.text],
  );
  return budgetQuestion === undefined ? asked : [budgetQuestion, ...asked];
}

/**
 * Whether cells under another name could all be answers to what stands in a column, so that the
 * header may be wrong. Free words could be anything, so they never are.
 */
export function areAnswers(
  { currency, budgetQuestion, questions }: Questionnaire,
  column: string,
  cells: readonly string[],
): boolean {
  if (column === budgetQuestion)
    return cells.every((cell) => parseMoney(cell, currency).amount !== null);
  const asked = questions.find((each) =>
    each.type === 'matrix'
      ? each.rows.some((row) => columnOf(each.text, row) === column)
      : each.text === column,
  );
  if (!asked || asked.type === 'text') return false;
  const options = asked.type === 'matrix' ? asked.columns : asked.options;
  return cells.every((cell) => readOptions(cell, options).options !== null);
}

/** What the row answers; a cell that can't be understood is complained of and left out. */
export function readAnswers(
  questions: readonly Question[],
  row: SheetRow,
  complain: Complain,
): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = readAnswer(question, row, complain);
      return answer === null ? [] : [[question.id, answer]];
    }),
  );
}

function readAnswer(
  question: Question,
  { cell }: SheetRow,
  complain: Complain,
): Answers[string] | null {
  if (question.type === 'matrix') return readMatrix(question, cell, complain);
  const { text: column } = question;
  const found = cell(column);
  if (found === '') return null;
  if (question.type === 'text') return found;

  const exact = question.options.find((option) => option === found);
  const chosen = exact ? { options: [exact] } : readOptions(found, question.options);
  if (chosen.options === null) {
    complain(column, asWritten(chosen.unknown, found), reasons.noOption(question.options));
    return null;
  }
  const { options } = chosen;
  const twice = options.find((option, at) => options.indexOf(option) !== at);
  if (question.type === 'single') {
    if (options.length > 1) complain(column, found, reasons.oneOption);
    return options[0] ?? null;
  }
  if (twice !== undefined) complain(column, found, reasons.optionTwice(twice));
  else if (options.length > (question.max ?? Number.POSITIVE_INFINITY))
    complain(column, found, reasons.tooMany(question.max ?? 0, options.length));
  return options.length > 0 ? options : null;
}

/** The part of the cell that folds to `part`, or all of it. */
const asWritten = (part: string, cell: string) =>
  cell
    .split(/[;|>,\n]/)
    .map((each) => each.trim())
    .find((each) => part !== '' && fold(each) === part) ?? cell;

function readMatrix(
  { text, rows, columns }: Extract<Question, { type: 'matrix' }>,
  cell: SheetRow['cell'],
  complain: Complain,
): Record<string, string> | null {
  const answer = new Map<string, string>();
  for (const row of rows) {
    const column = columnOf(text, row);
    const found = cell(column);
    if (found === '') continue;
    const known = columns.find((each) => fold(each) === fold(found));
    if (known === undefined) complain(column, found, reasons.noColumn(columns));
    else answer.set(row, known);
  }
  return answer.size > 0 ? Object.fromEntries(answer) : null;
}

/** The amount in whole units of the currency, null where the cell is empty or the forum asks for none. */
export function readBudget(
  { budgetQuestion, currency }: Questionnaire,
  { cell }: SheetRow,
  complain: Complain,
): number | null {
  const found = budgetQuestion === undefined ? '' : cell(budgetQuestion);
  if (budgetQuestion === undefined || found === '') return null;
  const money = parseMoney(found, currency);
  if (money.amount === null) complain(budgetQuestion, found, moneyReason(money.reason));
  return money.amount;
}

const moneyReason = (reason: MoneyRefusal) => reasons.money[reason];
