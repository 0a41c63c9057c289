/** Years of one series, and which of their questions are the same. */
import { wordsOf } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';

/** A forum that may be compared: its key, its questionnaire, and who is counted of it. */
export type Year = { key: string; index: ForumIndex };

/**
 * What the forums of one series have in common: the questionnaire says it, or else the forum's key
 * without its year, so that `police-forum-2023` and `police-forum-2024` belong together.
 */
export function seriesOf(key: string, { series }: Pick<Questionnaire, 'series'>): string {
  const named = series && wordsOf(series).join('-');
  return named || key.replace(/(^|[-_])(?:19|20)\d{2}(?=$|[-_])/, '').replace(/^[-_]/, '') || key;
}

/** `2024`; where two forums of a series begin in one year, with the title, or else with the key. */
export function yearNames(years: readonly Year[]): string[] {
  const yearOf = ({ index }: Year) => index.questionnaire.dates[0]?.slice(0, 4) ?? '';
  const titled = (year: Year) => `${yearOf(year)} ${year.index.questionnaire.title}`;
  const alone = (name: (year: Year) => string, year: Year) =>
    years.filter((each) => name(each) === name(year)).length === 1;
  return years.map((year) =>
    alone(yearOf, year)
      ? yearOf(year)
      : alone(titled, year)
        ? titled(year)
        : `${titled(year)} (${year.key})`,
  );
}

export const inOrder = (years: readonly Year[]): Year[] =>
  [...years].sort((a, b) => {
    const [one, other] = [a, b].map(({ index, key }) => `${index.questionnaire.dates[0]} ${key}`);
    return (one ?? '') < (other ?? '') ? -1 : 1;
  });

const folded = (text: string) => wordsOf(text).join(' ');

/** What can be chosen: options, or the columns of a matrix. */
const offered = (question: Question): readonly string[] =>
  question.type === 'text' ? [] : question.type === 'matrix' ? question.columns : question.options;

/** At least half of the shorter list stands in the other, word for word but for case and accents. */
function shareOptions(one: Question, other: Question): boolean {
  const [a, b] = [one, other].map((each) => new Set(offered(each).map(folded)));
  if (!a || !b) return false;
  const common = [...a].filter((option) => b.has(option)).length;
  return common > 0 && 2 * common >= Math.min(a.size, b.size);
}

/**
 * Whether two years ask the same: one kind of question, of which two of these three agree: the id,
 * the wording, half of the options. An id alone is not trusted, since `q7` is another question in
 * every other year.
 */
export function isSame(one: Question, other: Question): boolean {
  if (one.type !== other.type) return false;
  const agree = [
    one.id === other.id,
    folded(one.text) === folded(other.text),
    shareOptions(one, other),
  ];
  return agree.filter(Boolean).length >= 2;
}

/** The question of another year that asks the same; the one with the same id before others. */
export function counterpart(question: Question, { questions }: Questionnaire): Question | null {
  const same = questions.filter((each) => isSame(question, each));
  return same.find(({ id }) => id === question.id) ?? same[0] ?? null;
}

export const isReworded = (one: Question, other: Question): boolean =>
  folded(one.text) !== folded(other.text);
export const isAlike = (one: string, other: string): boolean => folded(one) === folded(other);
