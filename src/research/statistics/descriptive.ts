/** Sums, middles and who holds how much of a list of amounts. */

/** Sum with the lost digits kept (A. Neumaier, ZAMM 54, 1974), so that no order of people matters. */
export function sum(amounts: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const amount of amounts) {
    const next = total + amount;
    lost += Math.abs(total) >= Math.abs(amount) ? total - next + amount : amount - next + total;
    total = next;
  }
  return total + lost;
}

/** @returns NaN of nothing */
export const mean = (amounts: readonly number[]): number => sum(amounts) / amounts.length;

/**
 * The amount that `share` of the list lies below, between neighbours in proportion: type 7 of
 * R. J. Hyndman and Y. Fan, The American Statistician 50, 1996, as spreadsheets and R do.
 *
 * @param share 0 to 1
 * @returns NaN of nothing
 */
export function quantile(amounts: readonly number[], share: number): number {
  const order = amounts.toSorted((a, b) => a - b);
  const at = (order.length - 1) * share;
  const lower = order[Math.floor(at)] ?? Number.NaN;
  const upper = order[Math.ceil(at)] ?? Number.NaN;
  return lower + (upper - lower) * (at - Math.floor(at));
}

export const median = (amounts: readonly number[]): number => quantile(amounts, 0.5);

/** What the `top` largest amounts are of the sum, 0 to 1; 0 where the sum is 0. */
export function topShare(amounts: readonly number[], top: number): number {
  const total = sum(amounts);
  const largest = amounts.toSorted((a, b) => b - a).slice(0, top);
  return total === 0 ? 0 : sum(largest) / total;
}
