/** What each word can mean in one forum: built from its own questionnaire and people, nothing else. */
import { wordsOf } from '#base/folding.ts';
import { type Field, titleOf } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import type { Direction } from '#ui/charts/columns.ts';
import { columnsOf } from './columns.ts';
import { conceptsIn } from './concepts.ts';
import { languagesOf } from './languages.ts';
import { stemOf, wordsIn } from './lexer.ts';
import type { ColumnOf, Topic } from './parts.ts';
import { contentOf, namesOf } from './topic-names.ts';

/** One way to name a topic. `small`: words between that name nothing; `quality`: below 1 for other words. */
export type Name = {
  topic: Topic;
  words: readonly string[];
  small: ReadonlySet<string>;
  quality: number;
  whole: boolean;
  /** the small word that stands right behind a stem: “out” in check-out */
  after?: ReadonlyMap<string, string>;
  /** not the forum's own words: counts in full only */
  foreign?: boolean;
};
export type ColumnEntry = ColumnOf & {
  words: readonly string[];
  phrase: string;
  direction: Direction | null;
};
export type Heading = { question: string; words: readonly string[]; open: boolean };

export type Lexicon = {
  names: readonly Name[];
  /** names in which a stem stands */
  byStem: ReadonlyMap<string, readonly number[]>;
  /** stems by their first three letters, to find inflections and slips */
  stems: readonly string[];
  /** the forum's own words: only these are found in spite of a slip */
  ownStems: ReadonlySet<string>;
  columns: readonly ColumnEntry[];
  headings: readonly Heading[];
  acronyms: ReadonlyMap<string, readonly Topic[]>;
  /** titles and names of people, as stems and as words */
  texts: readonly { stems: readonly string[]; words: readonly string[] }[];
  textsByStem: ReadonlyMap<string, readonly number[]>;
  languages: readonly string[];
  headingStems: ReadonlySet<string>;
  /** questions that words of wanting and worry rather speak of */
  concepts: ReadonlyMap<string, readonly string[]>;
};

type Known = { version: number; fields: readonly Field[]; people: string; lexicon: Lexicon };
const known = new WeakMap<ForumIndex, Known>();

/** From so many people on their names and titles are found word by word, not as they stand together. */
const MOST_PEOPLE = 20_000;

/** A forum's lexicon, built anew only after a place, an organisation, a name or a title came or went. */
export function lexiconOf(index: ForumIndex): Lexicon {
  const last = known.get(index);
  if (last?.version === index.version) return last.lexicon;
  const people = calledIn(index).join('\n');
  const isSame = last?.fields === index.fields && last.people === people;
  const lexicon = isSame ? last.lexicon : buildLexicon(index);
  known.set(index, { version: index.version, fields: index.fields, people, lexicon });
  return lexicon;
}

/** Names and titles, each once. */
const calledIn = ({ profiles }: ForumIndex): string[] =>
  profiles.length > MOST_PEOPLE
    ? []
    : [...new Set(profiles.flatMap(({ title, name }) => [title, name]))];

export function buildLexicon(index: ForumIndex): Lexicon {
  const { fields, questionnaire } = index;
  const names = fields.flatMap((field) => namesOf(field));
  const byStem = new Map<string, number[]>();
  names.forEach(({ words }, at) => {
    for (const word of new Set(words)) byStem.set(word, [...(byStem.get(word) ?? []), at]);
  });
  const headings = questionnaire.questions.flatMap((question) =>
    [titleOf(question), question.text].map((text) => ({
      question: question.id,
      words: contentOf(text),
      open: question.type === 'text',
    })),
  );
  const texts = calledIn(index).map((text) => {
    const words = wordsOf(text);
    return { words, stems: words.map(stemOf) };
  });
  const textsByStem = new Map<string, number[]>();
  texts.forEach(({ stems }, at) => {
    for (const stem of new Set(stems)) {
      const known = textsByStem.get(stem);
      if (known) known.push(at);
      else textsByStem.set(stem, [at]);
    }
  });
  const asked = questionnaire.questions.flatMap(({ text, section = '' }) =>
    wordsOf(`${text} ${section}`),
  );
  return {
    names,
    byStem,
    stems: [...byStem.keys()],
    ownStems: new Set(names.flatMap(({ words, foreign }) => (foreign ? [] : words))),
    columns: columnsOf(questionnaire),
    headings,
    acronyms: acronymsOf(names, fields),
    texts,
    textsByStem,
    languages: languagesOf(asked, 3),
    concepts: conceptsIn(
      questionnaire.questions.map((each) => ({
        id: each.id,
        text: `${titleOf(each)} ${each.text}`,
      })),
    ),
    headingStems: new Set(headings.flatMap(({ words }) => words)),
  };
}

/** Initials: all of them, and the first three or more (BWV for body worn video technology). */
function acronymsOf(names: readonly Name[], fields: readonly Field[]): Map<string, Topic[]> {
  const organisations = fields.find(
    ({ key, source }) => source.of === 'registration' && key === 'organisation',
  );
  const found = new Map<string, Topic[]>();
  const put = (initials: string, topic: Topic) => {
    const known = found.get(initials) ?? [];
    if (!known.some((each) => same(each, topic))) found.set(initials, [...known, topic]);
  };
  for (const { topic, words, whole, quality } of names) {
    const isBand = topic.field.source.of === 'registration' && topic.field.key === 'seniority';
    if (isBand ? quality < 0.8 : !whole || quality < 0.9) continue;
    if (words.length < 2) continue;
    const initials = words.map((word) => word[0]).join('');
    if (isBand) for (const each of spelt(topic.options[0] ?? '')) put(each, topic);
    const shortest = topic.field === organisations ? initials.length : 3;
    for (const length of new Set([initials.length, ...lengths(initials.length, shortest)]))
      put(initials.slice(0, length), topic);
  }
  return found;
}

/** “HoD”: the initials of each rank in a band, with its small words. */
const spelt = (band: string): string[] =>
  band
    .split(/,|&|\/|\band\b/)
    .map((part) => wordsIn(part))
    .filter((words) => words.length > 1)
    .map((words) => words.map((word) => word[0]).join(''));

const lengths = (most: number, least: number) =>
  Array.from({ length: Math.max(0, most - least) }, (_, i) => i + least);
const same = (a: Topic, b: Topic) => a.field === b.field && a.options[0] === b.options[0];
