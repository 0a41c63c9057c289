/**
 * All bits of one person together: what a group of people have is counted by reading theirs alone,
 * or, where they are nearly everyone, those of whoever is missing.
 */
import type { Memory } from '#iq/kernel/memory.ts';
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
/** A longer list is never needed: then whoever is missing is listed. */
const LISTED = 1 / 2;

/** @param bits how many a record has */
export function newRecords({ memory, capacity }: Planes, bits: number): Records {
  const width = 16 * Math.ceil(bits / 128);
  return {
    // one more, always empty: lists are filled up with it
    first: memory.take(width * (capacity + 1)),
    width,
    rows: memory.take(4 * (Math.ceil(capacity * LISTED) + 16)),
    out: memory.take(12 * width),
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
  bytes.fill(0, out, out + 12 * width);
  const found = new Float64Array(8 * width);
  for (let from = 0; from < full; from += AT_ONCE) {
    const to = Math.min(full, from + AT_ONCE);
    loops.fetch(rows + 4 * from, rows + 4 * to, first, width);
    for (let part = 0; part < width; part += 16) {
      loops.tally(rows + 4 * from, rows + 4 * to, first + part, width, out + 12 * part);
      addSixteens(bytes, out + 12 * part, found, 8 * part);
    }
  }
  for (let part = 0; part < width; part += 16) addRest(bytes, out + 12 * part, found, 8 * part);
  return found.subarray(0, bits);
}

/** Adds what was carried of 128 bits to their counts, from `place` on, and begins anew. */
function addSixteens(bytes: Uint8Array, out: number, found: Float64Array, place: number): void {
  for (let i = 0; i < 128; i++) {
    const at = place + 8 * (i & 15) + (i >>> 4);
    found[at] = (found[at] as number) + 16 * (bytes[out + i] as number);
    bytes[out + i] = 0;
  }
}

/** Adds the ones, twos, fours and eights that are left. */
function addRest(bytes: Uint8Array, out: number, found: Float64Array, place: number): void {
  for (let i = 0; i < 128; i++) {
    const at = out + 128 + (i >>> 3);
    const bit = i & 7;
    const rest =
      (((bytes[at] as number) >>> bit) & 1) +
      (((bytes[at + 16] as number) >>> bit) & 1) * 2 +
      (((bytes[at + 32] as number) >>> bit) & 1) * 4 +
      (((bytes[at + 48] as number) >>> bit) & 1) * 8;
    found[place + i] = (found[place + i] as number) + rest;
  }
}

/** A number that stands in binary in a row's record: `many` bits from `place` on, the lowest first. */
export function numberIn(
  { bytes }: Memory,
  { first, width }: Records,
  row: number,
  [place, many]: [number, number],
): number {
  const record = first + row * width;
  let found = 0;
  for (let from = 0; from < many; from += 16) {
    const at = record + ((place + from) >>> 3);
    const three = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    const bits = (three | ((bytes[at + 2] as number) << 16)) >>> ((place + from) & 7);
    found += (bits & ((1 << Math.min(16, many - from)) - 1)) * 2 ** from;
  }
  return found;
}
