/** The survey as a form: a name for each field, what stands in it, and what an answer to it means. */
import { formatMoney, type MoneyRefusal, parseMoney } from '#base/money.ts';
import type { Answers, Question, Questionnaire } from '#research/questionnaire.ts';

/** What a form holds: each field's values as typed or chosen. */
export type Fields = Record<string, string[]>;
/** One person's answers; `budget` in whole units of the forum's currency, null: not answered. */
export type Submission = { answers: Answers; budget: number | null };
export type Trouble =
  | { trouble: 'too-many'; most: number; chosen: number }
  | { trouble: 'ranked-twice'; option: string }
  | { trouble: 'no-such-option' }
  | { trouble: 'too-long'; most: number }
  | { trouble: 'money'; reason: MoneyRefusal };

/** characters (code points) of a free text at most */
const LONGEST_TEXT = 10_000;
export const BUDGET_FIELD = 'budget';

/** Ids and rows are any text: encoded, they hold no colon, so that no two fields share a name. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
export const fieldOf = (question: Question) => `q:${encoded(question.id)}`;
/** @param part a matrix row, or a ranking's place as a number from 1 */
export const partOf = (question: Question, part: string | number) =>
  `${fieldOf(question)}:${encoded(String(part))}`;

/** How many places a ranking has. */
export const placesOf = ({ options, max }: Question & { type: 'rank' }) =>
  Math.min(max ?? options.length, options.length);

/** The form as it stands for someone who gave these answers. */
export function fieldsOf(
  { questions, currency }: Questionnaire,
  { answers, budget }: Submission,
): Fields {
  const fields: Fields = {};
  if (budget !== null) fields[BUDGET_FIELD] = [formatMoney(budget, currency)];
  for (const question of questions) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined) continue;
    if (typeof answer === 'string') fields[fieldOf(question)] = [answer];
    else if (question.type === 'rank' && Array.isArray(answer))
      answer.forEach((option, i) => {
        fields[partOf(question, i + 1)] = [option];
      });
    else if (Array.isArray(answer)) fields[fieldOf(question)] = answer;
    else
      for (const [row, column] of Object.entries(answer)) fields[partOf(question, row)] = [column];
  }
  return fields;
}

/**
 * Reads what was sent. A field left empty is no answer and stays absent; a gap in a ranking closes.
 *
 * @returns troubles by the name of their field; with any, nothing is to be saved
 */
export function parseSurvey(
  questionnaire: Questionnaire,
  fields: Fields,
): Submission & { troubles: Record<string, Trouble> } {
  const answers: Answers = {};
  const troubles: Record<string, Trouble> = {};
  for (const question of questionnaire.questions) {
    const read = readers[question.type](question as never, fields);
    if (read === null) continue;
    if ('trouble' in read) troubles[fieldOf(question)] = read;
    else define(answers, question.id, read.answer);
  }
  return { answers, troubles, budget: readBudget(questionnaire, fields, troubles) };
}

type Read = { answer: Answers[string] } | Trouble | null;
type Of<T extends Question['type']> = Extract<Question, { type: T }>;
const noSuchOption = { trouble: 'no-such-option' } as const;

const readers: { [T in Question['type']]: (question: Of<T>, fields: Fields) => Read } = {
  single(question, fields) {
    const [chosen, ...more] = filled(fields, fieldOf(question));
    if (chosen === undefined) return null;
    const option = optionOf(question.options, chosen);
    return option === null || more.length > 0 ? noSuchOption : { answer: option };
  },

  multi(question, fields) {
    const chosen = filled(fields, fieldOf(question)).map((each) =>
      optionOf(question.options, each),
    );
    if (chosen.includes(null)) return noSuchOption;
    const answer = question.options.filter((option) => chosen.includes(option));
    const most = question.max ?? question.options.length;
    if (answer.length > most) return { trouble: 'too-many', most, chosen: answer.length };
    return answer.length > 0 ? { answer } : null;
  },

  rank(question, fields) {
    const places = Array.from({ length: placesOf(question) }, (_, i) => partOf(question, i + 1));
    const answer: string[] = [];
    for (const chosen of places.flatMap((place) => filled(fields, place))) {
      const option = optionOf(question.options, chosen);
      if (option === null) return noSuchOption;
      if (answer.includes(option)) return { trouble: 'ranked-twice', option };
      answer.push(option);
    }
    return answer.length > 0 ? { answer } : null;
  },

  matrix(question, fields) {
    const answer: Record<string, string> = {};
    for (const row of question.rows) {
      const [chosen] = filled(fields, partOf(question, row));
      if (chosen === undefined) continue;
      const column = optionOf(question.columns, chosen);
      if (column === null) return noSuchOption;
      define(answer, row, column);
    }
    return Object.keys(answer).length > 0 ? { answer } : null;
  },

  text(question, fields) {
    const words = lines(fields[fieldOf(question)]?.[0] ?? '')
      .replaceAll('\u0000', '')
      .toWellFormed()
      .trim();
    if ([...words].length > LONGEST_TEXT) return { trouble: 'too-long', most: LONGEST_TEXT };
    return words === '' ? null : { answer: words };
  },
};

function readBudget(
  { budgetQuestion, currency }: Questionnaire,
  fields: Fields,
  troubles: Record<string, Trouble>,
): number | null {
  const written = fields[BUDGET_FIELD]?.[0]?.trim() ?? '';
  if (budgetQuestion === undefined || written === '') return null;
  const money = parseMoney(written, currency);
  if (money.amount === null) troubles[BUDGET_FIELD] = { trouble: 'money', reason: money.reason };
  return money.amount;
}

const filled = (fields: Fields, name: string) =>
  (Object.hasOwn(fields, name) ? (fields[name] ?? []) : []).filter((value) => value !== '');

/** Forms send line breaks as CR LF. */
const lines = (text: string) => text.replace(/\r\n?/g, '\n');
const optionOf = (options: readonly string[], chosen: string) =>
  options.find((option) => lines(option) === lines(chosen)) ?? null;

/** Sets a key that may be any text, `__proto__` too. */
function define<T>(record: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(record, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
