import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordsOf } from '#base/folding.ts';
import { Tokens } from '#iq/tokens.ts';

const aText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('Data', 'data', "o'neill", 'Zoë', 'x', '£5m', 'データ分析', '-', 'a1'))
    .map((parts) => parts.join(' ')),
);

test('numbered words are the words of the text, one number for one word', () => {
  fc.assert(
    fc.property(fc.array(aText, { maxLength: 30 }), (texts) => {
      const tokens = new Tokens();
      const read = texts.map((text) => {
        const numbers: number[] = [];
        tokens.read(text, numbers);
        return numbers;
      });
      const words = tokens.words();
      assert.equal(new Set(words).size, words.length);
      assert.deepEqual(
        read.map((numbers) => numbers.map((number) => words[number])),
        texts.map(wordsOf),
      );
    }),
    { numRuns: 500 },
  );
});

test('more words than a table first holds keep their numbers', () => {
  const tokens = new Tokens();
  const words = Array.from({ length: 9000 }, (_, i) => `word${i}`);
  const numbers: number[] = [];
  tokens.read(words.join(' '), numbers);
  tokens.read(words.toReversed().join(' '), numbers);
  assert.equal(new Set(numbers).size, 9000);
  assert.deepEqual(tokens.words(), words);
});
