import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayRange } from '#base/day-range.ts';

test('the days of a forum read as one says them', () => {
  assert.equal(dayRange([]), '');
  assert.equal(dayRange(['2024-06-17']), '17 June 2024');
  assert.equal(dayRange(['2024-06-17', '2024-06-18', '2024-06-19']), '17 to 19 June 2024');
  assert.equal(dayRange(['2024-06-30', '2024-07-01']), '30 June to 1 July 2024');
  assert.equal(dayRange(['2024-12-31', '2025-01-01']), '31 December 2024 to 1 January 2025');
});
