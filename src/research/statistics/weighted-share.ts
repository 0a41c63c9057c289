/**
 * Intervals for a weighted share, as proportions from 0 to 1: the methods of svyciprop in R's
 * survey package (T. Lumley, Complex Surveys, 2010, section 2.4).
 */
import { type Design, degreesOf, means, single } from '#research/statistics/design.ts';
import { betaQuantile, twoSided } from '#research/statistics/distributions.ts';
import type { Interval } from '#research/statistics/intervals.ts';
import { root } from '#research/statistics/root.ts';

export type ShareMethod = 'logit' | 'likelihood' | 'asin' | 'beta' | 'mean';
type Known = { share: number; error: number; n: number; df: number; confidence: number };

/**
 * @param said whether each answer counts
 * @param method `logit`, the usual one; `beta`, Clopper and Pearson's for the effective base (E. L. Korn
 *   and B. I. Graubard, 1998), the careful one for shares near 0 or 1
 */
export function weightedShare(
  design: Design,
  said: readonly boolean[],
  method: ShareMethod = 'logit',
  confidence = 0.95,
): { share: number; error: number; interval: Interval } {
  const { value: share, error } = single(means(design, [said.map(Number)]));
  const known = { share, error, n: said.length, df: degreesOf(design), confidence };
  const certain = error === 0 || share <= 0 || share >= 1;
  return { share, error, interval: certain ? [share, share] : METHODS[method](known) };
}

const half = ({ error, df, confidence }: Known) => error * twoSided(confidence, df);

const METHODS: Record<ShareMethod, (known: Known) => Interval> = {
  mean: (known) => [known.share - half(known), known.share + half(known)],
  logit: (known) => {
    const { share } = known;
    const width = half(known) / (share * (1 - share));
    const middle = Math.log(share / (1 - share));
    const back = (x: number) => 1 / (1 + Math.exp(-x));
    return [back(middle - width), back(middle + width)];
  },
  asin: (known) => {
    const { share } = known;
    const width = half(known) / (2 * Math.sqrt(share * (1 - share)));
    const middle = Math.asin(Math.sqrt(share));
    return [Math.sin(middle - width) ** 2, Math.sin(middle + width) ** 2];
  },
  beta: ({ share, error, n, df, confidence }) => {
    const tail = (1 - confidence) / 2;
    const smaller = (twoSided(confidence, n - 1) / twoSided(confidence, df)) ** 2;
    const base = ((share * (1 - share)) / error ** 2) * smaller;
    return [
      betaQuantile(tail, base * share, base * (1 - share) + 1),
      betaQuantile(1 - tail, base * share + 1, base * (1 - share)),
    ];
  },
  likelihood: (known) => {
    const { share, error, n } = known;
    // the deviance is set against the spread of n answers, n − 1 of which are free
    const worth = ((share * (1 - share)) / error ** 2) * ((n - 1) / n);
    const reach = twoSided(known.confidence, known.df) ** 2;
    const crossing = (edge: number) =>
      root((other) => worth * apart(share, other) - reach, share, edge);
    return [crossing(Number.MIN_VALUE), crossing(1 - Number.EPSILON / 2)];
  },
};

/** How much less likely, per answer, another share makes what was said: twice the log of the ratio. */
export const apart = (share: number, other: number): number =>
  2 * (share * Math.log(share / other) + (1 - share) * Math.log((1 - share) / (1 - other)));
