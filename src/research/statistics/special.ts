/**
 * The functions behind every distribution here, to about 14 digits. Written out because no small
 * library reaches the reference values (docs/decisions/0010-statistics.md).
 */

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** Coefficients B(2k) / (2k (2k − 1)) of Stirling's series, Abramowitz & Stegun 6.1.40. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
/** From here on the series above is exact to a double. */
const STIRLING_FROM = 15;
const TINY = 1e-300;
const MOST_TERMS = 10_000;

/**
 * Natural logarithm of the gamma function.
 *
 * @param x greater than 0
 */
export function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < STIRLING_FROM; at += 1) shift -= Math.log(at);
  const series = STIRLING.reduceRight((sum, term) => sum / (at * at) + term, 0) / at;
  return shift + (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series;
}

/** Logarithm of n!, by adding up; kept, since tables ask for the same few again and again. */
export function logFactorial(n: number): number {
  for (let next = LOG_FACTORIALS.length; next <= n; next += 1)
    LOG_FACTORIALS.push(logGamma(next + 1));
  return LOG_FACTORIALS[n] ?? 0;
}
const LOG_FACTORIALS: number[] = [0, 0];

/** Logarithm of the number of ways to choose k of n; minus infinity where there is none. */
export const logChoose = (n: number, k: number): number =>
  k < 0 || k > n ? -Infinity : logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * Regularised incomplete beta function I_x(a, b): DLMF 8.17.22, the continued fraction, by Lentz's
 * method; on the side where it converges (DLMF 8.17.4).
 *
 * @param x 0 to 1
 * @param a greater than 0
 * @param b greater than 0
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront =
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  const term = (n: number): number => {
    const m = Math.floor(n / 2);
    if (n === 0) return 1;
    const up = n % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    return (up * x) / ((a + n - 1) * (a + n));
  };
  return (Math.exp(logFront) / a) * continuedFraction(term, () => 1);
}

/**
 * Regularised upper incomplete gamma function Q(a, x): the series DLMF 8.7.1 for small x, else the
 * continued fraction DLMF 8.9.2.
 *
 * @param a greater than 0
 * @param x at least 0
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) return 1 - front * lowerSeries(a, x);
  const term = (n: number) => (n === 0 ? 1 : n * (a - n));
  return front * continuedFraction(term, (n) => x + 2 * n + 1 - a);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** term(0) / (below(0) + term(1) / (below(1) + …)), by the modified method of Lentz. */
function continuedFraction(term: (n: number) => number, below: (n: number) => number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let upper = TINY;
  let lower = 0;
  let value = TINY;
  for (let n = 0; n < MOST_TERMS; n += 1) {
    lower = 1 / away(below(n) + term(n) * lower);
    upper = away(below(n) + term(n) / upper);
    const change = upper * lower;
    value *= change;
    if (n > 0 && Math.abs(change - 1) < 1e-16) break;
  }
  return value;
}
