import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { offsetAt } from '#exchange/calendar/offsets.ts';
import { readComponents } from '#exchange/calendar/read/components.ts';
import { effort } from '#exchange/calendar/read/recurrence.ts';
import { fileClock } from '#exchange/calendar/read/zones.ts';
import { writeZone } from '#exchange/calendar/zone.ts';

const written = (zone: string, year: number) =>
  writeZone(zone, new Date(Date.UTC(year, 5, 17)), new Date(Date.UTC(year, 5, 19)));

/** What the written zone says, as RFC 5545 has it read: nothing of the platform's data goes in. */
function clockOf(zone: string, year: number) {
  const file = ['BEGIN:VCALENDAR', ...written(zone, year), 'END:VCALENDAR'].join('\r\n');
  const { calendars, faults } = readComponents(file);
  assert.deepEqual(faults, []);
  const [definition] = calendars[0]?.components ?? [];
  assert.ok(definition);
  const clock = fileClock(definition, Date.UTC(year + 2, 0, 1), effort());
  assert.ok(clock, zone);
  return clock;
}

test('at any instant, in any zone, the written zone shows what the platform shows', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1975, max: 2036 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
      (zone, year, parts) => {
        const clock = clockOf(zone, year);
        const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 2, 0, 1)];
        const hour = 3_600_000;
        for (const part of parts) {
          const at = start + Math.floor((part * (end - start)) / hour) * hour;
          assert.equal(clock(at), offsetAt(zone, at), `${zone} ${new Date(at).toISOString()}`);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('to the second, at every change of clocks in the zones that are hard', () => {
  const hard = [
    ...['Europe/London', 'Europe/Berlin', 'Europe/Dublin', 'America/New_York'],
    ...['America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Auckland', 'America/Santiago'],
    ...['Asia/Tehran', 'Africa/Casablanca', 'Asia/Kathmandu', 'Asia/Jerusalem', 'Africa/Cairo'],
  ];
  for (const zone of hard)
    for (const year of [2014, 2023, 2030]) {
      const clock = clockOf(zone, year);
      for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 86_400_000) {
        const [before, after] = [offsetAt(zone, day), offsetAt(zone, day + 86_400_000)];
        if (before === after) continue;
        let [low, high] = [day, day + 86_400_000];
        while (high - low > 1000) {
          const middle = low + Math.floor((high - low) / 2000) * 1000;
          if (offsetAt(zone, middle) === before) low = middle;
          else high = middle;
        }
        assert.deepEqual(
          [clock(high - 1000), clock(high)],
          [before, after],
          `${zone} ${new Date(high).toISOString()}`,
        );
      }
    }
});

test('London in June is an hour ahead, by a rule that every calendar can follow', () => {
  assert.deepEqual(written('Europe/London', 2030), [
    'BEGIN:VTIMEZONE',
    'TZID:Europe/London',
    ...['BEGIN:DAYLIGHT', 'DTSTART:20290325T010000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100'],
    ...['TZNAME:BST', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT'],
    ...['BEGIN:STANDARD', 'DTSTART:20291028T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000'],
    ...['TZNAME:GMT', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD'],
    'END:VTIMEZONE',
  ]);
});

test('Dublin’s summer is written as the summer time that calendars know, by its own name', () => {
  const lines = written('Europe/Dublin', 2030);
  assert.deepEqual(
    lines.filter((line) => /^(BEGIN|TZNAME|TZOFFSETTO)/.test(line)),
    [
      'BEGIN:VTIMEZONE',
      ...['BEGIN:DAYLIGHT', 'TZOFFSETTO:+0100', 'TZNAME:IST'],
      ...['BEGIN:STANDARD', 'TZOFFSETTO:+0000', 'TZNAME:GMT'],
    ],
  );
});

test('a zone that never changes its clocks has one time', () => {
  const lines = written('Asia/Kathmandu', 2030);
  assert.deepEqual(
    lines.filter((line) => /OFFSET|BEGIN/.test(line)),
    ['BEGIN:VTIMEZONE', 'BEGIN:STANDARD', 'TZOFFSETFROM:+0545', 'TZOFFSETTO:+0545'],
  );
});
