import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benjaminiHochberg, holm } from '#research/statistics/adjust.ts';
import { boundsFor } from '#research/statistics/census.ts';
import { againstTheRest, pairwise } from '#research/statistics/compare.ts';
import {
  adjustedResiduals,
  cramersV,
  expectedOf,
  marginsOf,
  pearson,
  thinCells,
  yates,
} from '#research/statistics/contingency.ts';
import { mean, median, quantile, sum, topShare } from '#research/statistics/descriptive.ts';
import { type Design, simpleDesign, single, totals } from '#research/statistics/design.ts';
import { fisher } from '#research/statistics/fisher.ts';
import {
  clopperPearson,
  marginOfError,
  wilson,
  wilsonFinite,
} from '#research/statistics/intervals.ts';
import { weightedShare } from '#research/statistics/weighted-share.ts';
import { raoScott } from '#research/statistics/weighted-table.ts';
import { kish, postStratify, rake } from '#research/statistics/weighting.ts';
import { agree, expectedIn, missing, rowsIn } from '../../../test/oracles.ts';

type Person = Record<string, string>;
const FOLDER = '01_forum120';
const ALL = 120;
const ASKED =
  'seniority budget_band spend_ai spend_cloud spend_bigdata spend_bwv spend_cyber spend_lfr top_priority cyber_need ds_concern';

for (const wave of ['final', 'interim']) {
  const file = `${FOLDER}/expected_${wave}.json`;
  test(`the ${wave} answers of a forum come out as in R`, { skip: missing(file) }, () => {
    const expected = expectedIn(file);
    const people = rowsIn(`${FOLDER}/${wave}.csv`);

    const compared = agree(expected, forum(people, expected.crosstabs));

    assert.ok(compared > 1000, `${compared}`);
  });
}

function forum(people: Person[], asked: Record<string, { rows: string[]; cols: string[] }>) {
  const band = ({ budget_gbp }: Person) =>
    Number(budget_gbp) < 5e6 ? 'under_5m' : Number(budget_gbp) < 25e6 ? '5m_25m' : '25m_plus';
  const up = ({ spend_ai }: Person) => (spend_ai === 'increase' ? 'increase' : 'other');
  const sorted = people.map((each) => ({ ...each, band3: band(each), ai_up: up(each) }));
  return {
    N: ALL,
    n: people.length,
    single: Object.fromEntries(ASKED.split(' ').map((name) => [name, shares(people, name)])),
    ...Object.fromEntries(
      Object.entries({ inv_: 'multi_investment', fut_: 'multi_fut_', mob_: 'multi_mob_' }).map(
        ([start, name]) => [name, choices(people, start)],
      ),
    ),
    budget: budget(people.map(({ budget_gbp }) => Number(budget_gbp))),
    crosstabs: Object.fromEntries(
      Object.entries(asked).map(([name, { rows, cols }]) => [
        name,
        crosstab(sorted, name, rows, cols),
      ]),
    ),
    ...comparisons(sorted),
    ...(people.length < ALL ? { survey_pkg: survey(sorted) } : {}),
  };
}

function one(count: number, base: number) {
  const { lower, upper } = boundsFor(count, base, ALL);
  return {
    count,
    base,
    pct: (100 * count) / base,
    moe95_nofpc_pct: 100 * marginOfError(count, base),
    moe95_fpc_pct: 100 * marginOfError(count, base, ALL),
    wilson95_nofpc: wilson(count, base),
    wilson95_fpc: wilsonFinite(count, base, ALL),
    clopper_pearson95: clopperPearson(count, base),
    hypergeometric95_popcount: [lower, upper],
  };
}

function shares(people: Person[], name: string) {
  const given = people.map((each) => each[name]).filter(Boolean);
  const counts = Map.groupBy(given, (answer) => answer);
  return Object.fromEntries(
    [...counts].map(([answer, those]) => [answer, one(those.length, given.length)]),
  );
}

function choices(people: Person[], start: string) {
  const names = Object.keys(people[0] ?? {}).filter((name) => name.startsWith(start));
  const chosen = names.map((name) => people.filter((each) => each[name] === '1').length);
  return {
    options: Object.fromEntries(
      names.map((name, at) => [name, one(chosen[at] ?? 0, people.length)]),
    ),
    selections_total: sum(chosen),
    pct_sum: (100 * sum(chosen)) / people.length,
  };
}

const budget = (amounts: number[]) => ({
  sum: sum(amounts),
  median: median(amounts),
  mean: mean(amounts),
  largest: Math.max(...amounts),
  largest_share_pct: 100 * topShare(amounts, 1),
  top2_share_pct: 100 * topShare(amounts, 2),
  quartiles_type7: [0.25, 0.5, 0.75].map((share) => quantile(amounts, share)),
});

function crosstab(people: Person[], name: string, rows: string[], cols: string[]) {
  const [one = '', other = ''] = name.split('_x_');
  const counts = rows.map((row) =>
    cols.map(
      (column) => people.filter((each) => each[one] === row && each[other] === column).length,
    ),
  );
  const margins = marginsOf(counts);
  const share = (count: number, base = 0) => (100 * count) / base;
  const { statistic, df, p } = pearson(counts);
  return {
    counts,
    row_pct: counts.map((row, r) => row.map((count) => share(count, margins.rows[r]))),
    col_pct: counts.map((row) => row.map((count, c) => share(count, margins.columns[c]))),
    expected: expectedOf(counts),
    adj_std_residuals: adjustedResiduals(counts),
    chi2: statistic,
    df,
    p_pearson: p,
    p_yates: yates(counts).p,
    p_fisher: fisher(counts),
    cramers_v: cramersV(counts),
    cells_expected_under_5: thinCells(counts),
  };
}

function comparisons(people: Person[]) {
  const bands = [...new Set(people.map(({ seniority }) => seniority ?? ''))].sort();
  const upIn = (those: Person[]) => ({
    count: those.filter(({ ai_up }) => ai_up === 'increase').length,
    base: those.length,
  });
  const within = (band: string) => upIn(people.filter(({ seniority }) => seniority === band));
  const pairs = pairwise(bands.map(within));
  const chances = pairs.map(({ p }) => p);
  const [heads, all] = [within('head_of_department'), upIn(people)];
  return {
    pairwise_ai_up_by_seniority: {
      pairs: pairs.map(({ p, difference, interval }) => ({ p, diff: difference, ci: interval })),
      p_holm: holm(chances),
      p_bh: benjaminiHochberg(chances),
    },
    complement_test_hod_ai_up: {
      x: [heads.count, all.count - heads.count],
      n: [heads.base, all.base - heads.base],
      p: againstTheRest(heads, all).p,
    },
  };
}

function survey(people: Person[]) {
  const frame = rowsIn(`${FOLDER}/frame.csv`);
  const known = new Map(frame.map((each) => [each.delegate_id, each]));
  const margin = (name: string) => ({
    groups: people.map(({ delegate_id }) => known.get(delegate_id ?? '')?.[name] ?? ''),
    people: Object.fromEntries(
      [...Map.groupBy(frame, (each) => each[name] ?? '')].map(([group, those]) => [
        group,
        those.length,
      ]),
    ),
  });
  const plain = simpleDesign(people.length, ALL);
  const levelled = designed(postStratify(plain, margin('seniority')));
  const raked = designed(rake(plain, [margin('seniority'), margin('org_type')]));
  const { effect, base } = kish(raked.weights);
  const table = {
    rows: people.map(({ seniority }) => seniority ?? ''),
    columns: people.map(({ ai_up }) => ai_up ?? ''),
  };
  const f = raoScott(plain, table)?.f;
  return {
    unweighted_srs_fpc: estimates(plain, people),
    poststratified_seniority: {
      ...estimates(levelled, people),
      weight_by_stratum: Object.fromEntries(
        people.map(({ seniority }, who) => [seniority, levelled.weights[who]]),
      ),
    },
    raked_seniority_orgtype: {
      ...estimates(raked, people),
      kish_deff: effect,
      kish_neff: base,
      min_w: Math.min(...raked.weights),
      max_w: Math.max(...raked.weights),
      sum_w: sum(raked.weights),
      weights_by_id: Object.fromEntries(
        people.map(({ delegate_id }, who) => [delegate_id, raked.weights[who]]),
      ),
    },
    rao_scott_F: f && { F: f.statistic, ndf: f.of[0], ddf: f.of[1], p: f.p },
  };
}

function designed(outcome: ReturnType<typeof rake>): Design {
  assert.ok(!('refused' in outcome));
  return outcome;
}

function estimates(design: Design, people: Person[]) {
  const up = people.map(({ ai_up }) => ai_up === 'increase');
  const { share, error, interval } = weightedShare(design, up);
  const total = single(totals(design, [people.map(({ budget_gbp }) => Number(budget_gbp))]));
  return {
    ai_increase: share,
    se: error,
    ci_logit: interval,
    ci_beta: weightedShare(design, up, 'beta').interval,
    budget_total: total.value,
    budget_total_se: total.error,
  };
}
