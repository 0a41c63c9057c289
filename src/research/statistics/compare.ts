/** Whether groups differ in a share. */
import { type Counts, pearson } from '#research/statistics/contingency.ts';
import { twoSided } from '#research/statistics/distributions.ts';
import { type Interval, wilson } from '#research/statistics/intervals.ts';

/** `count` of `base` people say it. */
export type Share = { count: number; base: number };
export type Compared = { p: number; difference: number; interval: Interval };

const told = (shares: readonly Share[]): Counts =>
  shares.map(({ count, base }) => [count, base - count]);

/**
 * Chance of shares so far apart, or further, were they all the same: Pearson's test of those who do
 * and do not, which for two groups is the square of the z test. 1 where all or nobody say it.
 */
export function sameShare(shares: readonly Share[]): number {
  const counts = told(shares);
  const varies = [0, 1].every((column) => counts.some((row) => (row[column] ?? 0) > 0));
  return varies ? pearson(counts).p : 1;
}

/** Two groups: the chance above, and the difference of the shares with its Wald interval. */
export function compare(one: Share, other: Share, confidence = 0.95): Compared {
  const [first, second] = [one.count / one.base, other.count / other.base];
  const difference = first - second;
  const error = Math.sqrt((first * (1 - first)) / one.base + (second * (1 - second)) / other.base);
  const half = twoSided(confidence) * error;
  return {
    p: sameShare([one, other]),
    difference,
    interval: [Math.max(-1, difference - half), Math.min(1, difference + half)],
  };
}

/**
 * The difference of two shares with R. G. Newcombe's interval (Statistics in Medicine 17, 1998,
 * pages 873 to 890, method 10), which is made of Wilson's two and does not shrink to nothing where a
 * share is 0 or 1.
 */
export function newcombe(one: Share, other: Share, confidence = 0.95): Interval {
  const [first, second] = [one.count / one.base, other.count / other.base];
  const [low, high] = [
    wilson(one.count, one.base, confidence),
    wilson(other.count, other.base, confidence),
  ];
  const difference = first - second;
  return [
    difference - Math.hypot(first - low[0], high[1] - second),
    difference + Math.hypot(low[1] - first, second - high[0]),
  ];
}

/** Every pair of groups, in the order of the list: 1–2, 1–3, …, 2–3, … */
export const pairwise = (groups: readonly Share[]): Compared[] =>
  groups.flatMap((one, at) => groups.slice(at + 1).map((other) => compare(one, other)));

/** A group against everybody who is not in it. */
export function againstTheRest(group: Share, all: Share): Compared {
  return compare(group, { count: all.count - group.count, base: all.base - group.base });
}
