/** Every folded word of some texts, with who wrote it or is called so. */
import { wordsOf } from '#base/folding.ts';
import { addRows, bytesOf, dropRow, emptySet, putRow, type RowSet } from '#iq/row-set.ts';
import { near, slips } from '#iq/slips.ts';

export type Vocabulary = {
  /** in alphabetical order of code units */
  words: string[];
  sets: Map<string, RowSet>;
  sorted: boolean;
};

export const newVocabulary = (): Vocabulary => ({
  words: [],
  sets: new Map(),
  sorted: true,
});

/** The shortest word that also finds the words that begin with it. */
export const SHORTEST_BEGINNING = 3;

/** A text of somebody's: the open question it answers, or CALLED. */
export type Text = { in: string; text: string };

/** @param capacity rows there may be */
export function putText(vocabulary: Vocabulary, text: string, row: number, capacity: number): void {
  for (const word of wordsOf(text)) {
    const set = vocabulary.sets.get(word);
    if (set) putRow(set, row, capacity);
    else {
      const fresh = emptySet();
      putRow(fresh, row, capacity);
      vocabulary.sets.set(word, fresh);
      vocabulary.words.push(word);
      vocabulary.sorted = false;
    }
  }
}

/** Takes a row from each word of a text; words that nobody has any more stay, and find nobody. */
export function dropText(vocabulary: Vocabulary, text: string, row: number): void {
  for (const word of wordsOf(text)) {
    const set = vocabulary.sets.get(word);
    if (set) dropRow(set, row);
  }
}

function inOrder(vocabulary: Vocabulary): readonly string[] {
  if (!vocabulary.sorted) vocabulary.words.sort();
  vocabulary.sorted = true;
  return vocabulary.words;
}

/** Place of the first of sorted `list` that is not before `word`. */
function lowerBound(list: readonly string[], word: string): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] as string) < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The sets of a word and, from three letters on, of those that begin with it; none of the empty ones. */
export function setsWith(vocabulary: Vocabulary, word: string): RowSet[] {
  if (word.length < SHORTEST_BEGINNING) return used([vocabulary.sets.get(word)]);
  const list = inOrder(vocabulary);
  const found: (RowSet | undefined)[] = [];
  for (let i = lowerBound(list, word); list[i]?.startsWith(word); i++)
    found.push(vocabulary.sets.get(list[i] as string));
  return used(found);
}

/** The sets of words at as many typing slips as a word of this length may have; none of a short one. */
export function setsNear(vocabulary: Vocabulary, word: string): RowSet[] {
  const most = slips(word);
  if (most === 0) return [];
  return used(near(inOrder(vocabulary), word, most).map((each) => vocabulary.sets.get(each)));
}

const used = (sets: (RowSet | undefined)[]): RowSet[] =>
  sets.filter((set) => set !== undefined && set.count > 0) as RowSet[];

/** Switches on the bits of whoever is in one of the sets. */
export function addSets(sets: readonly RowSet[], words: Uint32Array, at: number): void {
  for (const set of sets) addRows(set, words, at);
}

/** Bytes of a vocabulary: its words at two bytes a letter, and their rows. */
export function vocabularyBytes({ sets }: Vocabulary): number {
  let bytes = 0;
  for (const [word, set] of sets) bytes += 64 + 2 * word.length + bytesOf(set);
  return bytes;
}
