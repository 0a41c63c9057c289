import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { near } from '#iq/slips.ts';
import { withinSlips } from '../../test/naive-index.ts';

test('near words are those that so many slips lead to, and no others', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
  const words = fc.uniqueArray(word, { maxLength: 80 });
  fc.assert(
    fc.property(words, word, fc.integer({ min: 1, max: 2 }), (list, asked, most) => {
      const sorted = list.toSorted();
      assert.deepEqual(
        near(sorted, asked, most),
        sorted.filter((each) => withinSlips(asked, each, most)),
      );
    }),
    { numRuns: 200 },
  );
});
