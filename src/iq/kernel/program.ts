/** The kernel's hot loops in WebAssembly SIMD. plain.ts says the same in TypeScript. */
import { count, fetchRows, tally } from '#iq/kernel/counting.ts';
import {
  add,
  and,
  andLongs,
  andNot,
  type Code,
  type Fn,
  get,
  I32,
  I64,
  isBelow,
  isZeroLong,
  load,
  loadLong,
  long,
  moduleOf,
  narrow,
  opposite,
  or,
  repeat,
  seq,
  set,
  step,
  store,
  storeInt,
  subtractLongs,
  trailingZeros,
  when,
} from '#iq/kernel/wasm.ts';

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

/** Writes the numbers of the bits that are on: plane, bytes (not 0), out. Leaves the end of what it wrote. */
function rows(): Fn {
  const [end, row, word] = [3, 4, 5];
  const one = seq(
    ...[get(2), get(row), get(word), trailingZeros, narrow, add, storeInt, step(2, 4)],
    ...[get(word), get(word), long(1), subtractLongs, andLongs, set(word)],
    ...[get(word), isZeroLong, opposite],
  );
  const body = seq(
    ...[get(0), get(1), add, set(end)],
    repeat(
      ...[get(0), loadLong, set(word)],
      ...[get(word), isZeroLong, opposite, when(repeat(one))],
      ...[step(row, 64), step(0, 8), get(0), get(end), isBelow],
    ),
    get(2),
  );
  return { params: 3, result: true, locals: [I32, I32, I64], body };
}

export const program = (): Uint8Array<ArrayBuffer> =>
  moduleOf({
    keep: joining(and),
    add: joining(or),
    drop: joining(andNot),
    count: count(1),
    countFour: count(4),
    tally: tally(),
    rows: rows(),
    fetch: fetchRows(),
  });
