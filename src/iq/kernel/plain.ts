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
  const count = (plane: number, base: number, size: number): number => {
    const { words } = memory;
    const [a, b] = [plane >>> 2, base >>> 2];
    let total = 0;
    for (let i = 0; i < size >>> 2; i++)
      total += bitsIn((words[a + i] as number) & (words[b + i] as number));
    return total;
  };
  return {
    keep: joined((a, b) => a & b),
    add: joined((a, b) => a | b),
    drop: joined((a, b) => a & ~b),
    count,
    countEach(first, many, base, size, out) {
      for (let i = 0; i < many; i++)
        memory.words[(out >>> 2) + i] = count(first + i * size, base, size);
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
      bytes.fill(0, out, out + 12 * 16);
      totals.forEach((total, place) => {
        const [byte, bit] = [place >>> 3, place & 7];
        bytes[out + 16 * bit + byte] = total >>> 4;
        for (let left = 0; left < 4; left++) {
          const at = out + 16 * (8 + left) + byte;
          bytes[at] = (bytes[at] as number) | (((total >>> left) & 1) << bit);
        }
      });
    },
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
