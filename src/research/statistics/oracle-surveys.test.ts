import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Design,
  degreesOf,
  designEffect,
  means,
  simpleDesign,
  single,
  totals,
  type Variable,
  weightedMedian,
} from '#research/statistics/design.ts';
import { chiSquareTail, fTail, twoSided } from '#research/statistics/distributions.ts';
import { root } from '#research/statistics/root.ts';
import { apart, type ShareMethod, weightedShare } from '#research/statistics/weighted-share.ts';
import {
  raoScott,
  type WeightedTest,
  waldTest,
  weightedTable,
} from '#research/statistics/weighted-table.ts';
import { agree, expectedIn, missing, rowsIn } from '../../../test/oracles.ts';
import { modelByR, readByR } from '../../../test/profile-by-r.ts';

const file = '02_api_fpc/expected.json';
type School = Record<string, string>;
const numbers = (schools: School[], name: string): Variable =>
  schools.map((each) => Number(each[name]));
const words = (schools: School[], name: string) => schools.map((each) => each[name] ?? '');

test('surveys of schools come out as in R’s survey package', { skip: missing(file) }, () => {
  const expected = expectedIn(file);
  const random = rowsIn('02_api_fpc/apisrs.csv');
  const stratified = rowsIn('02_api_fpc/apistrat.csv');
  const simple = simpleDesign(random.length, Number(random[0]?.fpc));
  const byType: Design = {
    weights: numbers(stratified, 'pw'),
    strata: words(stratified, 'stype'),
    sizes: Object.fromEntries(stratified.map(({ stype, fpc }) => [stype, Number(fpc)])),
    met: { margins: [], rounds: 0 },
  };
  const endless = { ...simple, weights: numbers(random, 'pw'), sizes: null };

  const compared = agree(
    expected,
    {
      srs_fpc: {
        n: random.length,
        N: Math.round(simple.weights.reduce((sum, each) => sum + each, 0)),
        ...estimates(simple, random),
        ...tables(simple, random),
      },
      srs_nofpc: estimates(endless, random),
      strat_fpc: {
        ...estimates(byType, stratified),
        ...tables(byType, stratified),
        by_stype: Object.fromEntries(
          ['E', 'H', 'M'].map((type, at) => {
            const within = words(stratified, 'stype').map((each) => each === type);
            const { value, error } = single(means(byType, [numbers(stratified, 'api00')], within));
            return [at + 1, { mean: value, se: error }];
          }),
        ),
        median_api00: weightedMedian(byType, numbers(stratified, 'api00')),
        deff_api00: designEffect(byType, numbers(stratified, 'api00')),
      },
    },
    {},
  );

  assert.ok(compared > 100, `${compared}`);
});

const told = ({ value, error }: { value: number; error: number }) => ({ mean: value, se: error });

function estimates(design: Design, schools: School[]) {
  const meanOf = (variable: Variable) => told(single(means(design, [variable])));
  const total = single(totals(design, [numbers(schools, 'enroll')]));
  const wide = words(schools, 'sch.wide');
  return {
    means: Object.fromEntries(
      ['api00', 'api99', 'enroll'].map((name) => [name, meanOf(numbers(schools, name))]),
    ),
    total: { total: total.value, se: total.error },
    sch_wide: Object.fromEntries(
      ['No', 'Yes'].map((answer) => [
        `sch.wide${answer}`,
        meanOf(wide.map((each) => (each === answer ? 1 : 0))),
      ]),
    ),
  };
}

function tables(design: Design, schools: School[]) {
  const sorted = { rows: words(schools, 'sch.wide'), columns: words(schools, 'stype') };
  const said = sorted.rows.map((answer) => answer === 'Yes');
  const method = (name: ShareMethod) => {
    const { share, interval } = weightedShare(design, said, name);
    return { p: share, ci: interval };
  };
  const likelihood = method('likelihood');
  const byR = readLikelihood(design, said);
  // R reads the curve roughly: the curve itself is as near as its steps are small
  for (const [at, edge] of likelihood.ci.entries())
    assert.ok(Math.abs(edge - (byR.ci[at] ?? 0)) < 1e-5, `${edge} is not near ${byR.ci[at]}`);
  const { people } = weightedTable(design, sorted);
  const sums =
    people[0]?.map((_, at) => people.reduce((sum, row) => sum + (row[at] ?? 0), 0)) ?? [];
  const tests = raoScott(design, sorted);
  const wald = waldTest(design, sorted);
  return {
    ci: {
      ...Object.fromEntries(
        (['logit', 'asin', 'beta', 'mean'] as const).map((name) => [name, method(name)]),
      ),
      likelihood: byR,
      // the same interval as logit, got there without a model
      xlogit: method('logit'),
    },
    table: {
      w: people,
      col_pct: people.map((row) => row.map((each, at) => (100 * each) / (sums[at] ?? 1))),
    },
    chisq: {
      F: shown(tests?.f),
      Chisq: shown(tests?.chiSquare),
      Wald: shown(wald?.plain),
      adjWald: shown(wald?.adjusted),
    },
  };
}

const shown = (result: WeightedTest | undefined) =>
  result && {
    stat: result.statistic,
    par: result.of.length === 1 ? result.of[0] : result.of,
    p: result.p,
  };

/** Our likelihood of a share, read as R reads it. */
function readLikelihood(design: Design, said: readonly boolean[]) {
  const { share, error } = weightedShare(design, said);
  const { centre, share: theirs, spread } = modelByR(design.weights, said);
  const n = said.length;
  const step = error / (share * (1 - share));
  const reach = twoSided(0.95, degreesOf(design)) * Math.sqrt(step ** 2 / spread);
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  const z = (at: number) =>
    Math.sign(at - centre) * Math.sqrt(Math.max(0, (n - 1) * apart(share, back(at))));
  const tail = chiSquareTail(reach ** 2, 1) / 4;
  const most = Math.sqrt(root((x) => fTail(x, 1, n - 1) - tail, 0, 100));
  const profile = { centre, z, step: (most / 5) * step, most };
  return { p: theirs, ci: readByR(profile, reach).map(back) };
}
