/** questionnaire.json: what zod can't see, such as two questions with one text. */
import { fold } from '#base/text.ts';
import { type JsonSource, readJson } from '#research/import/json.ts';
import type { Ledger } from '#research/import/plan.ts';
import { type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import { reasons } from '#ui/texts/import.ts';

const TYPES = ['single', 'multi', 'rank', 'matrix', 'text'];
/** Ids that figures of the house carry. */
const RESERVED = ['seniority', 'combinedSpend', 'budgetBands'];

/** @returns null if it can't be used; the ledger says why */
export function readQuestionnaire(source: JsonSource, ledger: Ledger): Questionnaire | null {
  const before = ledger.faults.length;
  const read = readJson(source, questionnaireSchema, ledger);
  for (const fault of ledger.faults.slice(before))
    if (/^questions\.\d+\.type$/.test(fault.column ?? ''))
      fault.reason = reasons.questionType(TYPES);
  if (!read) return null;

  const fault = (column: string, found: string, reason: string) =>
    ledger.faults.push({ file: source.file, line: null, column, found, reason });
  if (!isTimeZone(read.timezone)) fault('timezone', read.timezone, reasons.timeZone);
  if (!Intl.supportedValuesOf('currency').includes(read.currency))
    fault('currency', read.currency, reasons.currency);
  read.questions.forEach(({ id }, at) => {
    if (RESERVED.includes(id)) fault(`questions.${at}.id`, id, reasons.reservedId);
  });
  for (const { path, names } of listsOf(read))
    names.forEach((name, at) => {
      const first = names.findIndex((each) => fold(each) === fold(name));
      if (first !== at) fault(path(at), name, reasons.twice);
    });
  return ledger.faults.length > before ? null : read;
}

type Names = { path: (at: number) => string; names: string[] };

/** Everything that must be told apart by name. */
function listsOf({ questions, seniorityBands, budgetBands }: Questionnaire): Names[] {
  const lists: Names[] = [
    { path: (at) => `questions.${at}.id`, names: questions.map(({ id }) => id) },
    { path: (at) => `questions.${at}.text`, names: questions.map(({ text }) => text) },
    { path: (at) => `seniorityBands.${at}.band`, names: seniorityBands.map(({ band }) => band) },
    { path: (at) => `budgetBands.${at}.label`, names: budgetBands.map(({ label }) => label) },
  ];
  questions.forEach((question, number) => {
    const path = (key: string) => (at: number) => `questions.${number}.${key}.${at}`;
    if ('options' in question) lists.push({ path: path('options'), names: question.options });
    if ('rows' in question)
      lists.push(
        { path: path('rows'), names: question.rows },
        { path: path('columns'), names: question.columns },
      );
  });
  return lists;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
