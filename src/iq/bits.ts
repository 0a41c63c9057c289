/**
 * The answers of all as bits, kept twice over: as planes, one bit per person for each option, to
 * join and count many people at once; and as records, all bits of one person together, to count
 * few people by reading only theirs.
 */

import { newPlanes, type Plane, type Planes, planeAt, takePlanes } from '#iq/kernel/planes.ts';
import { EVERYONE, type Layout, placer } from '#iq/layout.ts';
import type { Profile } from '#iq/profile.ts';
import { listRows, newRecords, type Records, tallyRows } from '#iq/records.ts';

export type Bits = {
  layout: Layout;
  planes: Planes;
  /** address of plane 0 */
  first: Plane;
  records: Records;
  /** where counts are written: one u32 a plane */
  counts: number;
  place: (profile: Profile, put: (plane: number) => void) => void;
};

/** A person counted by the record costs about this much a byte, all by planes this much a 16 bytes. */
const NS_A_BYTE = 0.2;
const NS_A_BLOCK = 1.2;

/** @param capacity rows there may be */
export function newBits(layout: Layout, capacity: number, plain = false): Bits {
  const planes = newPlanes(capacity, plain);
  return {
    layout,
    planes,
    first: takePlanes(planes, layout.planes),
    records: newRecords(planes, layout.planes),
    counts: planes.memory.take(4 * layout.planes),
    place: placer(layout),
  };
}

export const planeOf = ({ first, planes }: Bits, place: number): Plane =>
  planeAt(first, place, planes);
export const everyone = (bits: Bits): Plane => planeOf(bits, EVERYONE);

/** Writes a person's record; planes follow by `transpose`. */
export function record(bits: Bits, row: number, profile: Profile): void {
  const { bytes } = bits.planes.memory;
  const at = bits.records.first + row * bits.records.width;
  bits.place(profile, (plane) => {
    bytes[at + (plane >>> 3)] = (bytes[at + (plane >>> 3)] as number) | (1 << (plane & 7));
  });
}

/** Makes all planes from the first `people` records. */
export function transpose(bits: Bits, people: number): void {
  const { bytes, words } = bits.planes.memory;
  const size = bits.planes.size >>> 2;
  const { first: start, width } = bits.records;
  const gathered = new Uint32Array(8);
  for (let block = 0; block * 32 < people; block++) {
    const first = start + block * 32 * width;
    const rows = Math.min(32, people - block * 32);
    for (let byte = 0; byte * 8 < bits.layout.planes; byte++) {
      gathered.fill(0);
      for (let row = 0; row < rows; row++)
        for (let rest = bytes[first + row * width + byte] as number; rest !== 0; ) {
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
  const { first, width } = bits.records;
  const at = first + row * width;
  const before = bytes.slice(at, at + width);
  bytes.fill(0, at, at + width);
  if (profile) record(bits, row, profile);
  for (let byte = 0; byte < width; byte++) {
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
 * @param whole the same counts of everyone
 */
export function countAll(
  bits: Bits,
  base: Plane,
  people: number,
  whole: Float64Array,
): Float64Array {
  const { planes, records, layout } = bits;
  const all = whole[EVERYONE] as number;
  const byPlanes = layout.planes * (planes.size / 16) * NS_A_BLOCK;
  if (Math.min(people, all - people) * records.width * NS_A_BYTE > byPlanes)
    return countPlanes(bits, base);
  const { many, missing } = listRows(planes, records, base, [everyone(bits), people, all]);
  const counts = tallyRows(planes, records, many, layout.planes);
  return missing ? counts.map((count, place) => (whole[place] as number) - count) : counts;
}

/** How many there are in each plane. */
export const countEveryone = (bits: Bits): Float64Array => countPlanes(bits, everyone(bits));

function countPlanes({ planes, layout, first, counts }: Bits, base: Plane): Float64Array {
  const { memory, size } = planes;
  memory.loops.countEach(first, layout.planes, base, size, counts);
  const found = new Float64Array(layout.planes);
  found.set(memory.words.subarray(counts >>> 2, (counts >>> 2) + layout.planes));
  return found;
}
