/** Numbers that look like chance and are the same each time: a search that tries many things repeats. */
export type Chance = {
  /** a whole number from 0 to `below` - 1 */
  of(below: number): number;
  /** from 0 to 1 */
  next(): number;
};

/** @see xorshift32: Marsaglia, "Xorshift RNGs" (2003) */
export function chance(seed: number): Chance {
  let state = seed | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return { next, of: (below) => Math.floor(next() * below) };
}

/** In another order. */
export function shuffled<T>(list: readonly T[], { of }: Chance): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = of(at + 1);
    const [a, b] = [mixed[at], mixed[other]];
    if (a === undefined || b === undefined) continue;
    mixed[at] = b;
    mixed[other] = a;
  }
  return mixed;
}
