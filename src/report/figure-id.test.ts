import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureId } from '#report/figure-id.ts';

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
