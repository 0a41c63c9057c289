/** Every folded word of some texts, with who wrote it or is called so. */
import { wordsOf } from '#base/folding.ts';
import { addRows, bytesOf, dropRow, emptySet, putRow, type RowSet, trim } from '#iq/row-set.ts';
import { slips, withinSlips } from '#iq/slips.ts';

export type Vocabulary = {
  /** in alphabetical order of code units */
  words: string[];
  sets: Map<string, RowSet>;
  /** words of texts that stand in many places, such as titles */
  known: Map<string, readonly string[]>;
  sorted: boolean;
};

export const newVocabulary = (): Vocabulary => ({
  words: [],
  sets: new Map(),
  known: new Map(),
  sorted: true,
});

/** The shortest word that also finds the words that begin with it. */
export const SHORTEST_BEGINNING = 3;
const MOST_KNOWN = 20_000;

const PLAIN = /^[A-Za-z0-9 .,;:()/&-]*$/;

/** The same as `wordsOf`, faster where a text has nothing to fold. */
function wordsIn(text: string): string[] {
  if (!PLAIN.test(text)) return wordsOf(text);
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** @param often whether many people have this same text, such as a title */
function words(vocabulary: Vocabulary, text: string, often: boolean): readonly string[] {
  if (!often) return wordsIn(text);
  const known = vocabulary.known.get(text);
  if (known) return known;
  const found = wordsIn(text);
  if (vocabulary.known.size < MOST_KNOWN) vocabulary.known.set(text, found);
  return found;
}

/** A text of somebody's; `often`: many people have the same one, such as a title. */
export type Text = { in: string; text: string; often: boolean };

/** @param capacity rows there may be */
export function putText(
  vocabulary: Vocabulary,
  { text, often }: Text,
  row: number,
  capacity: number,
): void {
  for (const word of words(vocabulary, text, often)) {
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
export function dropText(vocabulary: Vocabulary, { text, often }: Text, row: number): void {
  for (const word of words(vocabulary, text, often)) {
    const set = vocabulary.sets.get(word);
    if (set) dropRow(set, row);
  }
}

export function trimAll(vocabulary: Vocabulary): void {
  for (const set of vocabulary.sets.values()) trim(set);
  vocabulary.known = new Map();
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
  return used(
    vocabulary.words
      .filter((each) => withinSlips(word, each, most))
      .map((each) => vocabulary.sets.get(each)),
  );
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
