import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partsOf } from '#exchange/announcements/announcement.ts';
import { changedLines } from '#exchange/announcements/lines.ts';

test('a text keeps its words, and its addresses are links', () => {
  const parts = partsOf('See https://a.example/x?y=1, (http://b.example) or javascript:alert(1).');
  assert.equal(
    parts.map(({ text }) => text).join(''),
    'See https://a.example/x?y=1, (http://b.example) or javascript:alert(1).',
  );
  assert.deepEqual(
    parts.flatMap(({ href }) => href ?? []),
    ['https://a.example/x?y=1', 'http://b.example'],
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const all = partsOf(text);
      assert.equal(all.map((each) => each.text).join(''), text);
      assert.ok(all.every(({ href }) => href === null || /^https?:/i.test(href)));
    }),
    { seed: 29 },
  );
});

test('lines that a correction took out and put in give both texts back', () => {
  const text = fc.array(fc.constantFrom('', 'a', 'b', 'Hall 1', 'Hall 2'), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = changedLines(before.join('\n'), after.join('\n'));
      const without = (was: string) => lines.filter((each) => each.was !== was).map((l) => l.text);
      assert.deepEqual(without('new'), before);
      assert.deepEqual(without('gone'), after);
    }),
    { seed: 29, numRuns: 300 },
  );
  assert.deepEqual(
    changedLines('Bring:\nA pen', 'Bring:\nA pen').map(({ was }) => was),
    ['same', 'same'],
  );
});
