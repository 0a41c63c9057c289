/** What the kernel does. Addresses and sizes are in bytes; a plane's size is a multiple of 128. */
export type Loops = {
  /** leaves in `into` what is also in `other` */
  keep(into: number, other: number, size: number): void;
  add(into: number, other: number, size: number): void;
  /** takes out of `into` what is in `other` */
  drop(into: number, other: number, size: number): void;
  /** writes at `out` (u32) how many bits are on in both */
  count(plane: number, base: number, size: number, out: number): void;
  /** the same for four planes that lie one after the other */
  countFour(first: number, base: number, size: number, out: number): void;
  /**
   * How often each of 128 bits is on among records: a multiple of sixteen of `rows` (u32 each, up to
   * `end`), at most 4080. `first`: the sixteen bytes of row 0; the next record's are `width` further.
   * At `out` sixteen bytes for each bit of a byte: how many times sixteen; then, as bits, what is
   * left over, by ones, twos, fours and eights. They are added to.
   */
  tally(rows: number, end: number, first: number, width: number, out: number): void;
  /** brings the records of these rows near; changes nothing */
  fetch(rows: number, end: number, first: number, width: number): void;
  /** writes the numbers of the bits that are on, u32 each. @returns the end of what it wrote */
  rows(plane: number, size: number, out: number): number;
};

/** The memory as numbers; made anew when it grows, so they are not kept. */
export type Views = { words: Uint32Array; bytes: Uint8Array };
