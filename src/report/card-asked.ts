/** What was asked, in which words, and since when in these: the first facts of a figure's card. */
import { sixSigns } from '#report/figure-id.ts';
import { listed } from '#report/printing.ts';
import type { Pair } from '#research/crosstab-secret.ts';
import { isClosed, type Question, type Questionnaire } from '#research/questionnaire.ts';
import { cardTold as t } from '#ui/texts/card-told.ts';

/** An edition as far as its questions matter; `day` as printed. */
export type Asked = {
  number: number;
  name: string;
  day: string;
  questionnaire: Questionnaire;
  /** crosstabs of the edition */
  pairs?: readonly Pair[];
};

const quoted = (words: readonly string[]) => listed(words.map((word) => `“${word}”`));
const questionOf = ({ questions }: Questionnaire, key: string) =>
  questions.filter(isClosed).find(({ id }) => id === key);

/** The question as delegates read it; null: nobody was asked. */
export function wordingOf(questionnaire: Questionnaire, key: string): string | null {
  if (key === 'seniority') return null;
  if (key === 'combinedSpend' || key === 'budgetBands') return questionnaire.budgetQuestion ?? null;
  return questionOf(questionnaire, key)?.text ?? null;
}

/** How it could be answered, in sentences. */
export function possibleAnswers(questionnaire: Questionnaire, key: string): string[] {
  const question = questionOf(questionnaire, key);
  if (!question) return key === 'seniority' ? [] : [t.asked.amount(questionnaire.currency)];
  const { type } = question;
  if (type === 'matrix')
    return [
      t.asked.matrix,
      t.asked.rows(quoted(question.rows)),
      t.asked.options(quoted(question.columns)),
    ];
  return [howMany(question), t.asked.options(quoted(question.options))];
}

function howMany(question: Exclude<Question, { type: 'text' | 'matrix' }>): string {
  if (question.type === 'single') return t.asked.single;
  const { type, max } = question;
  if (type === 'multi') return max === undefined ? t.asked.multi : t.asked.upTo(max);
  return max === undefined ? t.asked.rank : t.asked.rankUpTo(max);
}

/** Everything that a person who answers reads, and that decides what an answer counts as. */
function asked(questionnaire: Questionnaire, key: string): unknown {
  const { seniorityBands, budgetQuestion, budgetBands, currency } = questionnaire;
  if (key === 'seniority') return seniorityBands;
  if (key === 'combinedSpend') return [budgetQuestion, currency];
  if (key === 'budgetBands')
    return [budgetQuestion, currency, budgetBands.map(({ label, min }) => [label, min])];
  const question = questionOf(questionnaire, key);
  if (!question) return null;
  const { type, text } = question;
  if (type === 'matrix') return [type, text, question.rows, question.columns];
  return [type, text, question.options, question.type === 'single' ? null : (question.max ?? null)];
}

/** Six signs that change with the wording, an option, their order or the way to answer. */
export const versionOf = (questionnaire: Questionnaire, key: string): string =>
  sixSigns(asked(questionnaire, key));

/**
 * The version of what was asked, since when it stands, and what was different before.
 *
 * @param here the edition's number, or null for the draft
 * @param editions that this reader may know of, in any order
 */
export function versions(
  questionnaire: Questionnaire,
  key: string,
  here: number | null,
  editions: readonly Asked[],
): string[] {
  const version = versionOf(questionnaire, key);
  const before = editions
    .filter(({ number }) => here === null || number < here)
    .sort((a, b) => b.number - a.number);
  const cut = before.findIndex((each) => versionOf(each.questionnaire, key) !== version);
  const same = cut < 0 ? before : before.slice(0, cut);
  const since = same.at(-1);
  const first = here === null ? t.version.first(version) : t.version.here(version);
  const stands = since ? t.version.since(version, since.name, since.day) : first;
  const other = cut < 0 ? undefined : before[cut];
  return other ? [stands, ...differences(questionnaire, other, key)] : [stands];
}

function differences(now: Questionnaire, old: Asked, key: string): string[] {
  const { name, day, questionnaire: then } = old;
  if (!known(then, key)) return []; // it was not asked at all
  const [words, oldWords] = [wordingOf(now, key), wordingOf(then, key)];
  const [parts, oldParts] = [partsOf(now, key), partsOf(then, key)];
  const gone = oldParts.filter((part) => !parts.includes(part));
  const added = parts.filter((part) => !oldParts.includes(part));
  const details = [
    ...(oldWords !== null && oldWords !== words ? [t.version.said(oldWords)] : []),
    ...(added.length ? [t.version.without(quoted(added))] : []),
    ...(gone.length ? [t.version.with(quoted(gone))] : []),
  ];
  return [
    t.version.other(name, day, versionOf(then, key)),
    ...(details.length ? details : [t.version.otherwise]),
    ...(key === 'seniority' ? [] : [t.version.earlier]),
  ];
}

const known = (questionnaire: Questionnaire, key: string) =>
  key === 'seniority' || wordingOf(questionnaire, key) !== null;

/** Options, rows, levels or bands: whatever has a name. */
function partsOf({ seniorityBands, budgetBands, ...rest }: Questionnaire, key: string): string[] {
  if (key === 'seniority') return seniorityBands.map(({ band }) => band);
  if (key === 'budgetBands') return budgetBands.map(({ label }) => label);
  const question = rest.questions.filter(isClosed).find(({ id }) => id === key);
  if (!question) return [];
  return question.type === 'matrix' ? [...question.rows, ...question.columns] : question.options;
}
