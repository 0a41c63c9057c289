/** Counting bits by carry-save adders: of two planes, and of each bit over many records. */
import {
  add,
  addBytes,
  addInts,
  and,
  bitsOfBytes,
  type Code,
  call,
  type Fn,
  get,
  I32,
  int,
  isBelow,
  lane,
  load,
  loadInt,
  multiply,
  or,
  pairBytes,
  pairShorts,
  repeat,
  seq,
  set,
  shiftInts,
  shiftLeft,
  shiftShorts,
  sixteen,
  step,
  storeAt,
  storeInt,
  V128,
  when,
  xor,
  zeros,
} from '#iq/kernel/wasm.ts';

/** sum = x + y + low, bit by bit, in place of `low`; what is carried goes to `carry`. */
const adder = (x: Code, y: Code, low: number, carry: number, [u, v]: [number, number]): Code =>
  seq(
    ...[x, set(u), y, set(v)],
    ...[get(u), get(v), and, get(u), get(v), xor, set(u)],
    ...[get(u), get(low), and, or, set(carry)],
    ...[get(u), get(low), xor, set(low)],
  );

/**
 * How many bits are on in both of two planes: eight blocks of 128 bits at a time go through a tree
 * of carry-save adders, so that bits are counted once in eight blocks (Harley and Seal; Muła, Kurz
 * and Lemire, “Faster Population Counts Using AVX2 Instructions”, 2018).
 *
 * Parameters: plane, base, bytes (a multiple of 128, not 0).
 */
export function countBoth(): Fn {
  const [end, ones, twos, fours, total, a, b, c, d, e, f] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  const both = (block: number): Code =>
    seq(get(0), load(16 * block), get(1), load(16 * block), and);
  const sum = (x: Code, y: Code, low: number, carry: number) => adder(x, y, low, carry, [e, f]);
  const bitsIn = (local: number, weight: number): Code =>
    seq(
      ...[get(total), get(local), bitsOfBytes, pairBytes, pairShorts],
      ...(weight > 0 ? [shiftInts(weight)] : []),
      ...[addInts, set(total)],
    );
  const round = seq(
    sum(both(0), both(1), ones, a),
    sum(both(2), both(3), ones, b),
    sum(get(a), get(b), twos, c),
    sum(both(4), both(5), ones, a),
    sum(both(6), both(7), ones, b),
    sum(get(a), get(b), twos, d),
    sum(get(c), get(d), fours, a),
    bitsIn(a, 3),
  );
  const clear = [ones, twos, fours, total].flatMap((local) => [zeros, set(local)]);
  const all = [0, 1, 2, 3].flatMap((place) => [get(total), lane(place), ...(place ? [add] : [])]);
  const body = seq(
    ...clear,
    ...[get(0), get(2), add, set(end)],
    repeat(round, step(0, 128), step(1, 128), get(0), get(end), isBelow),
    ...[bitsIn(ones, 0), bitsIn(twos, 1), bitsIn(fours, 2)],
    ...all,
  );
  return { params: 3, result: true, locals: [I32, ...Array<number>(10).fill(V128)], body };
}

/**
 * Counts of many planes, one after the other: first plane, how many, base, bytes, out (u32 each).
 *
 * @param count place of `countBoth` in the module
 */
export function countEach(count: number): Fn {
  const end = 5;
  const one = seq(
    ...[get(4), get(0), get(2), get(3), call(count), storeInt],
    ...[get(0), get(3), add, set(0), step(4, 4)],
  );
  const body = seq(
    ...[get(4), get(1), int(2), shiftLeft, add, set(end)],
    ...[get(1), when(repeat(one, get(4), get(end), isBelow))],
  );
  return { params: 5, result: false, locals: [I32], body };
}

/**
 * How often each of 128 bits is on among some records, sixteen at a time: what sixteen carry is
 * counted in a byte for each bit, so there may be 255 times sixteen (Klarqvist, Muła and Lemire,
 * “Efficient Computation of Positional Population Counts Using SIMD Instructions”, 2019).
 *
 * Parameters: rows (u32 each, a multiple of sixteen, not 0), their end, the address of row 0's
 * sixteen bytes, bytes from one record to the next, out. Leaves there sixteen bytes for each bit
 * of a byte, how often sixteen were carried, then those of the ones, twos, fours and eights.
 */
export function tally(): Fn {
  const [ones, twos, fours, eights] = [5, 6, 7, 8];
  const [a, b, c, d, e, f, u, v] = [9, 10, 11, 12, 13, 14, 15, 16];
  const counters = Array.from({ length: 8 }, (_, bit) => 17 + bit);
  const record = (place: number): Code =>
    seq(get(0), loadInt(4 * place), get(3), multiply, get(2), add, load(0));
  const sum = (x: Code, y: Code, low: number, carry: number) => adder(x, y, low, carry, [u, v]);
  const four = (first: number, carry: number): Code =>
    seq(
      sum(record(first), record(first + 1), ones, a),
      sum(record(first + 2), record(first + 3), ones, b),
      sum(get(a), get(b), twos, carry),
    );
  const eight = (first: number, carry: number): Code =>
    seq(four(first, c), four(first + 4, d), sum(get(c), get(d), fours, carry));
  const counted = counters.map((counter, bit) =>
    seq(
      ...[get(counter), get(u), ...(bit > 0 ? [shiftShorts(bit)] : [])],
      ...[sixteen(1), and, addBytes, set(counter)],
    ),
  );
  const round = seq(
    ...[eight(0, e), eight(8, f), sum(get(e), get(f), eights, a), get(a), set(u)],
    ...counted,
  );
  const kept = [...counters, ones, twos, fours, eights];
  const body = seq(
    repeat(round, step(0, 64), get(0), get(1), isBelow),
    ...kept.map((local, place) => seq(get(4), get(local), storeAt(16 * place))),
  );
  return { params: 5, result: false, locals: Array<number>(20).fill(V128), body };
}
