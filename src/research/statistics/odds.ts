/** How many times the odds differ between two rows of two columns. */
import type { Counts } from '#research/statistics/contingency.ts';
import { root } from '#research/statistics/root.ts';
import { logChoose } from '#research/statistics/special.ts';

/**
 * The conditional maximum-likelihood odds ratio of a 2 × 2 table, which Fisher's test goes with
 * (J. Cornfield, 1956): the odds under which the first cell is, on average, what it is.
 *
 * @param tolerance of the search; R stops at about 1.2e-4, the default goes on to the last digit
 * @returns 0 or Infinity where the first cell is as small or as large as the margins let it be
 */
export function oddsRatio(counts: Counts, tolerance = 0): number {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = counts;
  const least = Math.max(0, a - d);
  const most = Math.min(a + b, a + c);
  if (a === least) return 0;
  if (a === most) return Number.POSITIVE_INFINITY;
  const logs = Array.from(
    { length: most - least + 1 },
    (_, at) => logChoose(a + c, least + at) + logChoose(b + d, a + b - least - at),
  );
  const meanAt = (odds: number) => {
    const tilted = logs.map((log, at) => log + (least + at) * Math.log(odds));
    const highest = Math.max(...tilted);
    const weights = tilted.map((log) => Math.exp(log - highest));
    const total = weights.reduce((sum, each) => sum + each, 0);
    return weights.reduce((sum, each, at) => sum + (each / total) * (least + at), 0);
  };
  const edge = (odds: number) => (odds === 0 ? least : meanAt(odds));
  return edge(1) > a
    ? root((odds) => edge(odds) - a, 0, 1, tolerance)
    : 1 / root((odds) => edge(1 / odds) - a, Number.EPSILON, 1, tolerance);
}
