/**
 * Chances corrected for having looked many times. Each returns them in the order they came in,
 * at most 1.
 */

/** Every chance times how many there are. */
export const bonferroni = (chances: readonly number[]): number[] =>
  chances.map((chance) => Math.min(1, chance * chances.length));

/** S. Holm, Scandinavian Journal of Statistics 6, 1979: keeps the chance of any false alarm. */
export function holm(chances: readonly number[]): number[] {
  const order = rising(chances);
  let most = 0;
  return placed(order, (chance, rank) => {
    most = Math.max(most, Math.min(1, (chances.length - rank) * chance));
    return most;
  });
}

/** Y. Benjamini and Y. Hochberg, JRSS B 57, 1995: keeps the share of false alarms among alarms. */
export function benjaminiHochberg(chances: readonly number[]): number[] {
  const order = rising(chances).toReversed();
  let least = 1;
  return placed(order, (chance, rank) => {
    least = Math.min(least, (chances.length / (chances.length - rank)) * chance);
    return least;
  });
}

type Placed = readonly [chance: number, place: number];
const rising = (chances: readonly number[]): Placed[] =>
  chances.map((chance, place): Placed => [chance, place]).sort(([a], [b]) => a - b);

function placed(order: readonly Placed[], adjust: (chance: number, rank: number) => number) {
  const adjusted = order.map(([chance, place], rank): Placed => [adjust(chance, rank), place]);
  return adjusted.sort(([, a], [, b]) => a - b).map(([chance]) => chance);
}
