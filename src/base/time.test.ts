import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byDay, dayName, instantOf, timeOfDay, wallTime } from '#base/time.ts';

const zones = ['Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC'];

test('times are read in the forum’s zone', () => {
  const at = new Date('2024-06-18T13:20:00Z');
  assert.equal(timeOfDay(at, 'Europe/London'), '14:20');
  assert.equal(dayName(at, 'Europe/London'), 'Tuesday 18 June');
  assert.equal(timeOfDay(new Date('2024-06-17T23:00:00Z'), 'Europe/London'), '00:00');
});

test('a wall time becomes the instant an independent oracle gives', () => {
  const minutes = fc.integer({ min: 28_000_000, max: 31_000_000 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const wall = wallTime(new Date(minute * 60_000), zone);
      const oracle = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, {
        disambiguation: 'earlier',
      });
      assert.equal(instantOf(wall, zone)?.getTime(), oracle.epochMilliseconds);
    }),
  );
});

test('a time that the zone skips, and one that is no time, are refused', () => {
  assert.equal(instantOf('2024-03-31T01:30', 'Europe/London'), null);
  assert.equal(instantOf('2024-02-30T10:00', 'Europe/London'), null);
  assert.equal(instantOf('tomorrow', 'Europe/London'), null);
});

test('the hour that comes twice means its first', () => {
  assert.equal(
    instantOf('2024-10-27T01:30', 'Europe/London')?.toISOString(),
    '2024-10-27T00:30:00.000Z',
  );
});

test('a day is the local day', () => {
  const days = byDay(
    [
      { startsAt: new Date('2024-06-18T00:30:00Z') },
      { startsAt: new Date('2024-06-17T23:30:00Z') },
    ],
    'America/New_York',
  );
  assert.deepEqual(
    days.map(({ day, things }) => [day, things.length]),
    [['2024-06-17', 2]],
  );
});
