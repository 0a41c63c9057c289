/**
 * How R's confint reads an interval off a likelihood: at a few steps, through a cubic spline, and
 * then by straight lines between its points (MASS, profile.glm and confint.profile.glm; the spline
 * of G. E. Forsythe, M. A. Malcolm and C. B. Moler, 1977). Up to 1e-5 away from the curve itself, so
 * that its digits can be met only by reading ours the same way.
 */

/** `z`: signed root of the deviance at a value of the parameter; `step`, `most`: as MASS takes them. */
export type Profile = { centre: number; z: (value: number) => number; step: number; most: number };

const MOST_STEPS = 10;

/** @returns the values at which the profile, so read, is `reach` below and above */
export function readByR(profile: Profile, reach: number): [number, number] {
  const points = [
    ...side(profile, -1).toReversed(),
    { x: profile.centre, y: 0 },
    ...side(profile, 1),
  ];
  const curve = spline(points);
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  const many = 3 * points.length;
  const read = Array.from({ length: many }, (_, at) => {
    const x = first + ((last - first) * at) / (many - 1);
    return { x, y: curve(x) };
  });
  return [at(read, -reach), at(read, reach)];
}

type Point = { x: number; y: number };

function side({ centre, z, step, most }: Profile, sign: 1 | -1): Point[] {
  const points: Point[] = [];
  for (let k = 1; k < MOST_STEPS && Math.abs(points.at(-1)?.y ?? 0) < most; k += 1) {
    const x = centre + sign * k * step;
    points.push({ x, y: z(x) });
  }
  return points;
}

function at(read: Point[], y: number): number {
  const next = read.findIndex((point) => point.y >= y);
  const [a, b] = [read[next - 1] ?? { x: 0, y: 0 }, read[next] ?? { x: 0, y: 0 }];
  return a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
}

function spline(points: Point[]): (x: number) => number {
  const n = points.length;
  const x = Float64Array.from(points, (point) => point.x);
  const y = Float64Array.from(points, (point) => point.y);
  const g = (list: Float64Array, i: number) => list[i] ?? 0;
  const gap = x.map((each, i) => g(x, i + 1) - each);
  const slope = y.map((each, i) => (g(y, i + 1) - each) / g(gap, i));
  const b = x.map((_, i) => 2 * (g(gap, i - 1) + g(gap, i)));
  const c = slope.map((each, i) => each - g(slope, i - 1));
  b[0] = -g(gap, 0);
  b[n - 1] = -g(gap, n - 2);
  const bend = (i: number) => g(c, i) / (g(x, i + 1) - g(x, i - 1));
  const [start, end] = [bend(2) - bend(1), bend(n - 2) - bend(n - 3)];
  c[0] = (start * g(gap, 0) ** 2) / (g(x, 3) - g(x, 0));
  c[n - 1] = (-end * g(gap, n - 2) ** 2) / (g(x, n - 1) - g(x, n - 4));
  for (let i = 1; i < n; i += 1) {
    const t = g(gap, i - 1) / g(b, i - 1);
    b[i] = g(b, i) - t * g(gap, i - 1);
    c[i] = g(c, i) - t * g(c, i - 1);
  }
  c[n - 1] = g(c, n - 1) / g(b, n - 1);
  for (let i = n - 2; i >= 0; i -= 1) c[i] = (g(c, i) - g(gap, i) * g(c, i + 1)) / g(b, i);
  return (to) => {
    const i = Math.max(
      0,
      Math.min(
        n - 2,
        x.findLastIndex((each) => each <= to),
      ),
    );
    const dx = to - g(x, i);
    const first = g(slope, i) - g(gap, i) * (g(c, i + 1) + 2 * g(c, i));
    return g(y, i) + dx * (first + dx * (3 * g(c, i) + (dx * (g(c, i + 1) - g(c, i))) / g(gap, i)));
  };
}

/**
 * R's glm of a share without predictors: it stops at a relative change of 1e-8, so that its `share`
 * is off in the tenth digit and its `spread` (1 / information) is that of the step before.
 */
export function modelByR(weights: readonly number[], said: readonly boolean[]) {
  const mean = weights.reduce((sum, each) => sum + each, 0) / weights.length;
  const people = said.map((yes, who) => ({ y: Number(yes), w: (weights[who] ?? 0) / mean }));
  const logit = (share: number) => Math.log(share / (1 - share));
  let shares = people.map(({ y, w }) => (w * y + 0.5) / (w + 1));
  let before = Number.NaN;
  for (;;) {
    let [up, down] = [0, 0];
    for (const [who, { y, w }] of people.entries()) {
      const share = shares[who] ?? 0;
      const weight = w * share * (1 - share);
      up += weight * (logit(share) + (y - share) / (share * (1 - share)));
      down += weight;
    }
    const centre = up / down;
    const share = 1 / (1 + Math.exp(-centre));
    const deviance = people.reduce(
      (sum, { y, w }) => sum - 2 * w * Math.log(y === 1 ? share : 1 - share),
      0,
    );
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < 1e-8)
      return { centre, share, spread: 1 / down };
    before = deviance;
    shares = people.map(() => share);
  }
}
