import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry } from '#exchange/calendar/entry.ts';
import { cancellation, invitation } from '#exchange/calendar/invitation.ts';
import { assemble, fold, text } from '#exchange/calendar/lines.ts';
import { readCalendar } from '#exchange/calendar/read/checks.ts';
import { propertyOf, textOf, unfold } from '#exchange/calendar/read/components.ts';
import { writeCalendar } from '#exchange/calendar/write.ts';

const bytes = (line: string) => new TextEncoder().encode(line).length;

const entry: Entry = {
  ...{ uid: '0192-a', sequence: 3, kind: 'meeting', mine: true, cancelled: false },
  startsAt: new Date('2030-06-17T13:00:00Z'),
  endsAt: new Date('2030-06-17T13:20:00Z'),
  changedAt: new Date('2030-05-01T08:00:00Z'),
  ...{ summary: 'Meeting with Søren, Caerwyn; Police', location: 'Table 4' },
  ...{ description: 'Chief\nOfficer', url: 'https://plenary.example/app/f/meetings' },
};

/** Characters of one to four octets, and those that mean something in a calendar. */
const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', ' ', ';', ',', ':', '\\', '"', '\n', 'ß', '‰', '👩‍⚖️', '\t'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 300,
});

test('no line has more than 75 octets, no character is torn, and unfolding gives it back', () => {
  fc.assert(
    fc.property(words, (value) => {
      const line = `SUMMARY:${text(value)}`;
      const folded = fold(line).split('\r\n');
      for (const part of folded) assert.ok(bytes(part) <= 75, part);
      for (const part of folded) assert.ok(part.isWellFormed());
      assert.equal(folded.map((part, at) => (at === 0 ? part : part.slice(1))).join(''), line);
    }),
  );
});

test('what is written is read as it was', () => {
  fc.assert(
    fc.property(words, words, (summary, location) => {
      const file = writeCalendar('Forum', 'Europe/London', [{ ...entry, summary, location }]);
      const { calendars, faults } = readCalendar(file);
      assert.deepEqual(faults, []);
      const event = calendars[0]?.components.find(({ name }) => name === 'vevent');
      assert.ok(event);
      const plain = (value: string) =>
        value.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ' ');
      if (summary !== '') assert.equal(propertyOf(event, 'summary')?.values[0], plain(summary));
      if (location !== '') assert.equal(propertyOf(event, 'location')?.values[0], plain(location));
    }),
  );
});

test('every line ends with CR LF, and nothing else breaks lines', () => {
  const file = writeCalendar('Forum', 'Europe/London', [entry]);
  assert.equal(file.replaceAll('\r\n', '').search(/[\r\n]/), -1);
  assert.ok(file.endsWith('END:VCALENDAR\r\n'));
  assert.equal(assemble(['A:1']), 'A:1\r\n');
});

test('an event says when by the forum’s clocks, and how often that changed', () => {
  const lines = unfold(writeCalendar('Forum', 'Europe/London', [entry])).map((line) => line.text);
  const from = lines.indexOf('BEGIN:VEVENT');
  assert.deepEqual(lines.slice(from), [
    'BEGIN:VEVENT',
    'UID:0192-a',
    'DTSTAMP:20300501T080000Z',
    'LAST-MODIFIED:20300501T080000Z',
    'SEQUENCE:3',
    'DTSTART;TZID=Europe/London:20300617T140000',
    'DTEND;TZID=Europe/London:20300617T142000',
    'SUMMARY:Meeting with Søren\\, Caerwyn\\; Police',
    'LOCATION:Table 4',
    'DESCRIPTION:Chief\\nOfficer\\n\\nhttps://plenary.example/app/f/meetings',
    'URL:https://plenary.example/app/f/meetings',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
});

test('times of UTC need no zone', () => {
  const file = writeCalendar('Forum', 'UTC', [entry]);
  assert.match(file, /^DTSTART:20300617T130000Z\r$/m);
  assert.doesNotMatch(file, /VTIMEZONE|TZID/);
});

test('an invitation and its end name both sides, and a name can’t add lines or addresses', () => {
  const to = {
    zone: 'Europe/London',
    organiser: { email: 'forum@plenary.example', name: 'Harbour: 2030' },
    attendee: { email: 'ada@delegates.example', name: 'Ada "A"\r\nATTENDEE:mailto:x@y.z' },
  };
  const now = new Date('2030-05-02T09:00:00Z');
  const asked = invitation(entry, to, now);
  const ended = cancellation({ ...entry, sequence: 4 }, to, now);

  for (const [part, method, status] of [
    [asked, 'REQUEST', 'CONFIRMED'],
    [ended, 'CANCEL', 'CANCELLED'],
  ] as const) {
    assert.equal(part.contentType, `text/calendar; charset=utf-8; method=${method}`);
    const { calendars, faults } = readCalendar(part.body);
    assert.deepEqual(faults, []);
    const [calendar] = calendars;
    const event = calendar?.components.find(({ name }) => name === 'vevent');
    assert.ok(calendar && event);
    assert.equal(textOf(calendar, 'method'), method);
    assert.equal(textOf(event, 'status'), status);
    assert.equal(textOf(event, 'uid'), '0192-a');
    assert.equal(event.properties.filter(({ name }) => name === 'attendee').length, 1);
    assert.equal(textOf(event, 'attendee'), 'mailto:ada@delegates.example');
    assert.deepEqual(propertyOf(event, 'organizer')?.parameters, { cn: 'Harbour: 2030' });
  }
});
