/**
 * All bits of one person together: what a group of people have is counted by reading theirs alone,
 * or, where they are nearly everyone, those of whoever is missing.
 */
import {
  borrow,
  copy,
  drop,
  giveBack,
  type Plane,
  type Planes,
  rowsOf,
} from '#iq/kernel/planes.ts';

export type Records = {
  /** address of row 0's record */
  first: number;
  /** bytes of a record, a multiple of 16 */
  width: number;
  /** address of a list of rows, for the length of one call */
  rows: number;
  /** address of what is tallied */
  out: number;
};

/** The kernel counts up to 255 times sixteen in one call; this many stay near it meanwhile. */
const AT_ONCE = 2048;
const LISTED = 1 / 2;

/** @param planes how many bits a record has */
export function newRecords({ memory, capacity }: Planes, bits: number): Records {
  const width = 16 * Math.ceil(bits / 128);
  return {
    // one more, always empty: lists are filled up with it
    first: memory.take(width * (capacity + 1)),
    width,
    rows: memory.take(4 * (Math.ceil(capacity * LISTED) + 16)),
    out: memory.take(12 * 16),
  };
}

/**
 * Lists the rows of a plane, or of whoever is in `all` and not in it, whichever is shorter.
 *
 * @param people how many are in `plane`
 * @param everyone how many are in `all`, which the plane is a part of
 * @returns how many are listed, from `records.rows` on, and whether they are those who are missing
 */
export function listRows(
  planes: Planes,
  { rows }: Records,
  plane: Plane,
  [all, people, everyone]: [Plane, number, number],
): { many: number; missing: boolean } {
  if (people * 2 <= everyone) return { many: rowsOf(planes, plane, rows), missing: false };
  const others = borrow(planes);
  copy(planes, others, all);
  drop(planes, others, plane);
  const many = rowsOf(planes, others, rows);
  giveBack(planes, others);
  return { many, missing: true };
}

/** How often each bit is on among the first `many` rows of the list. */
export function tallyRows(
  { memory, capacity }: Planes,
  { first, width, rows, out }: Records,
  many: number,
  bits: number,
): Float64Array {
  const { words, bytes, loops } = memory;
  const full = 16 * Math.ceil(many / 16);
  words.fill(capacity, (rows >>> 2) + many, (rows >>> 2) + full);
  const found = new Float64Array(bits);
  for (let from = 0; from < full; from += AT_ONCE) {
    const to = Math.min(full, from + AT_ONCE);
    for (let part = 0; part < width; part += 16) {
      loops.tally(rows + 4 * from, rows + 4 * to, first + part, width, out);
      addTallied(bytes, out, found, part * 8);
    }
  }
  return found;
}

/** Adds what the kernel counted to the counts of 128 bits, from `place` on. */
function addTallied(bytes: Uint8Array, out: number, found: Float64Array, place: number): void {
  for (let byte = 0; byte < 16; byte++) {
    const [ones, twos, fours, eights] = [8, 9, 10, 11].map(
      (line) => bytes[out + 16 * line + byte] as number,
    ) as [number, number, number, number];
    for (let bit = 0; bit < 8; bit++) {
      const at = place + 8 * byte + bit;
      if (at >= found.length) return;
      const left =
        ((ones >>> bit) & 1) +
        2 * ((twos >>> bit) & 1) +
        4 * ((fours >>> bit) & 1) +
        8 * ((eights >>> bit) & 1);
      found[at] = (found[at] as number) + 16 * (bytes[out + 16 * bit + byte] as number) + left;
    }
  }
}
