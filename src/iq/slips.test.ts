import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addSpelling, near, newSpelling } from '#iq/slips.ts';
import { withinSlips } from '../../test/naive-index.ts';

test('near words are those that so many slips lead to, and no others', () => {
  const unit = fc.constantFrom('a', 'b', 'c', 'é', '語');
  const word = fc.string({ unit, minLength: 1, maxLength: 7 });
  const words = fc.uniqueArray(word, { maxLength: 80 });
  fc.assert(
    fc.property(words, word, fc.integer({ min: 1, max: 2 }), (list, asked, most) => {
      const spelling = newSpelling();
      for (const each of list) addSpelling(spelling, each);
      assert.deepEqual(
        near(spelling, asked, most),
        list.filter((each) => withinSlips(asked, each, most)),
      );
    }),
    { numRuns: 200 },
  );
});
