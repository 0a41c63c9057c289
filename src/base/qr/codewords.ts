/**
 * What a QR code holds: the bytes of a text and those that repair it, in the order in which they are
 * laid (ISO/IEC 18004, byte mode, level M: up to 15 % of a dirty or torn code can be restored).
 */

/** Of one version at level M: bytes of all, and the sizes of its blocks' data. */
type Room = { total: number; blocks: readonly number[] };

const blocks = (...groups: readonly [many: number, size: number][]) =>
  groups.flatMap(([many, size]) => Array.from({ length: many }, () => size));

/** Versions 1 to 10: ISO/IEC 18004, table 9. */
const rooms: readonly Room[] = [
  { total: 26, blocks: blocks([1, 16]) },
  { total: 44, blocks: blocks([1, 28]) },
  { total: 70, blocks: blocks([1, 44]) },
  { total: 100, blocks: blocks([2, 32]) },
  { total: 134, blocks: blocks([2, 43]) },
  { total: 172, blocks: blocks([4, 27]) },
  { total: 196, blocks: blocks([4, 31]) },
  { total: 242, blocks: blocks([2, 38], [2, 39]) },
  { total: 292, blocks: blocks([3, 36], [2, 37]) },
  { total: 346, blocks: blocks([4, 43], [1, 44]) },
];

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** Bits before the bytes: four say that bytes follow, 8 or 16 how many. */
const headBits = (version: number) => (version < 10 ? 12 : 20);

/**
 * @param text up to 213 bytes in UTF-8
 * @returns the smallest version (1 to 10) that holds it, and its codewords
 * @throws RangeError for a longer text
 */
export function codewordsOf(text: string): { version: number; codewords: number[] } {
  const bytes = new TextEncoder().encode(text);
  const fits = (room: Room, at: number) =>
    headBits(at + 1) + bytes.length * 8 <= sum(room.blocks) * 8;
  const at = rooms.findIndex(fits);
  const room = rooms[at];
  if (!room) throw new RangeError('Too long for a QR code of version 10');
  const version = at + 1;
  return { version, codewords: interleaved(filled(bytes, version, sum(room.blocks)), room) };
}

/** Head, bytes, an end of up to four bits, and padding to the last byte. */
function filled(bytes: Uint8Array, version: number, size: number): number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, headBits(version) - 4);
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, size * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  const words = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  );
  for (let pad = 0xec; words.length < size; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** First words of all blocks, second words of all, and so on; then what repairs them, likewise. */
function interleaved(data: readonly number[], { total, blocks: sizes }: Room): number[] {
  const repairing = (total - data.length) / sizes.length;
  let from = 0;
  const parts = sizes.map((size) => {
    const part = data.slice(from, from + size);
    from += size;
    return part;
  });
  const repairs = parts.map((part) => repairOf(part, repairing));
  return [...woven(parts), ...woven(repairs)];
}

const woven = (parts: readonly (readonly number[])[]): number[] =>
  Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, at) =>
    parts.flatMap((part) => part[at] ?? []),
  ).flat();

/** Product in the field of 256 elements over x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

/** Remainder of the data by (x−1)(x−2)(x−4)…, the Reed-Solomon code of `count` words. */
function repairOf(data: readonly number[], count: number): number[] {
  let divisor = [1];
  let root = 1;
  for (let degree = 0; degree < count; degree++) {
    const [shifted, scaled] = [
      [...divisor, 0],
      [0, ...divisor.map((each) => times(each, root))],
    ];
    divisor = shifted.map((each, at) => each ^ (scaled[at] ?? 0));
    root = times(root, 2);
  }
  const rest = [...data, ...Array.from({ length: count }, () => 0)];
  data.forEach((_, at) => {
    const lead = rest[at] ?? 0;
    divisor.forEach((each, step) => {
      rest[at + step] = (rest[at + step] ?? 0) ^ times(each, lead);
    });
  });
  return rest.slice(data.length);
}
