/** Typing slips: a letter too many, too few, another one, or two neighbours swapped. */
import { bitsIn } from '#iq/kernel/plain.ts';

/** How many slips a word of this length may have: none up to 3 letters, one up to 7, then two. */
export const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Which letters a word has, as bits: a slip changes two of them at most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/**
 * Whether two words are at most so many slips apart (restricted Damerau–Levenshtein distance:
 * Boytsov, “Indexing methods for approximate dictionary searching”, 2011, 2.2), looking at no place
 * where they are further apart already (Ukkonen, “Algorithms for approximate string matching”, 1985).
 */
export function areNear(a: string, b: string, most: number): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > most) return false;
  const width = b.length + 2;
  let [before, above, row] = [
    new Uint16Array(width),
    new Uint16Array(width),
    new Uint16Array(width),
  ];
  for (let j = 0; j < width; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    if (nextRow([before, above, row], i, a, b, most) > most) return false;
    [before, above, row] = [above, row, before];
  }
  return (above[b.length] as number) <= most;
}

/** Fills the row after `i` letters of `a`. @returns the least that can still come of it */
function nextRow(
  [before, above, row]: [Uint16Array, Uint16Array, Uint16Array],
  i: number,
  a: string,
  b: string,
  most: number,
): number {
  const far = most + 1;
  const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
  const [letter, last] = [a.charCodeAt(i - 1), a.charCodeAt(i - 2)];
  row[from - 1] = from === 1 ? i : far;
  row[to + 1] = far;
  let least = row[from - 1] as number;
  for (let j = from; j <= to; j++) {
    const own = b.charCodeAt(j - 1);
    let cost = (above[j - 1] as number) + (own === letter ? 0 : 1);
    cost = Math.min(cost, (above[j] as number) + 1, (row[j - 1] as number) + 1);
    if (i > 1 && j > 1 && own === last && b.charCodeAt(j - 2) === letter)
      cost = Math.min(cost, (before[j - 2] as number) + 1);
    row[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** Words to be searched for slips, each with its letters and its length: told apart by these first. */
export type Spelling = { words: string[]; letters: Uint32Array; lengths: Uint16Array };

export const newSpelling = (): Spelling => ({
  words: [],
  letters: new Uint32Array(16),
  lengths: new Uint16Array(16),
});

export function addSpelling(spelling: Spelling, word: string): void {
  const place = spelling.words.push(word) - 1;
  if (place === spelling.letters.length) {
    const { letters, lengths } = spelling;
    spelling.letters = new Uint32Array(2 * place);
    spelling.letters.set(letters);
    spelling.lengths = new Uint16Array(2 * place);
    spelling.lengths.set(lengths);
  }
  spelling.letters[place] = lettersOf(word);
  spelling.lengths[place] = word.length;
}

/** The words that are at most so many slips from a word, in the order they were added. */
export function near({ words, letters, lengths }: Spelling, word: string, most: number): string[] {
  const own = lettersOf(word);
  const [shortest, longest] = [word.length - most, word.length + most];
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const length = lengths[i] as number;
    if (length < shortest || length > longest) continue;
    if (bitsIn((letters[i] as number) ^ own) > 2 * most) continue;
    if (areNear(words[i] as string, word, most)) found.push(words[i] as string);
  }
  return found;
}
