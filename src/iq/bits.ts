/**
 * The answers of all as bits, kept twice over: as planes, one bit per person for each option, to
 * join and count many people at once; and as records, all bits of one person together, to count
 * few people by reading only theirs.
 */

import {
  newPlanes,
  type Plane,
  type Planes,
  planeAt,
  rowsOf,
  takePlanes,
} from '#iq/kernel/planes.ts';
import { EVERYONE, type Layout, placer } from '#iq/layout.ts';
import type { Profile } from '#iq/profile.ts';

export type Bits = {
  layout: Layout;
  planes: Planes;
  /** address of plane 0 */
  first: Plane;
  /** address of row 0's record, `width` bytes each; a few bytes of room before it for alignment */
  records: number;
  width: number;
  /** where counts are written: one u32 a plane; and 256 a byte of a record */
  counts: number;
  cells: number;
  rows: number;
  place: (profile: Profile, put: (plane: number) => void) => void;
};

/** People counted by their records cost about this much a byte, by planes this much a 16 bytes. */
const NS_A_BYTE = 1.5;
const NS_A_BLOCK = 1.2;
/** The most rows that records are read of: beyond it planes are faster, however wide they are. */
const MOST_SPARSE = 1 / 16;

/** @param capacity rows there may be */
export function newBits(layout: Layout, capacity: number, plain = false): Bits {
  const planes = newPlanes(capacity, plain);
  const width = Math.ceil(layout.planes / 8);
  const { memory } = planes;
  return {
    layout,
    planes,
    first: takePlanes(planes, layout.planes),
    records: memory.take(width * planes.capacity),
    width,
    counts: memory.take(4 * layout.planes),
    cells: memory.take(1024 * width),
    rows: memory.take(4 * Math.ceil(planes.capacity * MOST_SPARSE) + 128),
    place: placer(layout),
  };
}

export const planeOf = ({ first, planes }: Bits, place: number): Plane =>
  planeAt(first, place, planes);
export const everyone = (bits: Bits): Plane => planeOf(bits, EVERYONE);

/** Writes a person's record; planes follow by `transpose`. */
export function record(bits: Bits, row: number, profile: Profile): void {
  const { bytes } = bits.planes.memory;
  const at = bits.records + row * bits.width;
  bits.place(profile, (plane) => {
    bytes[at + (plane >>> 3)] = (bytes[at + (plane >>> 3)] as number) | (1 << (plane & 7));
  });
}

/** Makes all planes from the first `people` records. */
export function transpose(bits: Bits, people: number): void {
  const { bytes, words } = bits.planes.memory;
  const size = bits.planes.size >>> 2;
  const gathered = new Uint32Array(8);
  for (let block = 0; block * 32 < people; block++) {
    const first = bits.records + block * 32 * bits.width;
    const rows = Math.min(32, people - block * 32);
    for (let byte = 0; byte < bits.width; byte++) {
      gathered.fill(0);
      for (let row = 0; row < rows; row++)
        for (let rest = bytes[first + row * bits.width + byte] as number; rest !== 0; ) {
          const bit = 31 - Math.clz32(rest);
          gathered[bit] = (gathered[bit] as number) | (1 << row);
          rest ^= 1 << bit;
        }
      const planes = Math.min(8, bits.layout.planes - byte * 8);
      for (let bit = 0; bit < planes; bit++)
        words[(bits.first >>> 2) + (byte * 8 + bit) * size + block] = gathered[bit] as number;
    }
  }
}

/** Puts a person in the place of whoever is in this row; null: nobody. */
export function rewrite(bits: Bits, row: number, profile: Profile | null): void {
  const { bytes, words } = bits.planes.memory;
  const at = bits.records + row * bits.width;
  const before = bytes.slice(at, at + bits.width);
  bytes.fill(0, at, at + bits.width);
  if (profile) record(bits, row, profile);
  for (let byte = 0; byte < bits.width; byte++) {
    let changed = (before[byte] as number) ^ (bytes[at + byte] as number);
    for (; changed !== 0; changed &= changed - 1) {
      const place = byte * 8 + 31 - Math.clz32(changed & -changed);
      const word = (planeOf(bits, place) >>> 2) + (row >>> 5);
      words[word] = (words[word] as number) ^ (1 << (row & 31));
    }
  }
}

/**
 * How many of `base` are in each plane, in order of planes.
 *
 * @param people how many are in `base`
 */
export function countAll(bits: Bits, base: Plane, people: number): Float64Array {
  const { planes, width, layout } = bits;
  const byPlanes = layout.planes * (planes.size / 16) * NS_A_BLOCK;
  const byRecords = people * width * NS_A_BYTE + width * 500;
  return byRecords < byPlanes && people <= planes.capacity * MOST_SPARSE
    ? countRecords(bits, base)
    : countPlanes(bits, base);
}

function countPlanes({ planes, layout, first, counts }: Bits, base: Plane): Float64Array {
  const { memory, size } = planes;
  memory.loops.countEach(first, layout.planes, base, size, counts);
  const found = new Float64Array(layout.planes);
  found.set(memory.words.subarray(counts >>> 2, (counts >>> 2) + layout.planes));
  return found;
}

function countRecords(bits: Bits, base: Plane): Float64Array {
  const { planes, layout, records, width, cells, rows } = bits;
  const { words, loops } = planes.memory;
  const people = rowsOf(planes, base, words, rows >>> 2);
  words.fill(0, cells >>> 2, (cells >>> 2) + 256 * width);
  loops.tally(rows, rows + 4 * people, records, width, cells);
  const found = new Float64Array(layout.planes);
  for (let byte = 0; byte < width; byte++)
    unfold(words, (cells >>> 2) + byte * 256, found, byte * 8);
  return found;
}

/** From how often each value of a byte occurs to how often each of its bits is on. */
function unfold(words: Uint32Array, cells: number, found: Float64Array, first: number): void {
  for (let bit = 7; bit >= 0; bit--) {
    const half = 1 << bit;
    let on = 0;
    for (let value = 0; value < half; value++) {
      const upper = words[cells + half + value] as number;
      on += upper;
      words[cells + value] = (words[cells + value] as number) + upper;
    }
    if (first + bit < found.length) found[first + bit] = on;
  }
}
