/** Tails and quantiles of the distributions that tests and intervals need. */
import { root } from '#research/statistics/root.ts';
import { incompleteBeta, upperGamma } from '#research/statistics/special.ts';

/** Chance that chi-square with `df` degrees of freedom is at least `x`: Q(df/2, x/2), DLMF 8.2.4. */
export const chiSquareTail = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** Chance that F with `df1` and `df2` degrees of freedom is at least `x`. Abramowitz & Stegun 26.6.2. */
export const fTail = (x: number, df1: number, df2: number): number =>
  x <= 0 ? 1 : incompleteBeta(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);

/** Where the beta distribution reaches `p`; 0 and 1 for shapes of 0, as intervals at the edge need. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (a <= 0) return 0;
  if (b <= 0) return 1;
  return root((x) => incompleteBeta(x, a, b) - p, 0, 1);
}

/**
 * How many standard errors hold `confidence` of a t distribution, both sides together; the normal
 * distribution's for endless degrees of freedom. 0.95 and Infinity give 1.959963984540054.
 */
export function twoSided(confidence: number, df = Number.POSITIVE_INFINITY): number {
  if (df === Number.POSITIVE_INFINITY)
    return root((z) => chiSquareTail(z * z, 1) - (1 - confidence), 0, 40);
  const share = betaQuantile(confidence, 0.5, df / 2);
  return Math.sqrt((df * share) / (1 - share));
}
