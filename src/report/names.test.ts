import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOneOf } from '#report/names.ts';

test('a name is found as whole words, however it is written', () => {
  const names = ['Zoë O’Neill', 'An Li'];
  for (const text of ["Said by zoë  O'NEILL.", 'An Li', '(An Li)', 'Pan Lim, and An Li too'])
    assert.ok(namesOneOf(text, names), text);
  for (const text of ['An Lithuanian', 'Jan Li', 'O’Neill alone', ''])
    assert.ok(!namesOneOf(text, names), text);
});
