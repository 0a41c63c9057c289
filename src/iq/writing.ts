/** A vocabulary made of very many texts at once: words are numbered first and put in order last. */
import type { OpenField } from '#iq/open-field.ts';
import { type RowSet, setOf } from '#iq/row-set.ts';
import { Tokens } from '#iq/tokens.ts';
import { addWord, keepBeginnings, newVocabulary, type Vocabulary } from '#iq/vocabulary.ts';

/** Which word stands in which row, in order of rows; a word twice where a person wrote it twice. */
export type Writer = {
  tokens: Tokens;
  numbers: Uint32Array;
  rows: Uint32Array;
  used: number;
  /** the words of texts that many have, such as a title */
  known: Map<string, number[]>;
};

export const newWriter = (): Writer => ({
  tokens: new Tokens(),
  numbers: new Uint32Array(1024),
  rows: new Uint32Array(1024),
  used: 0,
  known: new Map(),
});

const MOST_KNOWN = 100_000;

/** @param row not less than that of any text before */
export function write(writer: Writer, text: string, row: number): void {
  const numbers: number[] = [];
  writer.tokens.read(text, numbers);
  putNumbers(writer, numbers, row);
}

/** The same for a text that others are likely to have too. */
export function writeAgain(writer: Writer, text: string, row: number): void {
  let numbers = writer.known.get(text);
  if (!numbers) {
    numbers = [];
    writer.tokens.read(text, numbers);
    if (writer.known.size < MOST_KNOWN) writer.known.set(text, numbers);
  }
  putNumbers(writer, numbers, row);
}

function putNumbers(writer: Writer, numbers: readonly number[], row: number): void {
  if (writer.used + numbers.length > writer.rows.length) {
    writer.numbers = doubled(writer.numbers, numbers.length);
    writer.rows = doubled(writer.rows, numbers.length);
  }
  for (const number of numbers) {
    writer.numbers[writer.used] = number;
    writer.rows[writer.used++] = row;
  }
}

function doubled(list: Uint32Array, room: number): Uint32Array {
  const more = new Uint32Array(list.length * 2 + room);
  more.set(list);
  return more;
}

/** @param capacity rows there may be */
export function vocabularyFrom(writer: Writer, capacity: number): Vocabulary {
  const { tokens, numbers, rows, used } = writer;
  const words = tokens.words();
  const sets = rowsBy(numbers.subarray(0, used), rows, words.length, capacity);
  const vocabulary = newVocabulary();
  for (const [number, word] of words.entries()) addWord(vocabulary, word, sets[number] as RowSet);
  keepBeginnings(vocabulary, capacity);
  return vocabulary;
}

/** The rows of each number, by counting: how many there are, where each begins, then one pass. */
function rowsBy(
  numbers: Uint32Array,
  rows: Uint32Array | null,
  many: number,
  capacity: number,
): RowSet[] {
  const ends = new Uint32Array(many + 1);
  for (let i = 0; i < numbers.length; i++) {
    const after = (numbers[i] as number) + 1;
    ends[after] = (ends[after] as number) + 1;
  }
  for (let number = 0; number < many; number++)
    ends[number + 1] = (ends[number + 1] as number) + (ends[number] as number);
  const starts = ends.slice(0, many);
  const next = ends.slice(0, many);
  const placed = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    const at = next[number] as number;
    const row = rows === null ? i : (rows[i] as number);
    // the same word of the same person once
    if (at > (starts[number] as number) && placed[at - 1] === row) continue;
    placed[at] = row;
    next[number] = at + 1;
  }
  return Array.from(starts, (start, number) => setOf(placed.slice(start, next[number]), capacity));
}

/** Gives an open field its sets, from the codes of its first `people` rows. */
export function settle(field: OpenField, people: number): void {
  const { codes, values } = field;
  field.sets = rowsBy(codes.subarray(0, people), null, values.length, codes.length);
  field.sets[0] = setOf(new Uint32Array(0), codes.length);
}
