/**
 * Intervals for a share, as proportions from 0 to 1. The report prints `wilson` or its finite form;
 * the others are there to be compared with (R. G. Newcombe, Statistics in Medicine 17, 1998).
 */
import { betaQuantile, twoSided } from '#research/statistics/distributions.ts';

export type Interval = readonly [lower: number, upper: number];

/** The share that is left to chance when `answered` of `all` have answered: sqrt((N − n)/(N − 1)). */
export const finiteCorrection = (answered: number, all: number): number =>
  all <= 1 ? 0 : Math.sqrt((all - answered) / (all - 1));

/** How many answers from an endless population would tell as much: n (N − 1)/(N − n). */
export const finiteBase = (answered: number, all: number): number =>
  answered >= all ? Number.POSITIVE_INFINITY : (answered * (all - 1)) / (all - answered);

/** Half the width of the plain (Wald) interval; of a known finite population if `all` is given. */
export function marginOfError(
  count: number,
  base: number,
  all?: number,
  confidence = 0.95,
): number {
  const share = count / base;
  const endless = twoSided(confidence) * Math.sqrt((share * (1 - share)) / base);
  return all === undefined ? endless : endless * finiteCorrection(base, all);
}

/** The textbook interval, which may leave 0 to 1 and shrinks to nothing at the ends. */
export function wald(count: number, base: number, confidence = 0.95): Interval {
  const half = marginOfError(count, base, undefined, confidence);
  return [count / base - half, count / base + half];
}

/** E. B. Wilson, JASA 22, 1927: the shares that a score test would not refuse. */
export const wilson = (count: number, base: number, confidence = 0.95): Interval => [
  count === 0 ? 0 : score(count / base, base, -twoSided(confidence)),
  count === base ? 1 : score(count / base, base, twoSided(confidence)),
];

/** Wilson's interval with as many answers as tell as much in a finite population; a point for a full census. */
export function wilsonFinite(
  count: number,
  base: number,
  all: number,
  confidence = 0.95,
): Interval {
  const share = count / base;
  const worth = finiteBase(base, all);
  if (worth === Number.POSITIVE_INFINITY) return [share, share];
  const z = twoSided(confidence);
  return [score(share, worth, -z), score(share, worth, z)];
}

/** Wilson's interval with Yates's correction: Newcombe's method 4, R's prop.test. */
export function wilsonCorrected(count: number, base: number, confidence = 0.95): Interval {
  const step = Math.min(0.5, Math.abs(count - base / 2)) / base;
  const share = count / base;
  const z = twoSided(confidence);
  return [
    share - step <= 0 ? 0 : score(share - step, base, -z),
    share + step >= 1 ? 1 : score(share + step, base, z),
  ];
}

/** C. J. Clopper and E. S. Pearson, Biometrika 26, 1934: never covers less than it says. */
export function clopperPearson(count: number, base: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  return [
    betaQuantile(tail, count, base - count + 1),
    betaQuantile(1 - tail, count + 1, base - count),
  ];
}

function score(share: number, base: number, z: number): number {
  const square = (z * z) / base;
  const spread = z * Math.sqrt((share * (1 - share)) / base + square / (4 * base));
  return (share + square / 2 + spread) / (1 + square);
}
