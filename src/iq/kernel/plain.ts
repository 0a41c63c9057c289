/** The kernel's loops in TypeScript: where WebAssembly may not run, and to check it against. */
import type { Loops, Views } from '#iq/kernel/loops.ts';

/** How many bits are on in a word of 32. */
export function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** @param memory what all addresses are in; it may be moved as it grows */
export function plainLoops(memory: Views): Loops {
  const joined =
    (join: (a: number, b: number) => number) => (into: number, other: number, size: number) => {
      const { words } = memory;
      const [to, from] = [into >>> 2, other >>> 2];
      for (let i = 0; i < size >>> 2; i++)
        words[to + i] = join(words[to + i] as number, words[from + i] as number);
    };
  const count = (plane: number, base: number, size: number, out: number) => {
    const { words } = memory;
    const [a, b] = [plane >>> 2, base >>> 2];
    let total = 0;
    for (let i = 0; i < size >>> 2; i++)
      total += bitsIn((words[a + i] as number) & (words[b + i] as number));
    words[out >>> 2] = total;
  };
  return {
    keep: joined((a, b) => a & b),
    add: joined((a, b) => a | b),
    drop: joined((a, b) => a & ~b),
    count,
    countFour(first, base, size, out) {
      for (let i = 0; i < 4; i++) count(first + i * size, base, size, out + 4 * i);
    },
    tally(rows, end, first, width, out) {
      const { words, bytes } = memory;
      const totals = new Uint32Array(128);
      for (let at = rows >>> 2; at < end >>> 2; at++) {
        const record = first + (words[at] as number) * width;
        for (let bit = 0; bit < 128; bit++)
          totals[bit] =
            (totals[bit] as number) + (((bytes[record + (bit >>> 3)] as number) >>> (bit & 7)) & 1);
      }
      totals.forEach((many, place) => {
        const at = out + (place >>> 3);
        const bit = place & 7;
        let total = many + 16 * (bytes[at + 16 * bit] as number);
        for (let left = 0; left < 4; left++)
          total += (((bytes[at + 16 * (8 + left)] as number) >>> bit) & 1) << left;
        bytes[at + 16 * bit] = total >>> 4;
        for (let left = 0; left < 4; left++) {
          const others = (bytes[at + 16 * (8 + left)] as number) & ~(1 << bit);
          bytes[at + 16 * (8 + left)] = others | (((total >>> left) & 1) << bit);
        }
      });
    },
    fetch() {},
    rows(plane, size, out) {
      const { words } = memory;
      let at = out >>> 2;
      for (let i = 0; i < size >>> 2; i++)
        for (let rest = words[(plane >>> 2) + i] as number; rest !== 0; rest &= rest - 1)
          words[at++] = i * 32 + 31 - Math.clz32(rest & -rest);
      return at << 2;
    },
  };
}
