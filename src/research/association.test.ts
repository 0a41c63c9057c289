import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { associationOf, FALSE_ALARMS } from '#research/association.ts';
import type { Crosstab } from '#research/crosstab.ts';
import { marginsOf } from '#research/statistics/contingency.ts';
import { fisher } from '#research/statistics/fisher.ts';

/** A table in which each person stands once. */
function single(counts: number[][]): Crosstab {
  const { rows, columns, total } = marginsOf(counts);
  return {
    rows: rows.map((_, at) => `row ${at}`),
    columns: columns.map((_, at) => `column ${at}`),
    counts,
    rowBases: rows,
    columnBases: columns,
    base: total,
    single: true,
  };
}

test('a table with five people expected everywhere has Pearson’s test, any other Fisher’s', () => {
  const wide = [
    [20, 30],
    [30, 20],
  ];
  const thin = [
    [4, 1],
    [1, 4],
  ];
  assert.equal(associationOf(single(wide))?.kind, 'pearson');
  assert.deepEqual(
    [associationOf(single(thin))?.kind, associationOf(single(thin))?.p],
    ['fisher', fisher(thin)],
  );
});

test('a table too large for an exact test is dealt anew', () => {
  const large = Array.from({ length: 8 }, (_, r) =>
    Array.from({ length: 8 }, (__, c) => (r * c) % 4),
  );
  assert.equal(associationOf(single(large))?.kind, 'redealt');
});

test('rows and columns in which nobody is do not change the test', () => {
  const counts = [
    [9, 2],
    [3, 8],
  ];
  const padded = [
    [9, 0, 2],
    [0, 0, 0],
    [3, 0, 8],
  ];
  const [bare, wide] = [associationOf(single(counts)), associationOf(single(padded))];

  assert.deepEqual([wide?.kind, wide?.p, wide?.effect], [bare?.kind, bare?.p, bare?.effect]);
  assert.equal(wide?.cells[1]?.[0], null);
});

test('where all are in one row there is nothing to compare', () => {
  assert.equal(associationOf(single([[5, 6]])), null);
  assert.equal(
    associationOf(
      single([
        [5, 6],
        [0, 0],
      ]),
    ),
    null,
  );
  assert.equal(associationOf(single([])), null);
});

test('what goes together stands out, in the right direction', () => {
  const found = associationOf(
    single([
      [30, 2],
      [2, 30],
    ]),
  );
  assert.equal(found?.explained, false);
  assert.equal(found?.size, 'large');
  assert.deepEqual(
    found?.cells.map((row) => row.map((cell) => cell?.stands)),
    [
      ['out-above', 'out-below'],
      ['out-below', 'out-above'],
    ],
  );
});

test('where people may be in several cells, pairs are tested one by one', () => {
  // of 40 people, 20 chose a and 20 chose b of either question; those who chose a chose a
  const found = associationOf({
    rows: ['a', 'b'],
    columns: ['a', 'b'],
    counts: [
      [20, 10],
      [10, 10],
    ],
    rowBases: [20, 20],
    columnBases: [20, 20],
    base: 40,
    single: false,
  });
  assert.equal(found?.kind, 'each');
  assert.equal(found?.effect, null);
  assert.equal(found?.cells[0]?.[0]?.stands, 'out-above');
  assert.equal(found?.cells[0]?.[1]?.stands, null);
});

test('cells of answers dealt out at random stand out in no more than one table of twenty', () => {
  const dealt = fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { minLength: 60, maxLength: 60 });
  const tables = fc.sample(dealt, { numRuns: 400, seed: 7 });
  const loud = tables.filter((people) => {
    const counts = [0, 1, 2].map((r) =>
      [0, 1, 2, 3].map((c) => people.filter(([row, column]) => row === r && column === c).length),
    );
    const found = associationOf(single(counts));
    return found?.cells.flat().some((cell) => cell?.stands);
  });
  assert.ok(loud.length / tables.length <= FALSE_ALARMS, `${loud.length} of ${tables.length}`);
});
