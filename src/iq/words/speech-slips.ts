/** “No invesment in”, “top prioirty”: slips in words of asking, put right before phrases are looked for. */
import { isCommon } from './common-words.ts';
import { directionSaid } from './directions.ts';
import { jointsOf } from './languages.ts';
import { type Item, stemOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { isSlip } from './slips.ts';

const SPEECH =
  'increasing increase increased increases decreasing decrease decreased decreases reducing reduction cutting growing growth expanding maintaining unchanged stable steady constant flat boosting dropping falling shrinking investment investments investing spending budget budgets priority priorities ranking ranked mentions between million millions steigend sinkend gleichbleibend'.split(
    ' ',
  );
const SHORTEST = 5;
/** Words of place in a ranking are slips of none. */
const PLACED = new Set(
  'premier premiere premiers premieres primero primera primeros primeras primo prima primi prime ersten erster eerste eersten'.split(
    ' ',
  ),
);

/** Words that are right as they stand, or are one slip away from the forum's own, stay. */
export function withSpeechPutRight(
  items: readonly Item[],
  lexicon: Lexicon,
  isWritten: (word: string) => boolean,
): Item[] {
  return items.map((item) => {
    if (item.sign || item.word.length < SHORTEST || isRight(item.word, lexicon)) return item;
    if (isWritten(item.word) || directionSaid(item.word)) return item;
    const meant =
      SPEECH.find((word) => isSlip(item.word, word)) ??
      columnWords(lexicon).find((word) => isSlip(item.word, word)) ??
      [...lexicon.headingStems].find((stem) => stem.length > SHORTEST && isSlip(item.word, stem));
    return meant === undefined ? item : { ...item, word: meant };
  });
}

/** “Abandonned”: the words of the forum's own columns. */
const columnWords = ({ columns }: Lexicon): string[] =>
  columns.flatMap(({ phrase }) => phrase.split(' ').filter((word) => word.length > SHORTEST));

function isRight(
  word: string,
  { byStem, ownStems, headingStems, textsByStem, columns, languages }: Lexicon,
): boolean {
  const stem = stemOf(word);
  return (
    isCommon(word) ||
    PLACED.has(word) ||
    byStem.has(stem) ||
    headingStems.has(stem) ||
    textsByStem.has(stem) ||
    SPEECH.includes(word) ||
    columns.some(({ words }) => words.includes(stem)) ||
    languages.some((language) => jointsOf(language).has(word)) ||
    [...ownStems].some(
      (own) => own.startsWith(stem.slice(0, Math.max(6, stem.length - 2))) || isSlip(stem, own),
    )
  );
}
