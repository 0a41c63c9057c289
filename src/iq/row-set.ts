/** Who has one of very many values: a sorted list of rows, or bits where there are many of them. */

import { bitsIn } from '#iq/kernel/plain.ts';

/** `rows` is sorted and its first `count` are used; `bits` takes its place where that is smaller. */
export type RowSet = { count: number; rows: Uint32Array; bits: Uint32Array | null };

export const emptySet = (): RowSet => ({ count: 0, rows: new Uint32Array(2), bits: null });

/** The set of these sorted rows. */
export function setOf(rows: Uint32Array, capacity: number): RowSet {
  const set: RowSet = { count: rows.length, rows, bits: null };
  if (isMany(set.count, capacity)) useBits(set, capacity);
  return set;
}

/** Bits are the smaller from one in 32 on. */
const isMany = (count: number, capacity: number) => count > 64 && count * 32 > capacity;

/** Place of the first of the sorted rows that is not before `row`. */
function placeOf({ rows, count }: RowSet, row: number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rows[middle] as number) < row) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function hasRow(set: RowSet, row: number): boolean {
  if (set.bits) return (((set.bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
  const place = placeOf(set, row);
  return place < set.count && set.rows[place] === row;
}

/** Puts a row in, if it is not there; fastest behind the last. @param capacity rows there may be */
export function putRow(set: RowSet, row: number, capacity: number): void {
  if (set.bits) {
    putBit(set, set.bits, row, capacity);
    return;
  }
  const { count } = set;
  const last = count === 0 ? -1 : (set.rows[count - 1] as number);
  if (last === row || (last > row && hasRow(set, row))) return;
  if (count === set.rows.length) set.rows = grown(set.rows, count * 2 + 2);
  const place = last < row ? count : placeOf(set, row);
  if (place < count) set.rows.copyWithin(place + 1, place, count);
  set.rows[place] = row;
  set.count = count + 1;
  if (isMany(set.count, capacity)) useBits(set, capacity);
}

function putBit(set: RowSet, bits: Uint32Array, row: number, capacity: number): void {
  const at = row >>> 5;
  const bit = 1 << (row & 31);
  const room = at < bits.length ? bits : grown(bits, capacity >>> 5);
  set.bits = room;
  if (((room[at] as number) & bit) !== 0) return;
  room[at] = (room[at] as number) | bit;
  set.count++;
}

/** Whoever is in one of some sets. */
export function unionOf(sets: readonly RowSet[], capacity: number): RowSet {
  const bits = new Uint32Array(capacity >>> 5);
  for (const each of sets) addRows(each, bits, 0);
  let count = 0;
  for (const word of bits) count += bitsIn(word);
  if (isMany(count, capacity)) return { count, rows: new Uint32Array(0), bits };
  const rows = new Uint32Array(count);
  let place = 0;
  for (let i = 0; i < bits.length; i++)
    for (let rest = bits[i] as number; rest !== 0; rest &= rest - 1)
      rows[place++] = i * 32 + 31 - Math.clz32(rest & -rest);
  return { count, rows, bits: null };
}

export function dropRow(set: RowSet, row: number): void {
  if (!hasRow(set, row)) return;
  set.count--;
  if (set.bits) set.bits[row >>> 5] = (set.bits[row >>> 5] as number) & ~(1 << (row & 31));
  else {
    const place = placeOf({ ...set, count: set.count + 1 }, row);
    set.rows.copyWithin(place, place + 1, set.count + 1);
  }
}

function grown(old: Uint32Array, length: number): Uint32Array {
  const larger = new Uint32Array(Math.max(length, old.length));
  larger.set(old);
  return larger;
}

function useBits(set: RowSet, capacity: number): void {
  const bits = new Uint32Array(capacity >>> 5);
  for (let i = 0; i < set.count; i++) {
    const row = set.rows[i] as number;
    bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
  }
  set.bits = bits;
  set.rows = new Uint32Array(0);
}

/** Switches on the bits of these rows, from word `at` of `words` on. */
export function addRows({ rows, count, bits }: RowSet, words: Uint32Array, at: number): void {
  if (bits)
    for (let i = 0; i < bits.length; i++)
      words[at + i] = (words[at + i] as number) | (bits[i] as number);
  else
    for (let i = 0; i < count; i++) {
      const row = rows[i] as number;
      words[at + (row >>> 5)] = (words[at + (row >>> 5)] as number) | (1 << (row & 31));
    }
}

export const bytesOf = ({ rows, bits }: RowSet) => rows.byteLength + (bits?.byteLength ?? 0);
