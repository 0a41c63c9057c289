import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, slugOf } from '#base/text.ts';

test('what reads alike folds alike', () => {
  assert.equal(fold(' It’s\u00a0a  “Test” – É '), fold('it\'s a "test" - e\u0301'));
  assert.equal(fold('ΟΔΟΣ'), fold('οδος'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) =>
      assert.equal(fold(fold(text)), fold(text)),
    ),
  );
});

test('a title gives a key in Latin letters', () => {
  assert.equal(slugOf('Police Strategy Forum 2024!'), 'police-strategy-forum-2024');
  assert.equal(slugOf('Φόρουμ Διοικητών Νοσοκομείων'), 'foroum-dioikiton-nosokomeion');
  assert.equal(slugOf('Форум больниц'), 'forum-bolnits');
  assert.equal(slugOf('Große Übung Łódź'), 'grosse-ubung-lodz');
  assert.equal(slugOf('病院フォーラム'), '');
});
