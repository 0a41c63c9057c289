/** Words that people answer with: counted by person, however each of them writes them. */
import { wordsOf } from '#base/folding.ts';

/** Below this many people a word says who said it. */
export const FEWEST_SAYERS = 3;

export type SaidWord = {
  /** folded: what makes two spellings one */
  word: string;
  /** the spelling most people used */
  shown: string;
  people: number;
};

/** “Data-sharing!” and “data sharing” are one entry; '' for what holds no word. */
export const entryOf = (text: string): string => wordsOf(text).join(' ');

/** Every word by how many people said it, equal ones in the order of the alphabet. */
export function wordsSaid(given: readonly (readonly string[])[]): SaidWord[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const said of given) {
    const own = new Map(said.map((text) => [entryOf(text), text])); // a person says a word once
    for (const [word, text] of own) {
      if (word === '') continue;
      const ways = spellings.get(word) ?? new Map<string, number>();
      spellings.set(word, ways.set(text, (ways.get(text) ?? 0) + 1));
    }
  }
  return [...spellings]
    .map(([word, ways]) => ({
      word,
      shown: [...ways].toSorted(([a, x], [b, y]) => y - x || compare(a, b))[0]?.[0] ?? word,
      people: [...ways.values()].reduce((sum, each) => sum + each, 0),
    }))
    .toSorted((a, b) => b.people - a.people || compare(a.word, b.word));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What may be seen of words: those of three people and more that nobody hid. */
export const mayBeSeen = (words: readonly SaidWord[], hidden: ReadonlySet<string>): SaidWord[] =>
  words.filter(({ word, people }) => people >= FEWEST_SAYERS && !hidden.has(word));
