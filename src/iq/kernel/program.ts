/** The kernel's hot loops in WebAssembly SIMD. plain.ts says the same in TypeScript. */
import {
  add,
  addInts,
  and,
  andNot,
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
  loadByte,
  loadInt,
  moduleOf,
  or,
  pairBytes,
  pairShorts,
  repeat,
  set,
  shiftInts,
  shiftLeft,
  store,
  storeInt,
  V128,
  when,
  xor,
  zeros,
} from '#iq/kernel/wasm.ts';

const seq = (...parts: Code[]): Code => parts.flat();
const step = (local: number, by: number): Code => seq(get(local), int(by), add, set(local));

/** into (0) = into ∘ other (1), over so many bytes (2), a multiple of 16 and not 0. */
function joining(operation: Code): Fn {
  const end = 3;
  const one = seq(get(0), get(0), load(0), get(1), load(0), operation, store);
  const body = seq(
    ...[get(0), get(2), add, set(end)],
    repeat(one, step(0, 16), step(1, 16), get(0), get(end), isBelow),
  );
  return { params: 3, result: false, locals: [I32], body };
}

/**
 * How many bits are on in both of two planes: eight blocks of 128 bits at a time go through a tree
 * of carry-save adders, so that bits are counted once in eight blocks (Harley and Seal; Muła, Kurz
 * and Lemire, “Faster Population Counts Using AVX2 Instructions”, 2018).
 *
 * Parameters: plane, base, bytes (a multiple of 128, not 0).
 */
function countBoth(): Fn {
  const [end, ones, twos, fours, total, a, b, c, d, e, f] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  const both = (block: number): Code =>
    seq(get(0), load(16 * block), get(1), load(16 * block), and);
  /** sum = x + y + low in place of `low`; what is carried goes to `carry`. u is e, v is f. */
  const adder = (x: Code, y: Code, low: number, carry: number): Code =>
    seq(
      ...[x, set(e), y, set(f)],
      ...[get(e), get(f), and, get(e), get(f), xor, set(e)],
      ...[get(e), get(low), and, or, set(carry)],
      ...[get(e), get(low), xor, set(low)],
    );
  const bitsIn = (local: number, weight: number): Code =>
    seq(
      ...[get(total), get(local), bitsOfBytes, pairBytes, pairShorts],
      ...(weight > 0 ? [shiftInts(weight)] : []),
      ...[addInts, set(total)],
    );
  const round = seq(
    adder(both(0), both(1), ones, a),
    adder(both(2), both(3), ones, b),
    adder(get(a), get(b), twos, c),
    adder(both(4), both(5), ones, a),
    adder(both(6), both(7), ones, b),
    adder(get(a), get(b), twos, d),
    adder(get(c), get(d), fours, a),
    bitsIn(a, 3),
  );
  const clear = [ones, twos, fours, total].flatMap((local) => [zeros, set(local)]);
  const sum = [0, 1, 2, 3].flatMap((place) => [get(total), lane(place), ...(place ? [add] : [])]);
  const body = seq(
    ...clear,
    ...[get(0), get(2), add, set(end)],
    repeat(round, step(0, 128), step(1, 128), get(0), get(end), isBelow),
    ...[bitsIn(ones, 0), bitsIn(twos, 1), bitsIn(fours, 2)],
    ...sum,
  );
  return { params: 3, result: true, locals: [I32, ...Array<number>(10).fill(V128)], body };
}

const COUNT = 3;

/** Counts of many planes, one after the other: first plane, how many, base, bytes, out (u32 each). */
function countEach(): Fn {
  const end = 5;
  const one = seq(
    ...[get(4), get(0), get(2), get(3), call(COUNT), storeInt],
    ...[get(0), get(3), add, set(0), step(4, 4)],
  );
  const body = seq(
    ...[get(4), get(1), int(2), shiftLeft, add, set(end)],
    when2(get(1), repeat(one, get(4), get(end), isBelow)),
  );
  return { params: 5, result: false, locals: [I32], body };
}

const when2 = (condition: Code, body: Code): Code => seq(condition, when(body));

/**
 * How often each value of each byte of a record occurs among some rows. Parameters: rows (u32
 * each), end of rows, records, bytes of a record, out: 256 counts (u32) for each byte.
 */
function tally(): Fn {
  const [record, last, cell, place] = [5, 6, 7, 8];
  const one = seq(
    ...[get(cell), get(record), loadByte, int(2), shiftLeft, add, set(place)],
    ...[get(place), get(place), loadInt, int(1), add, storeInt],
    ...[step(cell, 1024), step(record, 1), get(record), get(last), isBelow],
  );
  const row = seq(
    ...[get(0), loadInt, get(3), [0x6c], get(2), add, set(record)],
    ...[get(record), get(3), add, set(last), get(4), set(cell)],
    repeat(one),
    ...[step(0, 4), get(0), get(1), isBelow],
  );
  const body = seq(get(0), get(1), isBelow, when(repeat(row)));
  return { params: 5, result: false, locals: [I32, I32, I32, I32], body };
}

export const program = (): Uint8Array<ArrayBuffer> =>
  moduleOf({
    keep: joining(and),
    add: joining(or),
    drop: joining(andNot),
    count: countBoth(),
    countEach: countEach(),
    tally: tally(),
  });
