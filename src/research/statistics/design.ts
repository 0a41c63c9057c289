/**
 * Answers that stand for more people than gave them: weights, strata and the size of what they
 * stand for. Estimates and their spread by linearisation, as R's survey package has them (T. Lumley,
 * Journal of Statistical Software 9, 2004; C.-E. Särndal, B. Swensson, J. Wretman, 1992, ch. 5).
 */
import { sum } from '#research/statistics/descriptive.ts';

export type Design = {
  /** people each answer stands for */
  weights: readonly number[];
  /** stratum of each answer; the same word for all where there are none */
  strata: readonly string[];
  /** people in each stratum of the whole group; null where it has no end to speak of */
  sizes: Readonly<Record<string, number>> | null;
  /** what the weights were made to meet, and how often the spread is freed of it in turn */
  met: { margins: readonly (readonly string[])[]; rounds: number };
};
/** One number per answer, such as 1 for yes and 0 for no. */
export type Variable = readonly number[];
export type Estimate = { value: number; error: number };
/** Several at once, with the covariance of each two. */
export type Estimates = { values: number[]; covariance: number[][] };

/** Everyone with the same chance to answer: `answered` of `all`. */
export function simpleDesign(answered: number, all: number): Design {
  const weights = Array.from({ length: answered }, () => all / answered);
  const strata = weights.map(() => 'all');
  return { weights, strata, sizes: { all }, met: { margins: [], rounds: 0 } };
}

/** Answers less strata: what is left to learn the spread from. */
export const degreesOf = ({ strata }: Design): number => strata.length - new Set(strata).size;

/** Weighted mean of each variable; of `within` only those answers for which it is true. */
export function means(
  design: Design,
  variables: readonly Variable[],
  within: readonly boolean[] | null = null,
): Estimates {
  const weights = design.weights.map((weight, at) => (within?.[at] === false ? 0 : weight));
  const all = sum(weights);
  const values = variables.map((x) => sum(x.map((each, at) => each * (weights[at] ?? 0))) / all);
  const pulls = variables.map((x, which) =>
    x.map((each, at) => ((each - (values[which] ?? 0)) * (weights[at] ?? 0)) / all),
  );
  return { values, covariance: covarianceOf(design, pulls) };
}

/** Weighted total of each variable. */
export function totals(design: Design, variables: readonly Variable[]): Estimates {
  const pulls = variables.map((x) => x.map((each, at) => each * (design.weights[at] ?? 0)));
  return { values: pulls.map(sum), covariance: covarianceOf(design, pulls) };
}

/** The one estimate of one variable, with its standard error. */
export const single = ({ values, covariance }: Estimates): Estimate => ({
  value: values[0] ?? 0,
  error: Math.sqrt(covariance[0]?.[0] ?? 0),
});

/**
 * How much more an estimate spreads than it would by drawing as many answers at random from the
 * same people: L. Kish's design effect as the survey package reckons it.
 */
export function designEffect(design: Design, variable: Variable): number {
  const { value, error } = single(means(design, [variable]));
  const people = sum(design.weights);
  const n = variable.length;
  const squares = variable.map((each, at) => (design.weights[at] ?? 0) * (each - value) ** 2);
  const random = ((sum(squares) / people) * (n / (n - 1)) * (people - n)) / (people * n);
  return error ** 2 / random;
}

/** The least value at or below which half of the people stand. */
export function weightedMedian({ weights }: Design, variable: Variable): number {
  const half = sum(weights) / 2;
  const order = variable
    .map((value, at) => ({ value, weight: weights[at] ?? 0 }))
    .sort((a, b) => a.value - b.value);
  let below = 0;
  const found = order.find(({ weight }) => {
    below += weight;
    return below >= half * (1 - 1e-12);
  });
  return found?.value ?? Number.NaN;
}

/**
 * Covariance of sums of `pulls`, what each answer adds to an estimate: freed of what the weights
 * meet, then within strata with n − 1, less the part of each stratum that has answered.
 */
export function covarianceOf(design: Design, pulls: readonly Variable[]): number[][] {
  const parts = pulls.map((pull) => centred(design, freed(design, pull)));
  const scales = design.strata.map(scaleIn(design));
  return parts.map((one) =>
    parts.map((other) => sum(one.map((each, at) => each * (other[at] ?? 0) * (scales[at] ?? 0)))),
  );
}

/** Residuals around the mean of each group of each margin, in units of the weight. */
function freed({ weights, met }: Design, pull: Variable): Variable {
  let left = pull.map((each, at) => each / (weights[at] || 1));
  for (let round = 0; round < met.rounds; round += 1)
    for (const margin of met.margins) left = lessGroupMeans(left, margin);
  return left.map((each, at) => each * (weights[at] || 1));
}

const centred = ({ strata }: Design, pull: Variable) => lessGroupMeans(pull, strata);

function lessGroupMeans(values: Variable, groups: readonly string[]): number[] {
  const sums = new Map<string, { sum: number; many: number }>();
  for (const [at, group] of groups.entries()) {
    const { sum: so, many } = sums.get(group) ?? { sum: 0, many: 0 };
    sums.set(group, { sum: so + (values[at] ?? 0), many: many + 1 });
  }
  return values.map((value, at) => {
    const group = sums.get(groups[at] ?? '');
    return group ? value - group.sum / group.many : value;
  });
}

function scaleIn({ strata, sizes }: Design): (stratum: string) => number {
  const many = new Map<string, number>();
  for (const stratum of strata) many.set(stratum, (many.get(stratum) ?? 0) + 1);
  return (stratum) => {
    const n = many.get(stratum) ?? 0;
    const size = sizes?.[stratum];
    if (n <= 1) return 0;
    return ((size === undefined ? 1 : (size - n) / size) * n) / (n - 1);
  };
}
