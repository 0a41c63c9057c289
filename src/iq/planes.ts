/** Bit-planes: one bit per person, thirty-two to a word. Sets of people that can be counted fast. */
export type Plane = Uint32Array;

export const emptyPlane = (people: number): Plane => new Uint32Array(Math.ceil(people / 32));

/** Everyone: bits past the last person stay off, so that counts are exact. */
export function fullPlane(people: number): Plane {
  const plane = emptyPlane(people).fill(0xffffffff);
  const last = people % 32;
  if (last > 0) plane[plane.length - 1] = 2 ** last - 1;
  return plane;
}

export function put(plane: Plane, row: number): void {
  plane[row >>> 5] = (plane[row >>> 5] ?? 0) | (1 << (row & 31));
}

export const holds = (plane: Plane, row: number): boolean =>
  (((plane[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;

/** Keeps in `into` those who are also in `other`. */
export function keep(into: Plane, other: Plane): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) & (other[i] ?? 0);
}

/** Adds to `into` those who are in `other`. */
export function add(into: Plane, other: Plane): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) | (other[i] ?? 0);
}

/** Everyone in `all` who is not in `plane`. */
export function without(all: Plane, plane: Plane): Plane {
  return all.map((word, i) => word & ~(plane[i] ?? 0));
}

function bits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

export function count(plane: Plane): number {
  let total = 0;
  for (const word of plane) total += bits(word);
  return total;
}

/** How many are in both. */
export function countBoth(a: Plane, b: Plane): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += bits((a[i] ?? 0) & (b[i] ?? 0));
  return total;
}

/** The people of a plane, in order of their rows. */
export function rowsOf(plane: Plane): number[] {
  const rows: number[] = [];
  plane.forEach((word, i) => {
    for (let rest = word; rest !== 0; rest &= rest - 1)
      rows.push(i * 32 + 31 - Math.clz32(rest & -rest));
  });
  return rows;
}
