/**
 * Sets of people as bit-planes in one memory: one bit per person, in order of rows. A plane is
 * named by its address; all planes of a table have one size.
 */
import { type Memory, newMemory } from '#iq/kernel/memory.ts';

/** Address of a plane. */
export type Plane = number & { readonly plane: unique symbol };

export type Planes = {
  readonly memory: Memory;
  /** rows that fit */
  readonly capacity: number;
  /** bytes of a plane */
  readonly size: number;
  /** address of a number, for the length of one call */
  readonly out: number;
  /** planes that are lent out for a while and given back */
  readonly spare: Plane[];
};

/** @param capacity rows; rounded up to whole blocks of 1024 */
export function newPlanes(capacity: number, plain = false): Planes {
  const blocks = Math.max(1, Math.ceil(capacity / 1024));
  const memory = newMemory(plain);
  const out = memory.take(4);
  return { memory, capacity: blocks * 1024, size: blocks * 128, out, spare: [] };
}

/** `many` planes one after the other, all empty: the address of the first. */
export const takePlanes = ({ memory, size }: Planes, many: number): Plane =>
  memory.take(size * many) as Plane;

export const planeAt = (first: Plane, place: number, { size }: Planes): Plane =>
  (first + place * size) as Plane;

/** A plane to work in, empty; give it back with `giveBack`. */
export function borrow(planes: Planes): Plane {
  const plane = planes.spare.pop();
  if (plane === undefined) return takePlanes(planes, 1);
  clear(planes, plane);
  return plane;
}

export const giveBack = (planes: Planes, plane: Plane) => planes.spare.push(plane);

export function clear({ memory, size }: Planes, plane: Plane): void {
  memory.words.fill(0, plane >>> 2, (plane + size) >>> 2);
}

export function copy({ memory, size }: Planes, into: Plane, from: Plane): void {
  memory.words.copyWithin(into >>> 2, from >>> 2, (from + size) >>> 2);
}

export const keep = ({ memory, size }: Planes, into: Plane, other: Plane) =>
  memory.loops.keep(into, other, size);
export const add = ({ memory, size }: Planes, into: Plane, other: Plane) =>
  memory.loops.add(into, other, size);
export const drop = ({ memory, size }: Planes, into: Plane, other: Plane) =>
  memory.loops.drop(into, other, size);
/** How many are in both. */
export function countBoth({ memory, size, out }: Planes, a: Plane, b: Plane): number {
  memory.loops.count(a, b, size, out);
  return memory.words[out >>> 2] as number;
}

export const holds = ({ memory }: Planes, plane: Plane, row: number): boolean =>
  (((memory.words[(plane >>> 2) + (row >>> 5)] ?? 0) >>> (row & 31)) & 1) === 1;

export function flip({ memory }: Planes, plane: Plane, row: number): void {
  const at = (plane >>> 2) + (row >>> 5);
  memory.words[at] = (memory.words[at] ?? 0) ^ (1 << (row & 31));
}

/** Calls with each row of a plane, in order. */
export function eachRow({ memory, size }: Planes, plane: Plane, use: (row: number) => void): void {
  const { words } = memory;
  const first = plane >>> 2;
  for (let i = 0; i < size >>> 2; i++)
    for (let rest = words[first + i] as number; rest !== 0; rest &= rest - 1)
      use(i * 32 + 31 - Math.clz32(rest & -rest));
}

/** Writes the rows of a plane, in order, as u32 from address `out` on. @returns how many */
export const rowsOf = ({ memory, size }: Planes, plane: Plane, out: number): number =>
  (memory.loops.rows(plane, size, out) - out) >>> 2;
