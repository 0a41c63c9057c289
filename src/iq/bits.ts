/**
 * The answers of all as bits, kept twice over: as planes, one bit per person for each option, to
 * join and count many people at once; and as records, all bits of one person together, to count
 * few people by reading only theirs.
 */

import {
  add,
  flip,
  holds,
  newPlanes,
  type Plane,
  type Planes,
  planeAt,
  takePlanes,
} from '#iq/kernel/planes.ts';
import { EVERYONE, type Layout } from '#iq/layout.ts';
import { type Places, placer } from '#iq/placer.ts';
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
  place: (profile: Profile, into: Places) => void;
  /** what `place` lists, for the length of one call */
  places: Places;
};

/** What counting costs: by records each byte of a person and of a record, by planes each 16 bytes. */
const NS_A_BYTE = 0.6;
const NS_AT_ALL = 150;
const NS_A_BLOCK = 1.2;
/** The kernel counts so many planes at once. */
const AT_ONCE = 4;

/** @param capacity rows there may be */
export function newBits(layout: Layout, capacity: number, plain = false): Bits {
  const planes = newPlanes(capacity, plain);
  const full = AT_ONCE * Math.ceil(layout.counted / AT_ONCE);
  return {
    layout,
    planes,
    first: takePlanes(planes, Math.max(full, layout.planes)),
    records: newRecords(planes, layout.counted),
    counts: planes.memory.take(4 * full),
    place: placer(layout),
    places: { planes: [], many: 0 },
  };
}

export const planeOf = ({ first, planes }: Bits, place: number): Plane =>
  planeAt(first, place, planes);
export const everyone = (bits: Bits): Plane => planeOf(bits, EVERYONE);

/** Writes a person's record; planes follow by `transpose`. */
export function record(bits: Bits, row: number, profile: Profile): void {
  const { bytes } = bits.planes.memory;
  const { counted } = bits.layout;
  const at = bits.records.first + row * bits.records.width;
  bits.place(profile, bits.places);
  const { planes, many } = bits.places;
  for (let i = 0; i < many; i++) {
    const plane = planes[i] as number;
    if (plane < counted)
      bytes[at + (plane >>> 3)] = (bytes[at + (plane >>> 3)] as number) | (1 << (plane & 7));
  }
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
    for (let byte = 0; byte * 8 < bits.layout.counted; byte++) {
      gathered.fill(0);
      for (let row = 0; row < rows; row++)
        for (let rest = bytes[first + row * width + byte] as number; rest !== 0; ) {
          const bit = 31 - Math.clz32(rest);
          gathered[bit] = (gathered[bit] as number) | (1 << row);
          rest ^= 1 << bit;
        }
      const planes = Math.min(8, bits.layout.counted - byte * 8);
      for (let bit = 0; bit < planes; bit++)
        words[(bits.first >>> 2) + (byte * 8 + bit) * size + block] = gathered[bit] as number;
    }
  }
  for (const { first: option, room, answered, single } of bits.layout.columns.values())
    for (let place = option; single && place < option + room; place++)
      add(bits.planes, planeOf(bits, answered), planeOf(bits, place));
}

/**
 * Puts a person in the place of whoever is in this row; null: nobody.
 *
 * @param whole counts of everyone, which are kept right
 */
export function rewrite(
  bits: Bits,
  row: number,
  profile: Profile | null,
  whole: Float64Array,
): void {
  const { planes, layout, records } = bits;
  const now = new Uint8Array(layout.planes);
  if (profile) {
    bits.place(profile, bits.places);
    for (const plane of bits.places.planes.slice(0, bits.places.many)) now[plane] = 1;
  }
  const at = records.first + row * records.width;
  for (let place = 0; place < layout.planes; place++) {
    const plane = planeOf(bits, place);
    if (holds(planes, plane, row) === (now[place] === 1)) continue;
    flip(planes, plane, row);
    if (place >= layout.counted) continue;
    whole[place] = (whole[place] as number) + (now[place] === 1 ? 1 : -1);
    const byte = at + (place >>> 3);
    planes.memory.bytes[byte] = (planes.memory.bytes[byte] as number) ^ (1 << (place & 7));
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
  const byPlanes = layout.counted * (planes.size / 16) * NS_A_BLOCK;
  const few = Math.min(people, all - people);
  if (records.width * (few * NS_A_BYTE + NS_AT_ALL) > byPlanes) return countPlanes(bits, base);
  const { many, missing } = listRows(planes, records, base, [everyone(bits), people, all]);
  const counts = tallyRows(planes, records, many, layout.counted);
  return missing ? counts.map((count, place) => (whole[place] as number) - count) : counts;
}

/** How many there are in each plane. */
export const countEveryone = (bits: Bits): Float64Array => countPlanes(bits, everyone(bits));

function countPlanes({ planes, layout, first, counts }: Bits, base: Plane): Float64Array {
  const { memory, size } = planes;
  const { counted } = layout;
  for (let place = 0; place < counted; place += AT_ONCE)
    memory.loops.countFour(first + place * size, base, size, counts + 4 * place);
  return Float64Array.from(memory.words.subarray(counts >>> 2, (counts >>> 2) + counted));
}
