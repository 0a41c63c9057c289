import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { benjaminiHochberg, bonferroni, holm } from '#research/statistics/adjust.ts';
import { boundsFor } from '#research/statistics/census.ts';
import { compare } from '#research/statistics/compare.ts';
import { type Counts, marginsOf, pearson, withoutEmpty } from '#research/statistics/contingency.ts';
import { simpleDesign, single, totals } from '#research/statistics/design.ts';
import { fisher } from '#research/statistics/fisher.ts';
import { chanceOf } from '#research/statistics/hypergeometric.ts';
import {
  clopperPearson,
  type Interval,
  wald,
  wilson,
  wilsonCorrected,
  wilsonFinite,
} from '#research/statistics/intervals.ts';
import { oddsRatio } from '#research/statistics/odds.ts';
import { redealt } from '#research/statistics/redealt.ts';
import { kish, type Margin, postStratify, rake } from '#research/statistics/weighting.ts';

/** count ≤ base ≤ all */
const asked = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
  .map(([count, more, rest]) => ({ count, base: count + more, all: count + more + rest }))
  .filter(({ base }) => base > 0);
const tableOf = (most: number, rows: number, columns: number) =>
  fc
    .array(fc.array(fc.nat(most), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    })
    .map(withoutEmpty)
    .filter((counts) => counts.length > 1 && (counts[0]?.length ?? 0) > 1);

test('every interval holds the share it is of', () => {
  fc.assert(
    fc.property(asked, ({ count, base, all }) => {
      const share = count / base;
      const holds = ([lower, upper]: Interval) => lower <= share + 1e-12 && upper >= share - 1e-12;

      for (const interval of [wald, wilson, wilsonCorrected, clopperPearson])
        assert.ok(holds(interval(count, base)));
      assert.ok(holds(wilsonFinite(count, base, all)));
    }),
  );
});

test('an interval for more certainty is wider', () => {
  fc.assert(
    fc.property(asked, ({ count, base }) => {
      for (const interval of [wilson, clopperPearson]) {
        const [narrow, wide] = [interval(count, base, 0.9), interval(count, base, 0.99)];
        assert.ok(wide[0] <= narrow[0] && wide[1] >= narrow[1]);
      }
    }),
  );
});

test('the bounds of a census are those that trying every number finds', () => {
  const small = fc
    .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
    .map(([count, more, rest]) => ({ count, answered: count + more, all: count + more + rest }));
  fc.assert(
    fc.property(small, ({ count, answered, all }) => {
      const fits = range(count, all - (answered - count)).filter((marked) => {
        const chance = (n: number) => exactly(n, marked, answered, all);
        const atLeast = total(range(count, answered).map(chance));
        const atMost = total(range(0, count).map(chance));
        return atLeast >= 0.025 && atMost >= 0.025;
      });

      assert.deepEqual(boundsFor(count, answered, all), {
        lower: fits[0],
        upper: fits.at(-1),
      });
    }),
  );
});

test('the bounds of a census meet when all have answered, and say nothing when nobody has', () => {
  assert.deepEqual(boundsFor(73, 120, 120), { lower: 73, upper: 73 });
  assert.deepEqual(boundsFor(0, 0, 120), { lower: 0, upper: 120 });
  assert.deepEqual(boundsFor(0, 0, 0), { lower: 0, upper: 0 });
});

test('the bounds of a census rise with the count', () => {
  fc.assert(
    fc.property(asked, ({ count, base, all }) => {
      fc.pre(count < base);
      const [fewer, more] = [boundsFor(count, base, all), boundsFor(count + 1, base, all)];
      assert.ok(more.lower >= fewer.lower && more.upper >= fewer.upper);
    }),
  );
});

test('bounds of what cannot be are refused', () => {
  for (const [count, answered, all] of [
    [2, 1, 3],
    [0, 4, 3],
    [-1, 1, 3],
    [0.5, 1, 3],
  ] as const)
    assert.throws(() => boundsFor(count, answered, all), RangeError);
});

test('chances of a draw add up to one', () => {
  fc.assert(
    fc.property(asked, ({ count, base, all }) => {
      const draw = { population: all, marked: count, drawn: base };
      assert.ok(Math.abs(total(range(0, base).map((n) => chanceOf(n, draw))) - 1) < 1e-10);
    }),
  );
});

test('Fisher’s test of any small table is what writing out all tables gives', () => {
  const tables = fc.oneof(tableOf(6, 2, 2), tableOf(4, 2, 3), tableOf(3, 3, 3), tableOf(2, 3, 4));
  fc.assert(
    fc.property(tables, (counts) => {
      const p = fisher(counts);
      assert.ok(typeof p === 'number' && Math.abs(p - writtenOut(counts)) < 1e-9, `${p}`);
    }),
    { numRuns: 200 },
  );
});

test('Fisher’s test says when a table is too large for it', () => {
  const large = range(0, 8).map((row) => range(0, 8).map((column) => 3 + ((row * column) % 4)));
  assert.equal(fisher(large), 'too-large');
});

test('tables dealt anew come near the exact chance, and to the same one each time', () => {
  const counts = [
    [8, 2, 3],
    [3, 7, 5],
  ];
  const p = redealt(counts);
  assert.ok(Math.abs(p - Number(fisher(counts))) < 0.01, `${p} ${fisher(counts)}`);
  assert.equal(redealt(counts), p);
});

test('the odds ratio is the one under which the cell is expected', () => {
  assert.ok(
    Math.abs(
      oddsRatio([
        [3, 1],
        [1, 3],
      ]) - 6.408319658,
    ) < 1e-8,
  );
  assert.equal(
    oddsRatio([
      [0, 4],
      [4, 4],
    ]),
    0,
  );
  assert.equal(
    oddsRatio([
      [4, 0],
      [1, 3],
    ]),
    Number.POSITIVE_INFINITY,
  );
});

test('corrected chances keep their order, and none falls', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
  fc.assert(
    fc.property(chances, (given) => {
      for (const adjust of [holm, benjaminiHochberg, bonferroni]) {
        const corrected = adjust(given);
        for (const [at, p] of corrected.entries()) {
          assert.ok(p >= (given[at] ?? 0) - 1e-15 && p <= 1);
          for (const [other, q] of corrected.entries())
            assert.ok((given[at] ?? 0) >= (given[other] ?? 0) || p <= q);
        }
      }
    }),
  );
});

test('shares that are all one, or all none, do not differ', () => {
  assert.equal(compare({ count: 5, base: 5 }, { count: 9, base: 9 }).p, 1);
  assert.equal(compare({ count: 0, base: 5 }, { count: 0, base: 9 }).p, 1);
});

test('raked weights meet every margin, and their effective base is never more than the answers', () => {
  const people = fc.array(fc.tuple(fc.nat(2), fc.nat(1), fc.integer({ min: 1, max: 3 })), {
    minLength: 6,
    maxLength: 40,
  });
  fc.assert(
    fc.property(people, (rows) => {
      // whoever answered once stands for up to three like them, so that all margins can be met
      const margin = (which: 0 | 1): Margin => {
        const groups = rows.map((row) => `${row[which]}`);
        const people: Record<string, number> = {};
        for (const [at, group] of groups.entries())
          people[group] = (people[group] ?? 0) + (rows[at]?.[2] ?? 0);
        return { groups, people };
      };
      const margins = [margin(0), margin(1)];
      const all = total(rows.map(([, , many]) => many));
      const raked = rake(simpleDesign(rows.length, all), margins, { most: 5000 });
      fc.pre(!('refused' in raked));

      for (const { groups, people } of margins)
        for (const [group, many] of Object.entries(people)) {
          const met = total(raked.weights.filter((_, at) => groups[at] === group));
          assert.ok(Math.abs(met - many) < 1e-6 * all);
        }
      assert.ok(kish(raked.weights).base <= rows.length + 1e-9);
    }),
  );
});

test('a group without an answer cannot be weighted, and is named', () => {
  const margin = { groups: ['a', 'a'], people: { a: 3, b: 1 } };
  const refused = { refused: 'empty', group: 'b' };
  assert.deepEqual(postStratify(simpleDesign(2, 4), margin), refused);
  assert.deepEqual(rake(simpleDesign(2, 4), [margin]), refused);
});

test('a full census has no error left', () => {
  const { value, error } = single(totals(simpleDesign(4, 4), [[1, 2, 3, 4]]));
  assert.deepEqual({ value, error }, { value: 10, error: 0 });
});

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

const choose = (n: number, k: number): number =>
  k < 0 || k > n ? 0 : range(1, k).reduce((ways, at) => (ways * (n - k + at)) / at, 1);
const exactly = (count: number, marked: number, drawn: number, all: number) =>
  (choose(marked, count) * choose(all - marked, drawn - count)) / choose(all, drawn);

/** Every table with these margins, one after the other, and the chance of each. */
function writtenOut(counts: Counts): number {
  const { rows, columns } = marginsOf(counts);
  const factorial = (n: number) => range(2, n).reduce((product, each) => product * each, 1);
  const weight = (table: Counts) =>
    1 / table.flat().reduce((product, n) => product * factorial(n), 1);
  const fill = (left: readonly number[], column: number): number[][][] => {
    if (column === columns.length) return left.every((each) => each === 0) ? [[]] : [];
    const ways = (row: number, rest: number): number[][] =>
      row === left.length
        ? rest === 0
          ? [[]]
          : []
        : range(0, Math.min(left[row] ?? 0, rest)).flatMap((n) =>
            ways(row + 1, rest - n).map((more) => [n, ...more]),
          );
    return ways(0, columns[column] ?? 0).flatMap((taken) =>
      fill(
        left.map((each, row) => each - (taken[row] ?? 0)),
        column + 1,
      ).map((more) => [taken, ...more]),
    );
  };
  const weights = fill(rows, 0).map(weight);
  const seen = weight(counts);
  return total(weights.filter((each) => each <= seen * (1 + 1e-7))) / total(weights);
}

test('Pearson’s test does not care which way round a table lies', () => {
  fc.assert(
    fc.property(tableOf(30, 3, 4), (counts) => {
      const turned = (counts[0] ?? []).map((_, at) => counts.map((row) => row[at] ?? 0));
      assert.ok(Math.abs(pearson(counts).p - pearson(turned).p) < 1e-12);
    }),
  );
});
