/** Every folded word of some texts, with who wrote it or is called so. */
import { wordsOf } from '#base/folding.ts';
import { addRows, bytesOf, dropRow, emptySet, putRow, type RowSet, unionOf } from '#iq/row-set.ts';
import { addSpelling, near, newSpelling, type Spelling, slips } from '#iq/slips.ts';

export type Vocabulary = {
  /** in alphabetical order of code units */
  words: string[];
  sets: Map<string, RowSet>;
  sorted: boolean;
  /** the same words in order of their coming */
  spelling: Spelling;
  /** who has any word with this beginning, and how many such words there are: where that is many */
  beginnings: Map<string, { set: RowSet; words: number }>;
};

export const newVocabulary = (): Vocabulary => ({
  words: [],
  sets: new Map(),
  sorted: true,
  spelling: newSpelling(),
  beginnings: new Map(),
});

/** The shortest word that also finds the words that begin with it. */
export const SHORTEST_BEGINNING = 3;

/** A text of somebody's: the open question it answers, or CALLED. */
export type Text = { in: string; text: string };

/** @param capacity rows there may be */
export function putText(vocabulary: Vocabulary, text: string, row: number, capacity: number): void {
  for (const word of wordsOf(text)) {
    const known = vocabulary.sets.get(word);
    const set = known ?? emptySet();
    putRow(set, row, capacity);
    for (const beginning of beginningsOf(vocabulary, word)) {
      putRow(beginning.set, row, capacity);
      if (!known) beginning.words++;
    }
    if (known) continue;
    addWord(vocabulary, word, set);
  }
}

/** Adds a word that is not there yet. */
export function addWord(vocabulary: Vocabulary, word: string, set: RowSet): void {
  vocabulary.sets.set(word, set);
  vocabulary.words.push(word);
  addSpelling(vocabulary.spelling, word);
  vocabulary.sorted = false;
}

/** Those kept beginnings that a word has. */
function beginningsOf({ beginnings }: Vocabulary, word: string) {
  if (beginnings.size === 0) return [];
  const found = [];
  for (let length = SHORTEST_BEGINNING; length <= word.length; length++) {
    const beginning = beginnings.get(word.slice(0, length));
    if (beginning) found.push(beginning);
  }
  return found;
}

/**
 * Takes a row from each word of a text; words that nobody has any more stay, and find nobody. All
 * texts of a person are dropped before any is put.
 */
export function dropText(vocabulary: Vocabulary, text: string, row: number): void {
  for (const word of wordsOf(text)) {
    const set = vocabulary.sets.get(word);
    if (set) dropRow(set, row);
    for (const beginning of beginningsOf(vocabulary, word)) dropRow(beginning.set, row);
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
  const [from, to] = [lowerBound(list, word), lowerBound(list, `${word}${LAST}`)];
  // a longer beginning of the same words finds the same people
  const kept = beginningsOf(vocabulary, word).find(({ words }) => words === to - from);
  if (kept) return used([kept.set]);
  return used(list.slice(from, to).map((each) => vocabulary.sets.get(each)));
}

/** Behind every letter of a word. */
const LAST = '\uffff';
/** A beginning is kept if so many words have it, and so large a part of all people. */
const MANY_WORDS = 16;
const MANY_ROWS = 1 / 64;

/**
 * Finds the beginnings that are worth keeping: of each run of words with one, the shortest.
 *
 * @param capacity rows there may be
 */
export function keepBeginnings(vocabulary: Vocabulary, capacity: number): void {
  const list = inOrder(vocabulary);
  const keep = (from: number, to: number, length: number): void => {
    const beginning = (list[from] as string).slice(0, length);
    let rows = 0;
    const sets = list.slice(from, to).map((word) => vocabulary.sets.get(word) as RowSet);
    for (const { count } of sets) rows += count;
    if (rows < Math.max(64, capacity * MANY_ROWS)) return;
    const set = unionOf(sets, capacity);
    vocabulary.beginnings.set(beginning, { set, words: to - from });
    divide(from, to, length + 1);
  };
  /** Goes through the runs of words that have their first `length` letters in common. */
  const divide = (from: number, to: number, length: number): void => {
    for (let start = from; start < to; ) {
      const word = list[start] as string;
      const end =
        word.length < length ? start + 1 : lowerBound(list, `${word.slice(0, length)}${LAST}`);
      if (end - start >= MANY_WORDS)
        if (start === from && end === to && length > SHORTEST_BEGINNING)
          divide(from, to, length + 1);
        else keep(start, end, length);
      start = end;
    }
  };
  divide(0, list.length, SHORTEST_BEGINNING);
}

/** The sets of words at as many typing slips as a word of this length may have; none of a short one. */
export function setsNear(vocabulary: Vocabulary, word: string): RowSet[] {
  const most = slips(word);
  if (most === 0) return [];
  return used(near(vocabulary.spelling, word, most).map((each) => vocabulary.sets.get(each)));
}

const used = (sets: (RowSet | undefined)[]): RowSet[] =>
  sets.filter((set) => set !== undefined && set.count > 0) as RowSet[];

/** Switches on the bits of whoever is in one of the sets. */
export function addSets(sets: readonly RowSet[], words: Uint32Array, at: number): void {
  for (const set of sets) addRows(set, words, at);
}

/** Bytes of the rows of a vocabulary; its words are texts of the engine's own. */
export function vocabularyBytes({ sets, beginnings, spelling }: Vocabulary): number {
  let bytes = spelling.letters.byteLength + spelling.lengths.byteLength;
  for (const { set } of beginnings.values()) bytes += bytesOf(set);
  for (const set of sets.values()) bytes += bytesOf(set);
  return bytes;
}
