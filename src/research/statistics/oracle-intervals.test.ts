import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benjaminiHochberg, bonferroni, holm } from '#research/statistics/adjust.ts';
import { compare } from '#research/statistics/compare.ts';
import { type Counts, expectedOf, pearson, yates } from '#research/statistics/contingency.ts';
import { fisher } from '#research/statistics/fisher.ts';
import { clopperPearson, wald, wilson, wilsonCorrected } from '#research/statistics/intervals.ts';
import { oddsRatio } from '#research/statistics/odds.ts';
import { agree, expectedIn, missing, rowsIn } from '../../../test/oracles.ts';

const file = '04_intervals_tests/expected.json';
type Case = { x: number; n: number; conf: number };

test('intervals and tests are those of R, to nine digits', { skip: missing(file) }, () => {
  const expected = expectedIn(file);

  const compared = agree(
    expected,
    {
      intervals: expected.intervals.map(intervals),
      tables: expected.tables.map(({ table }: { table: Counts }) => tests(table)),
      multiple_comparisons: adjusted(expected.multiple_comparisons.p),
      two_proportions: expected.two_proportions.map(proportions),
    },
    {
      'multiple_comparisons.p': 'given',
      'tables.*.table': 'given, and counted below where the answers are there',
      'intervals.*.x': 'given',
      'intervals.*.n': 'given',
      'intervals.*.conf': 'given',
      'two_proportions.*.x': 'given',
      'two_proportions.*.n': 'given',
    },
  );

  assert.equal(compared, 15 * 10 + 7 * 5 + 3 * 2 + 45 + 3 * 3);
});

test('the tables of 237 students are counted from their answers', { skip: missing(file) }, () => {
  const students = rowsIn('04_intervals_tests/mass_survey.csv');
  const { tables } = expectedIn(file);
  const asked: [number, string, string][] = [
    [4, 'Smoke', 'Exer'],
    [5, 'Sex', 'W.Hnd'],
    [6, 'Sex', 'Exer'],
  ];
  for (const [which, one, other] of asked) {
    const { table, rows, cols } = tables[which];
    const counted = rows.map((row: string) =>
      cols.map(
        (column: string) =>
          students.filter((student) => student[one] === row && student[other] === column).length,
      ),
    );
    assert.deepEqual(counted, table);
  }
});

const saved = '06_sav_crosstab/expected.json';
test('tables of a heart study are tested as by R', { skip: missing(saved) }, () => {
  type Tested = { counts: Counts };
  const { electric } = expectedIn(saved);
  const names = ['vital10_x_famhx', 'firstchd_x_vital10', 'dayofwk_x_vital10'];

  const compared = agree(
    electric,
    Object.fromEntries(
      names.map((name) => {
        const { counts }: Tested = electric[name];
        const { statistic, df, p } = pearson(counts);
        return [name, { chi2: statistic, df, p, p_fisher: fisher(counts) }];
      }),
    ),
    {
      '*.counts': 'given: counted where the file is read',
      means: 'of a file that is not read here',
    },
  );

  assert.equal(compared, 3 * 4);
});

test('R’s odds ratios are as near to the exact ones as its search goes', {
  skip: missing(file),
}, () => {
  const { tables } = expectedIn(file);
  for (const { table, odds_ratio_cmle: theirs } of tables) {
    if (theirs === null) continue;
    const exact = oddsRatio(table);
    // R looks for the odds ratio or, above 1, for its inverse
    const apart = exact > 1 ? 1 / exact - 1 / theirs : exact - theirs;
    assert.ok(Math.abs(apart) < Number.EPSILON ** 0.25, `${exact} ${theirs}`);
  }
});

function intervals({ x, n, conf }: Case) {
  return {
    wilson: wilson(x, n, conf),
    wilson_hmisc_modified: modified({ x, n, conf }),
    wilson_cc: wilsonCorrected(x, n, conf),
    wald: wald(x, n, conf),
    clopper_pearson: clopperPearson(x, n, conf),
  };
}

/** What Hmisc makes of Wilson's interval one answer from the ends: not our interval, but told by it. */
function modified({ x, n, conf }: Case) {
  const [lower, upper] = wilson(x, n, conf);
  return [x === 1 ? -Math.log(conf) / n : lower, x === n - 1 ? 1 + Math.log(conf) / n : upper];
}

function tests(table: Counts) {
  const { statistic, df, p } = pearson(table);
  const square = table.length === 2 && table[0]?.length === 2;
  return {
    chi2: statistic,
    df,
    p,
    p_yates: square ? yates(table).p : null,
    p_fisher: fisher(table),
    // R's search stops at this distance from its crossing; ours goes on unless it is told to stop too
    odds_ratio_cmle: square ? oddsRatio(table, Number.EPSILON ** 0.25) : null,
    expected_min: Math.min(...expectedOf(table).flat()),
  };
}

const adjusted = (p: number[]) => ({
  holm: holm(p),
  bonferroni: bonferroni(p),
  bh: benjaminiHochberg(p),
});

function proportions({ x, n }: { x: [number, number]; n: [number, number] }) {
  const { p, interval } = compare({ count: x[0], base: n[0] }, { count: x[1], base: n[1] });
  return { p, ci_diff: interval };
}
