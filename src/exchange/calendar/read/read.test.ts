import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeText } from '#base/decode.ts';
import { readCalendar } from '#exchange/calendar/read/checks.ts';
import type { Component } from '#exchange/calendar/read/components.ts';
import { sessionsIn } from '#exchange/calendar/read/sessions.ts';

const PUBLIC = '../shared/calendars';
const skip = !existsSync(PUBLIC);
const forum = { zone: 'Europe/London', days: [] };
const filesOf = (kind: string) =>
  readdirSync(`${PUBLIC}/${kind}`).map((name) => ({
    name,
    text: decodeText(readFileSync(`${PUBLIC}/${kind}/${name}`)) ?? '',
  }));

/** Each component of a file by its own count of lines that begin one, whatever reads it. */
const begun = (text: string) => text.match(/^BEGIN:/gm)?.length ?? 0;
const countOf = (components: readonly Component[]): number =>
  components.reduce((sum, each) => sum + 1 + countOf(each.components), 0);

test('every valid public calendar is read whole, without a fault', { skip }, () => {
  const files = filesOf('valid');
  assert.equal(files.length, 27);
  for (const { name, text } of files) {
    const { calendars, faults } = readCalendar(text);
    assert.deepEqual(faults, [], name);
    assert.equal(countOf(calendars), begun(text), name);
  }
});

test('no invalid public calendar makes the reader fail; what it faults has its line', {
  skip,
}, () => {
  const files = filesOf('invalid');
  const lines = Object.fromEntries(
    files.map(({ name, text }) => {
      sessionsIn(text, forum);
      const [first] = readCalendar(text).faults;
      return [name, first ? `${first.line} ${first.kind} ${first.at}` : null];
    }),
  );
  assert.deepEqual(lines, {
    '0.ics': '1 lacks vcalendar: prodid',
    'OZMovies.ics': null,
    'core.ics': '5 value version',
    'groupwise.ics': '18 value attendee',
    'lastfm.ics': '6 blank ',
    'schedule-unstable.ics': '12 value last-modified',
    'talios.ics': null,
    'twinkle_orig.ics': '107 lacks valarm: action',
  });
});

test('whatever a file holds, reading it ends, and its faults have lines of the file', () => {
  const part = fc.constantFrom(
    ...['BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTIMEZONE'],
    ...['BEGIN:STANDARD', 'END:STANDARD', 'END:VTIMEZONE', 'TZID:X', 'UID:1', 'SUMMARY:Talk', ''],
    ...['DTSTART;TZID=X:20300617T140000', 'DTEND:20300231T259900', 'DURATION:PT1H', ' folded'],
    ...['RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY;BYDAY=9XX', 'RRULE:FREQ=SECONDLY;INTERVAL=0'],
    ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:nine', 'DTSTART:20300617T140000', 'EXDATE:x', ';=:"'],
    ...['DTSTART;VALUE=DATE:20300617', 'RECURRENCE-ID:20300617T140000Z', 'X;Y="', 'STATUS:'],
  );
  const line = fc.oneof({ weight: 5, arbitrary: part }, fc.string({ maxLength: 20 }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const file = ['BEGIN:VCALENDAR', ...lines].join('\r\n');
      const { faults } = sessionsIn(file, { zone: 'UTC', days: ['2030-06-17', '2030-06-18'] });
      const last = file.split(/\r\n|\n|\r/).length;
      for (const fault of faults) assert.ok(fault.line >= 1 && fault.line <= last);
    }),
    { numRuns: 2000 },
  );
});

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'PRODID:x', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const told = (file: string, days: string[], zone = 'Europe/London') => {
  const { sessions, left } = sessionsIn(file, { zone, days });
  return {
    sessions: sessions.map(
      ({ uid, title, startsAt, endsAt }) =>
        `${uid} ${title} ${startsAt.toISOString().slice(0, 16)} ${(endsAt.getTime() - startsAt.getTime()) / 60_000}`,
    ),
    left: left.map(({ line, why, at }) => `${line} ${why} ${at}`.trim()),
  };
};

test('a time is read by the file’s own zone, else the platform’s, else the forum’s clocks', () => {
  const odd = [
    ...['BEGIN:VTIMEZONE', 'TZID:Ours', 'BEGIN:STANDARD', 'DTSTART:20000101T000000'],
    ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'],
  ];
  const at = (uid: string, start: string) =>
    event(`UID:${uid}`, `SUMMARY:${uid}`, start, 'DURATION:PT45M');
  const file = calendar(
    ...odd,
    ...at('a', 'DTSTART;TZID=Ours:20300617T120000'),
    ...at('b', 'DTSTART;TZID=Europe/Berlin:20300617T120000'),
    ...at('c', 'DTSTART:20300617T120000'),
    ...at('d', 'DTSTART:20300617T120000Z'),
    ...at('e', 'DTSTART;TZID=Nowhere:20300617T120000'),
  );

  assert.deepEqual(told(file, []), {
    sessions: [
      'a a 2030-06-17T09:00 45',
      'b b 2030-06-17T10:00 45',
      'c c 2030-06-17T11:00 45',
      'd d 2030-06-17T12:00 45',
    ],
    left: ['36 zone Nowhere'],
  });
});

test('a time that comes twice or never is not guessed', () => {
  const file = calendar(
    ...event('UID:1', 'SUMMARY:Skipped', 'DTSTART:20300331T013000', 'DURATION:PT1H'),
    ...event('UID:2', 'SUMMARY:Twice', 'DTSTART:20301027T013000', 'DURATION:PT1H'),
  );
  assert.deepEqual(told(file, ['2030-03-31', '2030-10-27']), {
    sessions: [],
    left: ['4 skipped 2030-03-31 01:30', '10 twice 2030-10-27 01:30'],
  });
});

test('what repeats daily or weekly is taken on the forum’s days, by the clock on the wall', () => {
  const file = calendar(
    ...event(
      ...['UID:d', 'SUMMARY:Coffee', 'DTSTART;TZID=Europe/London:20300301T100000'],
      ...['DTEND;TZID=Europe/London:20300301T103000', 'RRULE:FREQ=DAILY'],
      'EXDATE:20300618T090000Z',
    ),
    ...event(
      ...['UID:d', 'RECURRENCE-ID;TZID=Europe/London:20300619T100000', 'SUMMARY:Late coffee'],
      ...['DTSTART;TZID=Europe/London:20300619T110000', 'DURATION:PT30M'],
    ),
    ...event(
      ...['UID:w', 'SUMMARY:Monday', 'DTSTART:20300603T080000', 'DURATION:PT1H'],
      'RRULE:FREQ=WEEKLY;UNTIL=20300617T070000Z',
    ),
    ...event(
      ...['UID:m', 'SUMMARY:Monthly', 'DTSTART:20300617T080000', 'DURATION:PT1H'],
      'RRULE:FREQ=MONTHLY',
    ),
  );
  assert.deepEqual(told(file, ['2030-06-17', '2030-06-18', '2030-06-19']), {
    sessions: [
      'w 2030-06-17T08:00 Monday 2030-06-17T07:00 60',
      'd 2030-06-17T10:00 Coffee 2030-06-17T09:00 30',
      'd 2030-06-19T10:00 Late coffee 2030-06-19T10:00 30',
    ],
    left: ['26 rule MONTHLY'],
  });
});

test('what is no session is left out by name: whole days, no end, no title, cancelled, another day', () => {
  const file = calendar(
    ...event('UID:1', 'SUMMARY:Holiday', 'DTSTART;VALUE=DATE:20300617'),
    ...event('UID:2', 'SUMMARY:Open', 'DTSTART:20300617T100000'),
    ...event('UID:3', 'DTSTART:20300617T100000', 'DURATION:PT1H'),
    ...event(
      'UID:4',
      'SUMMARY:Off',
      'STATUS:CANCELLED',
      'DTSTART:20300617T100000',
      'DURATION:PT1H',
    ),
    ...event('UID:5', 'SUMMARY:Before', 'DTSTART:20300616T100000', 'DURATION:PT1H'),
    ...event('UID:6', 'SUMMARY:Old', 'SEQUENCE:1', 'DTSTART:20300617T100000', 'DURATION:PT1H'),
    ...event('UID:6', 'SUMMARY:New', 'SEQUENCE:2', 'DTSTART:20300617T120000', 'DURATION:PT1H'),
  );
  const { sessions, left } = told(file, ['2030-06-17']);
  assert.deepEqual(sessions, ['6 New 2030-06-17T11:00 60']);
  assert.deepEqual(
    left.map((each) => each.split(' ').slice(1).join(' ')),
    ['all-day', 'no-end', 'no-title', 'cancelled', 'outside 2030-06-16 10:00'],
  );
});

test('a rule that never comes true, and many of them, are left and do not hold the reader', () => {
  const event = (n: number, rule: string) =>
    [`BEGIN:VEVENT`, `UID:${n}`, 'SUMMARY:Talk', 'DTSTART:20300617T090000', 'DTEND:20300617T100000']
      .concat(`RRULE:${rule}`, 'END:VEVENT')
      .join('\r\n');
  const zone = (n: number, rule: string) =>
    ['BEGIN:VTIMEZONE', `TZID:${n}`, 'BEGIN:STANDARD', 'DTSTART:19700101T000000']
      .concat('TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', `RRULE:${rule}`, 'END:STANDARD')
      .concat('END:VTIMEZONE')
      .join('\r\n');
  const file = (...parts: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y', ...parts, 'END:VCALENDAR'].join('\r\n');
  const days = ['2030-06-17', '2030-06-18'];
  const read = (...parts: string[]) => sessionsIn(file(...parts), { zone: 'Europe/London', days });

  for (const rule of [
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTHDAY=31;BYMONTH=4',
    'FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;INTERVAL=52000000',
  ])
    assert.deepEqual(
      read(event(1, rule)).left.map(({ why }) => why),
      ['rule'],
      rule,
    );
  for (const rule of ['FREQ=SECONDLY;BYHOUR=25', 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31'])
    assert.equal(read(zone(1, rule), event(1, 'FREQ=DAILY;COUNT=2')).sessions.length, 2, rule);

  const bomb = Array.from({ length: 2_000 }, (_, n) =>
    event(n, 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'),
  );
  assert.equal(read(...bomb).left.length, 2_000);
  const zones = Array.from({ length: 2_000 }, (_, n) => zone(n, 'FREQ=MONTHLY;BYDAY=6MO'));
  assert.deepEqual(read(...zones).sessions, []);
});
