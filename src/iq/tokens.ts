/** The folded words of texts, numbered as they come. Plain letters are read without making strings. */
import { wordsOf } from '#base/folding.ts';

/** For each ASCII sign: its small letter or digit; 0: none of a word; -1: not plain. */
const SIGNS = Int8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (sign === "'") return -1; // an apostrophe may belong to its word
  return /[A-Za-z0-9]/.test(sign) ? sign.toLowerCase().charCodeAt(0) : 0;
});

/** Fowler, Noll and Vo’s hash of 32 bits, 1a. */
const [BASIS, PRIME] = [0x811c9dc5, 0x01000193];

export class Tokens {
  #letters = new Uint8Array(4096);
  #used = 0;
  /** where the letters of each word begin; words with other letters than plain ones have none */
  readonly #starts: number[] = [0];
  readonly #others = new Map<string, number>();
  readonly #words: string[] = [];
  /** open addressing: the number of a word plus one; 0: free */
  #table = new Uint32Array(4096);

  /** Adds the number of each word of a text to a list, again where one stands again. */
  read(text: string, numbers: number[]): void {
    const used = this.#used;
    if (used + text.length > this.#letters.length)
      this.#letters = doubled(this.#letters, text.length);
    const letters = this.#letters;
    let [hash, first, at, start] = [BASIS, used, used, 0];
    for (let i = 0; i <= text.length; i++) {
      const letter = i < text.length ? (SIGNS[text.charCodeAt(i)] ?? -1) : 0;
      if (letter > 0) {
        letters[at++] = letter;
        hash = Math.imul(hash ^ letter, PRIME);
      } else if (letter < 0) {
        for (const word of wordsOf(text.slice(start))) numbers.push(this.#other(word));
        return;
      } else {
        if (at > first) numbers.push(this.#plain(letters, hash, at));
        hash = BASIS;
        first = this.#used; // further, if the word is new: then its letters stay
        at = first;
        start = i + 1;
      }
    }
  }

  /** The number of the letters from `#used` to an end. */
  #plain(letters: Uint8Array, hash: number, end: number): number {
    const [table, starts, used] = [this.#table, this.#starts, this.#used];
    const mask = table.length - 1;
    const length = end - used;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = (table[slot] as number) - 1;
      if (number < 0) return this.#keep(slot, end);
      const from = starts[number] as number;
      if ((starts[number + 1] as number) - from !== length) continue;
      let same = 0;
      while (same < length && letters[from + same] === letters[used + same]) same++;
      if (same === length) return number;
    }
  }
  #keep(slot: number, end: number): number {
    const word = String.fromCharCode(...this.#letters.subarray(this.#used, end));
    this.#table[slot] = this.#words.push(word);
    this.#used = end;
    this.#starts.push(end);
    if (this.#words.length * 2 > this.#table.length) this.#widen();
    return this.#words.length - 1;
  }
  #widen(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (let number = 0; number < this.#words.length; number++) {
      const [start = 0, stop = 0] = [this.#starts[number], this.#starts[number + 1]];
      if (stop === start) continue;
      let hash = BASIS;
      for (let i = start; i < stop; i++) hash = Math.imul(hash ^ (this.#letters[i] ?? 0), PRIME);
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#table[slot]) slot = (slot + 1) & mask;
      this.#table[slot] = number + 1;
    }
  }
  /** A plain word in a text that has others is numbered as in a plain text. */
  #other(word: string): number {
    if (/^[a-z0-9]+$/.test(word)) {
      const numbers: number[] = [];
      this.read(word, numbers);
      return numbers[0] as number;
    }
    const known = this.#others.get(word);
    if (known !== undefined) return known;
    const number = this.#words.push(word) - 1;
    this.#starts.push(this.#used);
    this.#others.set(word, number);
    return number;
  }

  /** Every word, by its number. */
  words(): readonly string[] {
    return this.#words;
  }
}

function doubled(list: Uint8Array<ArrayBuffer>, room: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(list.length * 2 + room);
  more.set(list);
  return more;
}
