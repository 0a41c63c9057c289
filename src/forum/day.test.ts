import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Happening, readDay } from '#forum/day.ts';

const zone = 'Europe/London';
const at = (time: string, day = '2024-06-18') => new Date(`${day}T${time}:00+01:00`);
const session = (from: string, to: string, title: string, off: Happening['off'] = null) =>
  ({ kind: 'session', startsAt: at(from), endsAt: at(to), title, place: 'Hall', off }) as const;
const dates = ['2024-06-17', '2024-06-18', '2024-06-19'];
const agenda = [
  session('10:00', '10:45', 'Keynote'),
  session('15:10', '15:30', 'Redactly'),
  session('10:50', '11:30', 'Panel'),
];

test('the day is a rail of what happens and what is free, and now stands in it', () => {
  const day = readDay(agenda, dates, zone, at('10:10'));
  assert.deepEqual(
    day.lines.map((line) => ('title' in line ? line.title : 'free')),
    ['Keynote', 'Panel', 'free', 'Redactly'],
  );
  assert.equal(day.nowAt, 1);
  assert.equal(day.running?.title, 'Keynote');
  assert.deepEqual([day.next?.title, day.minutes], ['Panel', 40]);
  assert.deepEqual([day.name, day.number, day.of], ['Tuesday 18 June', 2, 3]);
});

test('before and after the forum its first day is shown, without a now', () => {
  const before = readDay(agenda, dates, zone, at('23:30', '2024-06-10'));
  assert.deepEqual([before.phase, before.day, before.daysLeft], ['before', '2024-06-17', 7]);
  const after = readDay(agenda, dates, zone, new Date('2026-01-01'));
  assert.deepEqual([after.phase, after.day, after.nowAt], ['after', '2024-06-17', -1]);
});

test('today is the forum’s today, wherever the phone is', () => {
  const late = readDay(agenda, dates, 'Pacific/Auckland', new Date('2024-06-17T13:00:00Z'));
  assert.equal(late.day, '2024-06-18');
});

test('a cancelled meeting leaves its time free and is never next', () => {
  const day = readDay(
    [
      session('10:00', '10:20', 'A'),
      session('10:30', '10:50', 'B', 'cancelled'),
      session('11:00', '11:20', 'C'),
    ],
    dates,
    zone,
    at('10:25'),
  );
  assert.equal(day.next?.title, 'C');
  assert.ok(day.lines.some(({ kind }) => kind === 'free'));
});

test('whatever the agenda: nothing is lost, lines are in order, free time overlaps nothing that is on', () => {
  const minute = fc.integer({ min: 0, max: 900 });
  const happening = fc
    .record({ from: minute, long: fc.integer({ min: 5, max: 120 }), off: fc.boolean() })
    .map(({ from, long, off }) => {
      const startsAt = new Date(at('06:00').getTime() + from * 60_000);
      const endsAt = new Date(startsAt.getTime() + long * 60_000);
      return { ...session('06:00', '06:01', 'x', off ? 'cancelled' : null), startsAt, endsAt };
    });
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), minute, (happenings, now) => {
      const day = readDay(
        happenings,
        dates,
        'Europe/London',
        new Date(at('06:00').getTime() + now * 60_000),
      );
      const real = day.lines.filter((line) => line.kind !== 'free');
      assert.equal(real.length, day.lines.length === 0 ? 0 : happenings.length);
      for (const [i, line] of day.lines.entries()) {
        const before = day.lines[i - 1];
        assert.ok(!before || before.startsAt <= line.startsAt);
        if (line.kind !== 'free') continue;
        for (const each of happenings)
          assert.ok(each.off || each.endsAt <= line.startsAt || each.startsAt >= line.endsAt);
      }
    }),
  );
});
