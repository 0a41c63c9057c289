import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { judgeSum, requiredUpper } from '#research/suppression/amounts.ts';
import { rowsOfOneMind, rowsOfOneMindButOne } from '#research/suppression/classes.ts';
import {
  differenceOf,
  isolated,
  leftOver,
  slicesBetween,
} from '#research/suppression/differencing.ts';
import { printedBut, type Table } from '#research/suppression/interval.ts';
import { merged } from '#research/suppression/merging.ts';
import { type Audited, auditOf, cellsOf, type Pattern } from '#research/suppression/pattern.ts';
import { protect } from '#research/suppression/protect.ts';

const folder = new URL('../../../../shared/oracles/', import.meta.url).pathname;
const skip = existsSync(folder) ? false : `${folder} is not here`;
const read = (path: string) => readFileSync(`${folder}${path}`, 'utf8');
const expected = skip ? {} : JSON.parse(read('05_disclosure/expected.json'));

const ordered = { rows: 'ordered', columns: 'ordered' } as const;
const named = (rows: string[], columns: string[]) => ({
  cell: ({ row, column }: { row: number; column: number }) => [rows[row], columns[column]],
  audit: (list: Audited[]) =>
    list.map(({ row, column, count, min, max, recoverable }) => ({
      row: rows[row],
      col: columns[column],
      true: count,
      min,
      max,
      exactly_recoverable: recoverable,
    })),
});
type Said = ReturnType<typeof named>;
const patternSaid = (said: Said, { secondary, equals, sum, audit }: Pattern) => ({
  n_secondary: secondary.length,
  n_optimal_patterns: equals,
  min_sum_suppressed: sum,
  pattern: secondary.map(said.cell),
  audit: said.audit(audit),
});

/** Everything the oracle says of a table at a threshold, said by the engine. */
function atThreshold(rows: string[], columns: string[], table: Table, threshold: number) {
  const said = named(rows, columns);
  const small = (row: number, column: number) => {
    const count = table[row]?.[column] ?? 0;
    return count > 0 && count < threshold;
  };
  const primary = cellsOf(table).filter(({ row, column }) => small(row, column));
  const protection = protect(table, threshold, ordered);
  assert.equal(protection.primary, primary.length);
  return {
    threshold,
    primary: primary.map(said.cell),
    primary_only_audit: said.audit(auditOf(table, small, printedBut(table, small))),
    optimal: 'pattern' in protection ? patternSaid(said, protection.pattern) : {},
  };
}

const said: Record<string, () => unknown> = {
  geurts_ex3: () => {
    const table = [
      [5, 2],
      [1, 2],
      [3, 3],
    ];
    const off = (row: number) => row < 2;
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
    return {
      published: 'X11 in [3,6]',
      row_totals: table.map(sum),
      col_totals: [0, 1].map((column) => sum(table.map((line) => line[column] ?? 0))),
      audit: named(['1', '2', '3'], ['1', '2']).audit(auditOf(table, off, printedBut(table, off))),
    };
  },
  ex1a_subtraction: () => {
    const recovered = leftOver(56600, [47600, 8002], 3);
    return {
      total: 56600,
      shown: [47600, 8002],
      suppressed: 1,
      recovered,
      protected: recovered === null,
    };
  },
  marital_sex: () => {
    const { rows, cols, table } = expected.marital_sex;
    const by = (threshold: number) => {
      const all = atThreshold(rows, cols, table, threshold);
      return { ...all, primary: all.primary.length };
    };
    return { rows, cols, table, by_threshold: { t3: by(3), t5: by(5) } };
  },
  group_attribute: () => {
    const { rows, cols, table } = expected.group_attribute;
    const names = (found: number[]) => found.map((row) => rows[row]).join(', ');
    return {
      rows,
      cols,
      table,
      rows_with_all_in_one_category: names(rowsOfOneMind(table)),
      within_group_disclosure_rows: names(rowsOfOneMindButOne(table)),
    };
  },
  differencing_recode: () => {
    const { tableA, tableB, tableA_cuts, tableB_cuts } = expected.differencing_recode;
    const slices = slicesBetween(tableA, tableB);
    assert.equal(slices.length, 1);
    const [male = 0, female = 0] = slices[0]?.counts ?? [];
    const some = [male, female].filter((count) => count > 0);
    return {
      tableA_cuts,
      tableA,
      tableB_cuts,
      tableB,
      derived_20_24: { Male: male, Female: female },
      must_block_second_release_if_threshold_ge: Math.min(...some) + 1,
    };
  },
  linking: () => {
    const { male, total } = expected.linking;
    return { male, total, derived_female: differenceOf([total], [male])[0] };
  },
  magnitude_rules: () => {
    const { ex1, ex2, ex4 } = expected.magnitude_rules;
    const by = (published: string, amounts: number[], n: number, k: number) => ({
      published,
      ...sumSaid(amounts, { p: 10, n, k, fewest: 3 }),
    });
    return {
      ex1: by(ex1.published, [1000, 50000, 49000], 1, 90),
      ex2: by(ex2.published, [50000, 8000, 52000], 2, 10000 / 110),
      ex4: by(ex4.published, [20, 300, 10], 1, 85),
      ex4_required_upper: requiredUpper(300, 85),
    };
  },
  forum_seniority_x_band: () => {
    const { rows, cols, note_t5 } = expected.forum_seniority_x_band;
    const table = forumTable(rows, cols, 'final');
    const by = (threshold: number) => atThreshold(rows, cols, table, threshold);
    return { rows, cols, table, by_threshold: { t3: by(3), t5: by(5) }, note_t5 };
  },
  forum_collapsed5: () => {
    const { rows, cols } = expected.forum_collapsed5;
    const whole = expected.forum_seniority_x_band;
    const table = merged(
      forumTable(whole.rows, whole.cols, 'final'),
      [[0], [1], [2]],
      [[0, 1], [2], [3], [4], [5, 6]],
    );
    return { rows, cols, table, by_threshold: { t5: atThreshold(rows, cols, table, 5) } };
  },
  forum_budget_totals: () => {
    const frame = new Map(records('01_forum120/frame.csv').map((each) => [each.delegate_id, each]));
    const all = records('01_forum120/final.csv');
    const totals = Object.keys(expected.forum_budget_totals).map((name) => {
      const [level, type] = name.split('.');
      const amounts = all
        .filter((each) => level === 'all' || each.seniority === level)
        .filter(({ delegate_id = '' }) => !type || frame.get(delegate_id)?.org_type === type)
        .map(({ budget_gbp }) => Number(budget_gbp));
      return [name, sumSaid(amounts, { p: 10, n: 2, k: 85, fewest: 3 })];
    });
    return Object.fromEntries(totals);
  },
  interim_final_differencing: () => {
    const { rows, cols, note } = expected.interim_final_differencing;
    const late = differenceOf(forumTable(rows, cols, 'final'), forumTable(rows, cols, 'interim'));
    return { note, late, rows, cols, n_small: isolated(late, 5) };
  },
};

function sumSaid(amounts: number[], rules: Parameters<typeof judgeSum>[1]) {
  const { sum, largest, givers, tooFew, pUnsafe, nkUnsafe, upperEstimate } = judgeSum(
    amounts,
    rules,
  );
  return {
    X: sum,
    x: largest,
    N: givers,
    min_freq_unsafe: tooFew,
    p_rule_unsafe: pUnsafe,
    nk_unsafe: nkUnsafe,
    p: rules.p,
    n: rules.n,
    k: rules.k,
    upper_estimate_x1: upperEstimate,
  };
}

function records(path: string): Record<string, string>[] {
  const [head = [], ...lines] = read(path)
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

function forumTable(rows: string[], cols: string[], edition: 'final' | 'interim'): number[][] {
  const all = records(`01_forum120/${edition}.csv`);
  return rows.map((row) =>
    cols.map(
      (col) => all.filter((each) => each.seniority === row && each.budget_band === col).length,
    ),
  );
}

/** Equal in every place; numbers within 1e-9 of each other's size, whole ones exactly. */
function same(actual: unknown, wanted: unknown, place: string): void {
  if (typeof wanted === 'number') {
    const near = Math.abs(Number(actual) - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
    assert.ok(
      Number.isInteger(wanted) ? actual === wanted : near,
      `${place}: ${actual} ≠ ${wanted}`,
    );
  } else if (wanted === null || typeof wanted !== 'object') assert.equal(actual, wanted, place);
  else {
    assert.deepEqual(Object.keys(actual as object).sort(), Object.keys(wanted).sort(), place);
    for (const [key, each] of Object.entries(wanted))
      same((actual as Record<string, unknown>)[key], each, `${place}.${key}`);
  }
}

test('every value of another program: intervals, patterns, sums, differences', {
  skip,
}, async (t) => {
  assert.deepEqual(Object.keys(said).sort(), Object.keys(expected).sort());
  for (const [name, ours] of Object.entries(said))
    await t.test(name, () => same(ours(), expected[name], name));
});

test('where no pattern exists the table is refused, with the reason and a merge that works', {
  skip,
}, () => {
  const { cols, table } = expected.forum_seniority_x_band;

  const protection = protect(table, 5, ordered);

  assert.ok('refused' in protection);
  assert.deepEqual(protection.told, [{ row: 2, column: 0, by: 'column' }]);
  assert.equal(cols[0], 'under_250k');
  const { offer } = protection;
  assert.ok(offer);
  assert.equal(offer.rows.length, 3);
  assert.ok(offer.columns.length >= 5);
  assert.ok('pattern' in protect(merged(table, offer.rows, offer.columns), 5, ordered));
});
