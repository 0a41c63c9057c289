/**
 * Where a continuous function crosses zero, by Brent's method (R. P. Brent, Algorithms for
 * Minimization without Derivatives, 1973, chapter 4): bisection that hurries where it safely can.
 *
 * @param from and `to`: the values there have different signs, or one of them is zero
 * @param tolerance how far from the crossing the answer may lie; 0 for as near as doubles go
 */
export function root(
  valueAt: (x: number) => number,
  from: number,
  to: number,
  tolerance = 0,
): number {
  let [a, b, c] = [from, to, from];
  let [atA, atB, atC] = [valueAt(from), valueAt(to), 0];
  if (atA === 0) return a;
  atC = atA;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const before = b - a;
    if (Math.abs(atC) < Math.abs(atB)) {
      [a, b, c] = [b, c, b];
      [atA, atB, atC] = [atB, atC, atB];
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= near || atB === 0) return b;
    const quick =
      Math.abs(before) >= near && Math.abs(atA) > Math.abs(atB)
        ? interpolated({ a, b, c, atA, atB, atC, before, near })
        : null;
    const move = quick ?? half;
    [a, atA] = [b, atB];
    b += Math.abs(move) < near ? (move > 0 ? near : -near) : move;
    atB = valueAt(b);
    if (atB > 0 === atC > 0) [c, atC] = [a, atA];
  }
  return b;
}

const MOST_STEPS = 1000;
type Known = Record<'a' | 'b' | 'c' | 'atA' | 'atB' | 'atC' | 'before' | 'near', number>;

/** The step by secant or inverse quadratic interpolation, if it is short enough to be trusted. */
function interpolated({ a, b, c, atA, atB, atC, before, near }: Known): number | null {
  const span = c - b;
  const ratio = atB / atA;
  let up = span * ratio;
  let down = 1 - ratio;
  if (a !== c) {
    const first = atA / atC;
    const second = atB / atC;
    up = ratio * (span * first * (first - second) - (b - a) * (second - 1));
    down = (first - 1) * (second - 1) * (ratio - 1);
  }
  if (up > 0) down = -down;
  else up = -up;
  const short = up < 0.75 * span * down - Math.abs(near * down) / 2;
  return short && up < Math.abs((before * down) / 2) ? up / down : null;
}
