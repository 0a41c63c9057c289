/** By which words each option, row and column of registration goes. */
import { isSmall, wordsOf } from '#base/folding.ts';
import type { Field } from '#iq/fields.ts';
import { stemOf, wordsIn } from './lexer.ts';
import type { Name } from './lexicon.ts';
import type { Topic } from './parts.ts';
import { peopleOf } from './peoples.ts';
import { isCountry, otherNames, regionsOf } from './places.ts';
import { saidOtherwise, shortFor } from './synonyms.ts';

/** The stems of a text that name something; all of them where none does. */
export function contentOf(text: string): string[] {
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

/** “De-icing” is one word: “deicing”. */
const HYPHEN = /(?<=\p{L})[-‐‑](?=\p{L})/u;
const HYPHENS = /(?<=\p{L})[-‐‑](?=\p{L})/gu;

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
    ...(HYPHEN.test(text) ? [[text.replace(HYPHENS, ''), 0.98] as [string, number]] : []),
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
  const short = own.flatMap((name) =>
    name.whole
      ? shortFor(name.words).map((word) => ({ ...name, words: [word], quality: 0.86 }))
      : [],
  );
  const [, without] = /^no (\p{L}{5,})$/iu.exec(text) ?? [];
  const un = without ? nameOfTopic(topic, `un${without}`, 0.92, true) : null;
  return [...own, ...others, ...joined, ...short, ...(un ? [un] : [])];
}

export function namesOf(field: Field): Name[] {
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
