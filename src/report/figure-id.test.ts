import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figureId, typedId } from '#report/figure-id.ts';
import { rowLetter, rowNumber } from '#report/row-number.ts';

test('a figure has the same six signs each time, and others in another edition', () => {
  const ids = [null, 1, 2].flatMap((edition) =>
    ['seniority', 'top_priority', 'spend'].map((key) =>
      figureId('police-forum-2024', edition, key),
    ),
  );

  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => /^[0-9A-HJKMNP-TV-Z]{6}$/.test(id)));
  assert.equal(figureId('police-forum-2024', 1, 'seniority'), ids[3]);
});

test('an id typed off paper is found, however it was typed', () => {
  for (const typed of ['K7Q21X', 'k7q21x', ' K7Q-21X ', 'k7q2ix', 'K7Q 2LX'])
    assert.equal(typedId(typed), 'K7Q21X', typed);
  assert.equal(typedId('oO0a1b'), '000A1B');
  for (const none of ['', 'K7Q21', 'K7Q21XX', 'K7Q2UX', 'K7Q2!X'])
    assert.equal(typedId(none), null);
});

test('every id is what its own letters lead to', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.nat()), fc.string(), (forum, edition, key) => {
      const id = figureId(forum, edition, key);
      assert.equal(typedId(id.toLowerCase()), id);
    }),
  );
});

test('rows of a matrix have letters, and keep them while one waits', () => {
  const row = (label: string, withheld: string | null = null) => ({
    ...{ label, base: 0, shares: [], withheld },
  });
  const rows = [row('One', 'waits'), row('Two')];
  const known = { key: 'm', id: 'K7Q21X', number: 'Figure 9', base: 0, notes: [], summary: '' };
  const figure = { kind: 'matrix' as const, ...known, diverging: false, columns: [], rows };

  assert.equal(rowNumber(figure, 'Two'), 'Figure 9b');
  assert.equal(rowNumber(figure, 'None such'), 'Figure 9');
  assert.equal(rowNumber({ ...figure, rows: rows.slice(1) }, 'Two'), 'Figure 9');
  assert.deepEqual([25, 26, 52].map(rowLetter), ['z', 'aa', 'ba']);
});
