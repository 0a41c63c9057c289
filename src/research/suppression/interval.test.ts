import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { intervalOf, type Known, printedBut, type Table } from '#research/suppression/interval.ts';
import { cellsOf, smallestPattern } from '#research/suppression/pattern.ts';

const aTable = (rows: number, columns: number, max: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });
const marks = (rows: number, columns: number) =>
  fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const turned = (table: Table) =>
  (table[0] ?? []).map((_, column) => table.map((line) => line[column] ?? 0));

/** Every table of whole numbers up to `most` that fits what is known, one by one. */
function everyTable(table: Table, known: Known, most: number): number[][][] {
  const cells = cellsOf(table);
  const found: number[][][] = [];
  const guess = table.map((line) => [...line]);
  const fits = () =>
    (!known.sums.rows || guess.every((line, i) => sum(line) === sum(table[i] ?? []))) &&
    (!known.sums.columns ||
      turned(guess).every((line, j) => sum(line) === sum(turned(table)[j] ?? [])));
  const fill = (at: number) => {
    const cell = cells[at];
    if (!cell) {
      if (fits()) found.push(guess.map((line) => [...line]));
      return;
    }
    const { lower, upper } = known.limits(cell.row, cell.column);
    for (let value = lower; value <= Math.min(upper, most); value++) {
      const line = guess[cell.row];
      if (line) line[cell.column] = value;
      fill(at + 1);
    }
  };
  fill(0);
  return found;
}

test('an interval is what trying every table finds', () => {
  fc.assert(
    fc.property(
      aTable(2, 3, 1),
      marks(2, 3),
      fc.record({ rows: fc.boolean(), columns: fc.boolean() }),
      fc.integer({ min: 0, max: 1 }),
      (table, off, sums, slack) => {
        const most = 3; // no sum is larger
        const known: Known = {
          sums,
          limits: (row, column) => {
            const value = table[row]?.[column] ?? 0;
            return off[row]?.[column]
              ? { lower: 0, upper: sums.rows || sums.columns ? Infinity : most }
              : { lower: Math.max(0, value - slack), upper: value + slack };
          },
        };
        const all = everyTable(table, known, most);
        for (const cell of cellsOf(table)) {
          const values = all.map((each) => each[cell.row]?.[cell.column] ?? 0);
          assert.deepEqual(intervalOf(table, known, cell), {
            min: values.reduce((a, b) => Math.min(a, b)),
            max: values.reduce((a, b) => Math.max(a, b)),
          });
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a pattern is safe, and no smaller set of cells is', () => {
  fc.assert(
    fc.property(aTable(3, 3, 6), (table) => {
      const small = (row: number, column: number) => {
        const count = table[row]?.[column] ?? 0;
        return count > 0 && count < 3;
      };
      const isSafe = (more: (row: number, column: number) => boolean) => {
        const off = (row: number, column: number) => small(row, column) || more(row, column);
        return cellsOf(table)
          .filter(({ row, column }) => small(row, column))
          .every((cell) => {
            const { min, max } = intervalOf(table, printedBut(table, off), cell);
            return max > min;
          });
      };
      const others = cellsOf(table).filter(
        ({ row, column }) => !small(row, column) && (table[row]?.[column] ?? 0) > 0,
      );
      const safe = Array.from({ length: 2 ** others.length }, (_, mask) =>
        others.filter((_cell, at) => mask & (1 << at)),
      ).filter((more) =>
        isSafe((row, column) => more.some((each) => each.row === row && each.column === column)),
      );
      const fewest = Math.min(...safe.map(({ length }) => length));
      const pattern = smallestPattern({
        table,
        known: (off) => printedBut(table, off),
        mustBeOff: small,
      });

      assert.equal(pattern?.secondary.length ?? Infinity, fewest);
      const equals = safe.filter(({ length }) => length === fewest);
      assert.equal(pattern?.equals ?? 0, equals.length);
      const sums = equals.map((more) =>
        sum(more.map(({ row, column }) => table[row]?.[column] ?? 0)),
      );
      assert.equal(pattern?.sum ?? Infinity, Math.min(...sums));
    }),
    { numRuns: 150 },
  );
});
