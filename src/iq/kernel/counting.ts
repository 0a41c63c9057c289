/** Counting bits by carry-save adders: of two planes, and of each bit over many records. */
import {
  add,
  addBytes,
  addInts,
  and,
  bitsOfBytes,
  type Code,
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
  shiftShorts,
  sixteen,
  step,
  storeAt,
  storeInt,
  V128,
  xor,
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
 * How many bits are on in a base and in each of some planes that lie one behind the other: eight
 * blocks of 128 bits of each go through a tree of carry-save adders, so that bits are counted once
 * in eight blocks (Harley and Seal; Muła, Kurz and Lemire, “Faster Population Counts Using AVX2
 * Instructions”, 2018). Several planes are read side by side, so that memory is waited for once.
 *
 * Parameters: first plane, base, bytes of a plane (a multiple of 128, not 0), out (u32 each).
 */
export function count(planes: number): Fn {
  const [end, c, d, u, v, firstLocal] = [4, 5, 6, 7, 8, 9];
  const base = Array.from({ length: 8 }, (_, block) => firstLocal + block);
  const many = Array.from({ length: planes }, (_, i) => firstLocal + 8 + 6 * i);
  const address = (i: number) => firstLocal + 8 + 6 * planes + i;
  const sum = (x: Code, y: Code, low: number, carry: number) => adder(x, y, low, carry, [u, v]);
  const bitsIn = (total: number, local: number, weight: number): Code =>
    seq(
      ...[get(total), get(local), bitsOfBytes, pairBytes, pairShorts],
      ...(weight > 0 ? [shiftInts(weight)] : []),
      ...[addInts, set(total)],
    );
  const round = (ones: number, i: number): Code => {
    const [twos, fours, total, a, b] = [1, 2, 3, 4, 5].map((by) => ones + by) as Five;
    const both = (block: number) =>
      seq(get(address(i)), load(16 * block), get(base[block] as number), and);
    return seq(
      sum(both(0), both(1), ones, a),
      sum(both(2), both(3), ones, b),
      sum(get(a), get(b), twos, c),
      sum(both(4), both(5), ones, a),
      sum(both(6), both(7), ones, b),
      sum(get(a), get(b), twos, d),
      sum(get(c), get(d), fours, a),
      bitsIn(total, a, 3),
      step(address(i), 128),
    );
  };
  const written = (ones: number, i: number): Code => {
    const total = ones + 3;
    const lanes = [0, 1, 2, 3].map((at) => seq(get(total), lane(at), ...(at ? [add] : [])));
    const rest = [0, 1, 2].map((weight) => bitsIn(total, ones + weight, weight));
    return seq(...rest, get(3), int(4 * i), add, ...lanes, storeInt);
  };
  const body = seq(
    ...many.map((_, i) =>
      seq(...(i === 0 ? [get(0)] : [get(address(i - 1)), get(2), add]), set(address(i))),
    ),
    ...[get(1), get(2), add, set(end)],
    repeat(
      ...base.map((local, block) => seq(get(1), load(16 * block), set(local))),
      ...many.map(round),
      ...[step(1, 128), get(1), get(end), isBelow],
    ),
    ...many.map(written),
  );
  const vectors = Array<number>(4 + 8 + 6 * planes).fill(V128);
  return {
    params: 4,
    result: false,
    locals: [I32, ...vectors, ...Array<number>(planes).fill(I32)],
    body,
  };
}

type Five = [number, number, number, number, number];

/**
 * How often each of 128 bits is on among some records, sixteen at a time: what sixteen carry is
 * counted in a byte for each bit, so there may be 255 times sixteen (Klarqvist, Muła and Lemire,
 * “Efficient Computation of Positional Population Counts Using SIMD Instructions”, 2019).
 *
 * Parameters: rows (u32 each, a multiple of sixteen, not 0), their end, the address of row 0's
 * sixteen bytes, bytes from one record to the next, out: sixteen bytes for each bit of a byte, how
 * often sixteen were carried, then those of the ones, twos, fours and eights. It goes on from what
 * is there.
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
    ...kept.map((local, place) => seq(get(4), load(16 * place), set(local))),
    repeat(round, step(0, 64), get(0), get(1), isBelow),
    ...kept.map((local, place) => seq(get(4), get(local), storeAt(16 * place))),
  );
  return { params: 5, result: false, locals: Array<number>(20).fill(V128), body };
}

/**
 * Reads a byte of each of some records, so that they are near when they are tallied: so little is
 * done with each that the processor fetches many at a time.
 *
 * Parameters: rows, their end, the address of row 0's record, bytes from one record to the next.
 */
export function fetchRows(): Fn {
  const seen = 4;
  const one = seq(
    ...[get(seen), get(0), loadInt(0), get(3), multiply, get(2), add, loadInt(0), add, set(seen)],
    ...[step(0, 4), get(0), get(1), isBelow],
  );
  return { params: 4, result: true, locals: [I32], body: seq(repeat(one), get(seen)) };
}
