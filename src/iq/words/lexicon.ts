/** What each word can mean in one forum: built from its own questionnaire and people, nothing else. */
import { isSmall, wordsOf } from '#base/folding.ts';
import { type Field, titleOf } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Direction, directions } from '#ui/charts/columns.ts';
import { conceptsIn } from './concepts.ts';
import { directionSaid } from './directions.ts';
import { languagesOf } from './languages.ts';
import { stemOf, wordsIn } from './lexer.ts';
import type { ColumnOf, Topic } from './parts.ts';
import { peopleOf } from './peoples.ts';
import { isCountry, otherNames, regionsOf } from './places.ts';
import { saidOtherwise } from './synonyms.ts';

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

const columnsOf = ({ questions }: ForumIndex['questionnaire']): ColumnEntry[] =>
  questions.flatMap((question) =>
    question.type === 'matrix'
      ? question.columns.map((column, place) => ({
          question: question.id,
          column,
          words: wordsOf(column).map(stemOf),
          phrase: wordsOf(column).join(' '),
          direction: directionsOf(question.columns)[place] ?? null,
        }))
      : [],
  );

const NOTHING = /^(?:none|nothing|nil|zero|not? |never|nichts|rien|nada|niente|niets|0$|-$|–$)/i;

/**
 * What columns say of change, also where some say nothing of it: a matrix is about change if one
 * of its columns goes up and one down.
 */
function directionsOf(columns: readonly string[]): (Direction | null)[] {
  if (columns.some((column) => DEGREE.test(column))) return columns.map(() => null);
  const found = columns.map((column): Direction | null => {
    const alone = directions([column, 'Increase', 'Decrease'])?.[0] ?? null;
    if (UNSURE.test(column)) return 'unsure';
    return alone ?? saidIn(wordsOf(column)) ?? (NOTHING.test(column) ? 'none' : null);
  });
  const known = found.filter((direction) => direction !== null);
  const change = known.includes('up') || known.includes('down');
  return change && new Set(known).size > 1 && known.length * 2 >= columns.length
    ? found
    : columns.map(() => null);
}

const UNSURE =
  /don.?t know|not sure|unsure|no sab|no s[eé]|wei(?:ß|ss) nicht|sai[st] pas|non so|weet niet|vet (?:ikke|inte)|nie wiem/i;
const DEGREE = /import|wichtig|satisf|zufrieden|agree|critical|likely|useful|relevan/i;

/** The longest phrase of direction in a column: “Going up”, “Shrinking fast”. */
function saidIn(words: readonly string[]): Direction | null {
  for (let length = words.length; length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const said = directionSaid(words.slice(at, at + length).join(' '));
      if (said) return said.direction;
    }
  return null;
}

/** The stems of a text that name something; all of them where none does. */
function contentOf(text: string): string[] {
  const words = wordsIn(text);
  const content = words.filter((word) => !isSmall(word) && !ARTICLES.has(word));
  return (content.length > 0 ? content : words).map(stemOf);
}

const ARTICLES = new Set(
  'der die das des den dem und oder von fur mit im in zu et ou le la les de du des l d en y o el los las del e il di da i og och av det het een van of και του της των'.split(
    ' ',
  ),
);

function nameOfTopic(topic: Topic, text: string, quality: number, whole: boolean): Name | null {
  const words = contentOf(text);
  if (words.length === 0) return null;
  const spelt = wordsIn(text);
  const isNaming = (word: string) => words.includes(stemOf(word));
  const small = new Set(spelt.filter((word) => !isNaming(word)));
  const after = new Map(
    spelt.flatMap((word, at): [string, string][] => {
      const next = spelt[at + 1];
      return next !== undefined && isNaming(word) && !isNaming(next) ? [[stemOf(word), next]] : [];
    }),
  );
  return { topic, words, small, quality, whole, after };
}

/** “Identity access management / Password protection” goes by either half, and by other words for it. */
function namesFor(topic: Topic, text: string): Name[] {
  const halves = text.split(/\s*\/\s*|\s*[([]|[)\]]\s*|;\s*/).filter((part) => part.trim() !== '');
  const pieces = text
    .split(
      /\s*[/()[\];,]\s*|\s+(?:&|\+|and|or|und|oder|et|ou|y|o|e|och|og|en|i|και|including|incl\.?|such as)\s+/i,
    )
    .filter((part) => part && part.trim() !== '');
  const said: [string, number][] = [
    [text, 1],
    ...(halves.length > 1 ? halves.map((half): [string, number] => [half, 0.97]) : []),
    ...(pieces.length > 1 ? pieces.map((piece): [string, number] => [piece, 0.85]) : []),
  ];
  const own = said.flatMap(
    ([each, quality]) => nameOfTopic(topic, each, quality, quality > 0.9) ?? [],
  );
  const others = own.flatMap((name) =>
    saidOtherwise(name.words).map((words) => ({ ...name, words, quality: name.quality * 0.95 })),
  );
  const joined = own
    .filter(({ words, whole }) => whole && words.length === 2)
    .map((name) => ({ ...name, words: [name.words.join('')], quality: name.quality * 0.96 }));
  return [...own, ...others, ...joined];
}

function namesOf(field: Field): Name[] {
  const { source } = field;
  if (source.of === 'row') return namesFor({ field, options: [], row: true }, source.row);
  // a ranking's other depths are asked for by “first” or “top three”, not by another name
  if (source.of === 'ranking' && !source.whole) return [];
  const isConsent = source.of === 'registration' && source.column === 'consent';
  const names = field.options.flatMap((option) =>
    namesFor({ field, options: [option], row: false }, isConsent ? `consent ${option}` : option),
  );
  return source.of === 'registration' && source.column === 'country'
    ? [...names, ...places(field)]
    : names;
}

function places(field: Field): Name[] {
  const called = (options: string[], text: string, quality: number): Name => ({
    topic: { field, options, row: false },
    words: wordsOf(text)
      .filter((word) => word !== 'the')
      .map(stemOf),
    small: new Set(['the', 'of', 'and']),
    quality,
    whole: false,
    foreign: true,
  });
  const others = field.options.flatMap((option) =>
    [...otherNames(option), ...peopleOf(option, isCountry)].map((other) =>
      called([option], other, 0.99),
    ),
  );
  const regions = regionsOf(field.options)
    .filter(({ countries }) => countries.length > 0)
    .flatMap(({ names, countries }) => names.map((each) => called(countries, each, 0.98)));
  return [...others, ...regions].filter(({ words }) => words.length > 0);
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
