/** What each word can mean in one forum: built from its own questionnaire and people, nothing else. */

import { alike, namingWords, searchForm, wordsOf } from '#base/folding.ts';
import { type Field, titleOf } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import { otherNames } from '#iq/places.ts';
import { type Direction, directions } from '#ui/charts/columns.ts';

/** An option that is named outright, or a row of a matrix, which still wants a column. */
export type Topic = { field: Field; option: string | null };
type Entry = { topic: Topic; phrases: string[][]; acronyms: string[] };

export type Lexicon = {
  entries: Entry[];
  /** columns by what they say, for each matrix question */
  columns: { question: string; column: string; phrases: string[][]; direction: Direction | null }[];
  /** naming words of each question's section and text */
  headings: { question: string; phrases: string[][] }[];
  /** titles and names as they stand, to find several words in a row */
  titles: string[][];
};

export function buildLexicon({ fields, questionnaire, profiles }: ForumIndex): Lexicon {
  const columns = questionnaire.questions.flatMap((question) =>
    question.type === 'matrix'
      ? question.columns.map((column, place) => ({
          question: question.id,
          column,
          phrases: [wordsOf(column)],
          direction: directions(question.columns)?.[place] ?? null,
        }))
      : [],
  );
  return {
    entries: fields.flatMap(entriesOf),
    columns,
    headings: questionnaire.questions.map((question) => ({
      question: question.id,
      phrases: [namingWords(titleOf(question)), namingWords(question.text)],
    })),
    titles: distinctWords(profiles.flatMap(({ title, name }) => [title, name])),
  };
}

const distinctWords = (texts: string[]) => [...new Set(texts)].map(wordsOf);

function entriesOf(field: Field): Entry[] {
  const { source } = field;
  if (source.of === 'row') return [entry({ field, option: null }, [source.row])];
  // a ranking's other depths are asked for by “first” or “top three”, not by another name
  if (source.of === 'ranking' && !source.whole) return [];
  return field.options.map((option) =>
    entry(
      { field, option },
      source.of === 'registration' && source.column === 'country'
        ? [option, ...otherNames(option)]
        : [option],
    ),
  );
}

/** “Identity access management / Password protection” goes by either half, and by IAM. */
function entry(topic: Topic, names: string[]): Entry {
  const halves = names.flatMap((name) => {
    const parts = name.split(/\s*\/\s*|\s*\(|\)\s*/).filter((part) => part.trim() !== '');
    return parts.length > 1 ? [name, ...parts] : [name];
  });
  const phrases = halves.map(namingWords).filter((words) => words.length > 0);
  return { topic, phrases, acronyms: phrases.flatMap(acronymsOf) };
}

/** Initials: all of them, and the first three or more (BWV for body worn video technology). */
function acronymsOf(words: string[]): string[] {
  const initials = words.map((word) => word[0]).join('');
  const shorter = Array.from({ length: Math.max(0, initials.length - 3) }, (_, i) => i + 3);
  return words.length < 2 ? [] : [initials, ...shorter.map((length) => initials.slice(0, length))];
}

/** How well words name an entry: 1 in full or by initials, less by a part of it, 0 not at all. */
export function naming({ phrases, acronyms }: Entry, words: string[], spelt: string): number {
  const [only] = words;
  if (words.length === 1 && only && acronyms.includes(only) && isAcronym(spelt)) return 0.98;
  const initials = words.map((word) => word[0]).join('');
  return Math.max(
    0,
    ...phrases.map((phrase) => {
      if (phrase.length === 1 && words.length > 1 && phrase[0] === initials) return 0.97;
      return covers(phrase, words) ? words.length / phrase.length : 0;
    }),
  );
}

/** Small words such as “is” or “it” name something only in capitals. */
const isAcronym = (spelt: string) => spelt === spelt.toUpperCase() || !SHORT.has(searchForm(spelt));
const SHORT = new Set(
  'a am an as at be by do go he hi if in is it me my no of oh ok on or pm so to up us we'.split(
    ' ',
  ),
);

/** Each word is another one of the phrase's. */
export function covers(phrase: string[], words: string[]): boolean {
  if (words.length === 0 || words.length > phrase.length) return false;
  const free = [...phrase];
  return words.every((word) => {
    const exact = free.indexOf(word);
    const place = exact >= 0 ? exact : free.findIndex((each) => alike(each, word));
    if (place >= 0) free.splice(place, 1);
    return place >= 0;
  });
}

/** Whether these words stand one after the other in a text. */
export const stands = (text: string[], words: string[]): boolean =>
  text.some((_, start) => words.every((word, i) => alike(text[start + i] ?? '', word)));
