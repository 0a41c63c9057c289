import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOffered, endOfDay, inDays } from '#report/expiry.ts';

const now = new Date('2026-06-10T22:30:00Z'); // 11 June in Athens
const athens = 'Europe/Athens';

test('a link ends with the chosen day in the time zone of the forum', () => {
  assert.deepEqual(daysOffered(now, athens), {
    least: '2026-06-12',
    usual: '2026-07-11',
    most: '2027-06-11',
  });
  assert.equal(endOfDay('2026-06-12', athens, now)?.toISOString(), '2026-06-12T21:00:00.000Z');
  assert.equal(endOfDay('2026-10-25', athens, now)?.toISOString(), '2026-10-25T22:00:00.000Z');
});

test('a day that begins an hour late, where clocks skip midnight, ends the one before', () => {
  const before = new Date('2026-04-20T12:00:00Z');
  assert.equal(
    endOfDay('2026-04-23', 'Africa/Cairo', before)?.toISOString(),
    '2026-04-23T22:00:00.000Z',
  );
});

test('yesterday, today, a day beyond a year and no day at all are refused', () => {
  for (const day of ['2026-06-10', '2026-06-11', '2027-06-12', '2026-02-30', '12 June', ''])
    assert.equal(endOfDay(day, athens, now), null, day);
  for (const days of [0, 366, 1.5, Number.NaN]) assert.equal(inDays(days, now), null);
});
