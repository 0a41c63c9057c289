import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';

test('ids stand in the order of making, however many a millisecond holds', () => {
  const ids = Array.from({ length: 50_000 }, newId);
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(ids).size, ids.length);
});

test('an id is a UUID of version 7', () => {
  assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('ids go on when the clock goes back', (t) => {
  const before = newId();
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() - 60_000 });
  assert.ok(newId() > before);
});
