/**
 * The few WebAssembly instructions that the kernel is written in, as bytes (WebAssembly core
 * specification 2.0, chapter 5). Small enough to read, so that no compiler is needed.
 */
export type Code = readonly number[];

/** An unsigned number, seven bits to a byte (LEB128). */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** A signed number, seven bits to a byte. */
function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 0x7f;
    if ((rest >> 6 === 0 && (low & 0x40) === 0) || (rest >> 6 === -1 && (low & 0x40) !== 0))
      return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

export const I32 = 0x7f;
export const I64 = 0x7e;
export const V128 = 0x7b;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const int = (value: number): Code => [0x41, ...signed(value)];
export const add: Code = [0x6a];
export const isBelow: Code = [0x49];
export const multiply: Code = [0x6c];
/** Four bytes at the address on the stack, plus `offset`. */
export const loadInt = (offset: number): Code => [0x28, 2, ...unsigned(offset)];
export const storeInt: Code = [0x36, 2, 0];
/** The same of eight bytes, and the operations on them. */
export const loadLong: Code = [0x29, 3, 0];
export const long = (value: number): Code => [0x42, ...signed(value)];
export const subtractLongs: Code = [0x7d];
export const andLongs: Code = [0x83];
export const isZeroLong: Code = [0x50];
/** How many bits below the lowest that is on are off. */
export const trailingZeros: Code = [0x7a];
export const narrow: Code = [0xa7];
export const call = (fn: number): Code => [0x10, ...unsigned(fn)];

/** Runs `body`, again as long as it leaves true on the stack. */
export const repeat = (...body: Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0d, 0, 0x0b];
/** Runs `body` if true is on the stack. */
export const when = (...body: Code[]): Code => [0x04, 0x40, ...body.flat(), 0x0b];
/** True becomes false, false true. */
export const opposite: Code = [0x45];

export const seq = (...parts: Code[]): Code => parts.flat();
export const step = (local: number, by: number): Code => seq(get(local), int(by), add, set(local));

const simd = (op: number, ...rest: number[]): Code => [0xfd, ...unsigned(op), ...rest];
/** Sixteen bytes at the address on the stack, plus `offset`. */
export const load = (offset: number): Code => simd(0, 4, ...unsigned(offset));
export const storeAt = (offset: number): Code => simd(11, 4, ...unsigned(offset));
export const store: Code = storeAt(0);
export const sixteen = (byte: number): Code => simd(12, ...Array<number>(16).fill(byte));
export const and: Code = simd(78);
export const andNot: Code = simd(79);
export const or: Code = simd(80);
export const xor: Code = simd(81);
/** Bits that are on, in each of sixteen bytes. */
export const bitsOfBytes: Code = simd(98);
export const addBytes: Code = simd(110);
export const shiftShorts = (by: number): Code => [...int(by), ...simd(141)];
/** Sixteen bytes to eight sums of two, eight to four. */
export const pairBytes: Code = simd(125);
export const pairShorts: Code = simd(127);
export const addInts: Code = simd(174);
export const shiftInts = (by: number): Code => [...int(by), ...simd(171)];
export const lane = (place: number): Code => simd(27, place);

/** A function: its parameters are 32-bit integers, then come `locals`; `body` leaves `results`. */
export type Fn = { params: number; result: boolean; locals: readonly number[]; body: Code };

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (code: Code): Code => [...unsigned(code.length), ...code];
const section = (id: number, items: readonly Code[]): Code => [id, ...sized(vector(items))];
const name = (text: string): Code => sized([...text].map((letter) => letter.charCodeAt(0)));

/** A module that takes its memory as `m.m` and exports each function under its name. */
export function moduleOf(functions: Readonly<Record<string, Fn>>): Uint8Array<ArrayBuffer> {
  const all = Object.entries(functions);
  const type = ({ params, result }: Fn): Code => [
    0x60,
    ...vector(Array.from({ length: params }, () => [I32])),
    ...vector(result ? [[I32]] : []),
  ];
  const locals = (kinds: readonly number[]) => vector(kinds.map((kind) => [1, kind]));
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      all.map(([, fn]) => type(fn)),
    ),
    ...section(2, [[...name('m'), ...name('m'), 2, 0, 1]]),
    ...section(
      3,
      all.map((_, i) => unsigned(i)),
    ),
    ...section(
      7,
      all.map(([called], i) => [...name(called), 0, ...unsigned(i)]),
    ),
    ...section(
      10,
      all.map(([, fn]) => sized([...locals(fn.locals), ...fn.body, 0x0b])),
    ),
  ]);
}
