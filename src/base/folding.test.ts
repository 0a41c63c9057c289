import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokensOf, wordsOf } from '#base/folding.ts';

test('what French and Italian put before a vowel is a word by itself; a name’s apostrophe is none', () => {
  const found = [
    ['l’amiante et l’École', 'l amiante et l ecole'],
    ['dell’acqua, all’inizio, un’ora', 'dell acqua all inizio un ora'],
    ['O’Neill doesn’t; the delegate’s', 'oneill doesnt the delegate'],
    ['body-worn', 'body worn'],
  ];
  for (const [text = '', words] of found) assert.equal(wordsOf(text).join(' '), words);
});

test('words stand where they are said to stand', () => {
  const text = 'Contre l’amiante, データ';
  assert.deepEqual(
    tokensOf(text).map(({ from, to }) => text.slice(from, to)),
    ['Contre', 'l', 'amiante', 'データ'],
  );
});
