/** What may be asked of a forum, so that a program need not guess. */
import { nameOfField } from '#iq/chips.ts';
import { type Field, titleOf } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import { bandRange, formatRange, MONEY, parseRange, WORDS } from '#iq/query.ts';
import { told as t } from '#ui/texts/iq-told.ts';

/**
 * registration: known of everyone · single, multiple: options of a question · row: one row of a
 * matrix · ranking: somewhere in a ranking, or among its first `depth` · money: a range · words:
 * free words, anywhere or in one open question
 */
export type Kind = 'registration' | 'single' | 'multiple' | 'row' | 'ranking' | 'money' | 'words';
export type Askable = {
  /** the parameter */
  key: string;
  label: string;
  kind: Kind;
  /** what the parameter may be, to the letter; ranges for money, empty for words */
  options: { value: string; label: string }[];
  /** id of its question; null where there is none */
  question: string | null;
  /** rankings: among the first so many */
  depth?: number;
};

const same = (options: readonly string[]) => options.map((value) => ({ value, label: value }));

function kindOf({ source }: Field, { questionnaire }: ForumIndex): Kind {
  if (source.of !== 'choice') return source.of;
  const question = questionnaire.questions.find(({ id }) => id === source.question);
  return question?.type === 'single' ? 'single' : 'multiple';
}

const asField = (field: Field, index: ForumIndex): Askable => {
  const { key, source } = field;
  return {
    key,
    label: nameOfField(field),
    kind: kindOf(field, index),
    options: same(field.options),
    question: source.of === 'registration' ? null : source.question,
    ...(source.of === 'ranking' && { depth: source.depth }),
  };
};

/** A band without any limit says nothing that could be asked. */
const bandsOf = ({ questionnaire: { budgetBands } }: ForumIndex) =>
  budgetBands
    .map(({ label }, place) => ({ value: formatRange(bandRange(budgetBands, place)), label }))
    .filter(({ value }) => parseRange(value) !== null);

const words = (key: string, label: string, question: string | null): Askable => {
  return { key, label, kind: 'words', options: [], question };
};

/** Every field in the order of the screens, then money, then words: anywhere, and by open question. */
export function askables(index: ForumIndex): Askable[] {
  const { budgetQuestion, questions } = index.questionnaire;
  const money = { key: MONEY, label: t.field.budget, kind: 'money' as const, question: null };
  return [
    ...index.fields.map((field) => asField(field, index)),
    ...(budgetQuestion === undefined ? [] : [{ ...money, options: bandsOf(index) }]),
    words(WORDS, t.field.words, null),
    ...questions
      .filter(({ type }) => type === 'text')
      .map((question) => words(`${WORDS}.${question.id}`, titleOf(question), question.id)),
  ];
}
