/** Words that name nothing of the forum: looked up in what people wrote and are called. */
import { isSmall } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import { hasWord } from '#iq/matching.ts';
import { isCommon } from './common-words.ts';
import { type Context, type Edge, VAGUE } from './context.ts';
import { directionPhrases } from './directions.ts';
import { jointsOf } from './languages.ts';
import { type Item, stemOf, stemsOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { ordinalSaid } from './number-words.ts';
import type { Said } from './parts.ts';
import { LONGEST_PHRASE } from './phrases.ts';
import { isSlip } from './slips.ts';
import { isWrittenSo, writtenIn } from './written.ts';

/** The words from one place on, as far as no sign parts them; hyphens and slashes do not. */
export function wordsFrom(at: number, items: readonly Item[], most: number): Item[] {
  const words: Item[] = [];
  for (let i = at; i < items.length && words.length < most; i++) {
    const item = items[i];
    if (!item || item.sign) break;
    words.push(item);
  }
  return words;
}

/** Words that somebody wrote one after the other say more than a part of an option: “night trains”. */
export function writtenEdges(at: number, { items, index, languages }: Context): Edge[] {
  const written = writtenIn(index);
  const edges: Edge[] = [];
  const run: Item[] = [];
  for (const item of wordsFrom(at, items, LONGEST_PHRASE)) {
    run.push(item);
    if (isSmall(item.word)) continue;
    if (isSpoken(item.word, languages)) break;
    const content = run.filter(({ word }) => !isSmall(word));
    if (content.length === 1) continue;
    const stems = content.map(({ word }) => stemOf(word));
    if (!isWrittenSo(written, stems)) break;
    const words = content.map(({ word }) => wordWritten(word, index) ?? word).join(' ');
    const said: Said = { kind: 'words', words, either: [], title: false };
    // small words between would each be plain speech, which costs nothing
    const score = 6 * content.length + 2.4 * (run.length - content.length);
    edges.push({ length: run.length, score, said });
  }
  return isSmall(items[at]?.word ?? '') ? [] : edges;
}

/** The form of a word that somebody has: as it was asked, else the shorter one; undefined for none. */
const wordWritten = (word: string, index: ForumIndex): string | undefined =>
  [word, stemOf(word), word.replace(/(?:ies|es|s)$/, '')].find(
    (form) => form.length > 1 && hasWord(index, form),
  );

/** A word that nothing else claims: looked up in what people wrote and are called, else not understood. */
export function looseEdge(item: Item, { index, languages, text, lexicon }: Context): Edge {
  const isSaid = isSpoken(item.word, languages);
  const known = isSaid ? undefined : wordWritten(item.word, index);
  const own = stemOf(item.word);
  const isWritten = writtenIn(index).stems.has(own);
  const isCalled = lexicon.textsByStem.has(own);
  // “hospitals” where organisations are called Hospital: said of all of them
  const many = (lexicon.byStem.get(own) ?? []).filter(
    (at) => lexicon.names[at]?.topic.field.key === 'organisation',
  );
  const isKind = many.length > 0 && isKindOfPlace(item, index);
  const isGeneric =
    !isWritten &&
    ((isKind && many.length > 1) ||
      (!isCalled && (known !== item.word || many.length > VAGUE || isKind)));
  const kinds =
    isGeneric && many.length > 1 && stemOf(item.word) !== item.word
      ? kindOfPlace(many, lexicon, index)
      : null;
  if (kinds) return { length: 1, score: 5, said: { ...kinds, words: item.raw } };
  if (known && isGeneric)
    return { length: 1, score: 4.4, said: { kind: 'plain', word: item.word } };
  if (known) {
    const title = isCalled && !isWritten;
    const said: Said = { kind: 'words', words: known, either: [], title };
    return { length: 1, score: 3, said };
  }
  const slip = isSaid || isCommon(item.word) ? undefined : nameSlip(item.word, lexicon);
  if (slip)
    return { length: 1, score: 2.5, said: { kind: 'words', words: slip, either: [], title: true } };
  const sign = /\p{Sc}\s?$/u.exec(text.slice(0, item.from))?.[0] ?? '';
  return { length: 1, score: 0, said: { kind: 'lost', words: sign + item.raw } };
}

/** Fewer with a word in their names are no kind by themselves: in a forum of hospitals “hospitals” are all. */
const FEWEST = 4;

/** “Constabularies”, where some organisations are called so and most are not. */
function kindOfPlace(
  many: readonly number[],
  { names }: Lexicon,
  { profiles }: ForumIndex,
): Omit<Extract<Said, { kind: 'topic' }>, 'words'> | null {
  const topics = many.flatMap((at) => names[at]?.topic ?? []);
  const options = [...new Set(topics.flatMap((topic) => topic.options))];
  const [first] = topics;
  const here = new Set(profiles.map(({ organisation }) => organisation)).size;
  if (!first || options.length < FEWEST || options.length * 2 > here) return null;
  const meanings = [{ field: first.field, options, row: false, score: 0.95 }];
  return { kind: 'topic', meanings };
}

/** “Airports”, or “airport” in a forum of airports: no one organisation that has the word in its name. */
export const isKindOfPlace = (
  { raw, word }: Item,
  { questionnaire, profiles }: ForumIndex,
  everywhere = false,
): boolean =>
  raw === raw.toLowerCase() &&
  ((stemOf(word) !== word && !everywhere) || isOfTitle(stemOf(word), questionnaire.title)) &&
  (!everywhere ||
    profiles.some(({ organisation }) => stemsOf(organisation).includes(stemOf(word))));

const isOfTitle = (stem: string, title: string) => stemsOf(title).includes(stem);

/** Words of direction, number and joining are never looked for in what people wrote. */
const PLACES = new Set(
  'under above below after before behind against during since until despite beyond off'.split(' '),
);
const isSpoken = (word: string, languages: readonly string[]) =>
  PLACES.has(word) ||
  directionPhrases.has(word) ||
  ordinalSaid(word) > 0 ||
  languages.some((language) => jointsOf(language).has(word));

/** A name or title that this word is one slip away from. */
function nameSlip(word: string, { textsByStem, texts }: Lexicon): string | undefined {
  if (word.length < 5) return undefined;
  for (const [stem, places] of textsByStem)
    if (isSlip(word, stem)) {
      const text = texts[places[0] ?? -1];
      return text?.words[text.stems.indexOf(stem)];
    }
  return undefined;
}
