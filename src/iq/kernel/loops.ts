/** What the kernel does. Addresses and sizes are in bytes; a plane's size is a multiple of 128. */
export type Loops = {
  /** leaves in `into` what is also in `other` */
  keep(into: number, other: number, size: number): void;
  add(into: number, other: number, size: number): void;
  /** takes out of `into` what is in `other` */
  drop(into: number, other: number, size: number): void;
  /** how many bits are on in both */
  count(plane: number, base: number, size: number): number;
  /** the same for `many` planes that lie one after the other; u32 each at `out` */
  countEach(first: number, many: number, base: number, size: number, out: number): void;
  /** adds to 256 counts (u32) for each byte of a record how often each value of it occurs among rows */
  tally(rows: number, end: number, records: number, width: number, out: number): void;
};

/** The memory as numbers; made anew when it grows, so they are not kept. */
export type Views = { words: Uint32Array; bytes: Uint8Array };
