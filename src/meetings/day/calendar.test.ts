import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { settleEntries } from '#exchange/calendar/entries.server.ts';
import { cancellation, invitation } from '#exchange/calendar/invitation.ts';
import { offsetAt } from '#exchange/calendar/offsets.ts';
import { writeCalendar } from '#exchange/calendar/write.ts';
import { writeZone } from '#exchange/calendar/zone.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { calendarItems } from '#meetings/day/calendar.server.ts';
import { missing, type PythonEvent, python, vdir } from '../../../test/calendar/others.ts';
import { NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { moveMeeting, publishMeetings } from '../../../test/paper-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const ORIGIN = 'https://plenary.example';
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const meetingsOf = async (db: Kysely<Schema>, member: Delegate | Client, now: Date) =>
  (await settleEntries(db, member, (at) => calendarItems(at, member, ORIGIN, now), now)).filter(
    ({ kind }) => kind === 'meeting',
  );

/** The forum in a zone, its three slots on a day from 14:00 by the clock on the wall, half hours apart. */
async function place(db: Kysely<Schema>, { forumId }: SmallForum, zone: string, day: string) {
  const questionnaire = JSON.stringify({ title: 'Harbour 2030', timezone: zone, dates: [day] });
  await db.updateTable('forum').set({ questionnaire }).where('id', '=', forumId).execute();
  const noon = Date.parse(`${day}T12:00:00Z`);
  const start = Date.parse(`${day}T14:00:00Z`) - offsetAt(zone, noon) * 1000;
  for (const number of [1, 2, 3]) {
    const starts_at = new Date(start + (number - 1) * 1_800_000);
    const ends_at = new Date(starts_at.getTime() + 1_200_000);
    await db
      .updateTable('slot')
      .set({ starts_at, ends_at })
      .where('forum_id', '=', forumId)
      .where('number', '=', number)
      .execute();
  }
}

const cancel = (db: Kysely<Schema>, id: string) =>
  db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('id', '=', id)
    .execute()
    .then(() => undefined);

const organiser = { email: 'forum@plenary.example', name: 'Harbour 2030' };
const attendee = { email: 'ada@delegates.example', name: 'Ada Lund' };

for (const [zone, day, offset, name] of [
  ['Europe/London', '2030-06-17', 3600, 'BST'],
  ['Europe/London', '2030-01-14', 0, 'GMT'],
  ['Europe/Berlin', '2030-06-17', 7200, 'CEST'],
  ['Europe/Berlin', '2030-01-14', 3600, 'CET'],
] as const)
  test(`created, changed three times, cancelled: others read it right in ${zone}, ${day}`, {
    skip: missing,
  }, async () => {
    await using house = await testHouse();
    const { db } = house;
    const forum = await smallForum(db);
    await place(db, forum, zone, day);
    const put = { client: forum.acme, delegate: forum.ada };
    const [id = ''] = await publishMeetings(db, forum, [{ ...put, slot: 1, table: 1 }]);
    using byFeed = vdir();
    using byMail = vdir();
    const seen: { python: PythonEvent; khal: string[]; mail: string[] }[] = [];
    const look = async (minutes: number) => {
      const now = later(minutes);
      const entries = await meetingsOf(db, forum.ada, now);
      const feed = writeCalendar('Harbour 2030', zone, entries);
      const [entry] = entries;
      assert.ok(entry && entries.length === 1);
      const message = entry.cancelled ? cancellation : invitation;
      const part = message(entry, { zone, organiser, attendee }, now);
      const [read] = python<{ events: PythonEvent[] }>(['events', feed]);
      const [event] = read?.events ?? [];
      assert.ok(event);
      byFeed.keep(feed);
      byMail.keep(part.body);
      // khal takes its time: what came by mail is looked at when all is moved, and when it is off
      const listed = minutes < 3 ? [] : byMail.list(day, zone);
      seen.push({ python: event, khal: byFeed.list(day, zone), mail: listed });
    };

    await look(0);
    await moveMeeting(db, id, { slot: 2, table: 1 });
    await look(1);
    await moveMeeting(db, id, { slot: 2, table: 2 });
    await look(2);
    // another plan: the same two people, in another row
    const [again = ''] = await publishMeetings(db, forum, [{ ...put, slot: 3, table: 2 }]);
    await look(3);
    await publishMeetings(db, forum, []);
    await look(4);

    assert.notEqual(again, id);
    assert.equal(new Set(seen.map(({ python: { uid } }) => uid)).size, 1);
    const title = 'Meeting with ann Acme, Acme';
    const times = ['14:00-14:20', '14:30-14:50', '14:30-14:50', '15:00-15:20'];
    const tables = ['Table 1', 'Table 1', 'Table 2', 'Table 2'];
    const expected = times.map((time, at) => [`${time} ${title} @ ${tables[at]}`]);
    assert.deepEqual(
      seen.map(({ khal }) => khal),
      [...expected, []],
    );
    assert.deepEqual(
      seen.slice(3).map(({ mail }) => mail),
      [...expected.slice(3), []],
    );
    assert.deepEqual(
      seen.map(({ python: { sequence, status, start } }) => [
        ...[sequence, status, start.local.slice(11, 16), start.offset, start.system, start.name],
      ]),
      [
        [0, 'CONFIRMED', '14:00', offset, offset, name],
        [1, 'CONFIRMED', '14:30', offset, offset, name],
        [2, 'CONFIRMED', '14:30', offset, offset, name],
        [3, 'CONFIRMED', '15:00', offset, offset, name],
        [4, 'CANCELLED', '15:00', offset, offset, name],
      ],
    );
  });

test('python reads every zone as the platform shows it', { skip: missing }, () => {
  const zones = Intl.supportedValuesOf('timeZone').filter((_, at) => at % 5 === 0);
  const hard = ['Europe/London', 'Europe/Dublin', 'Australia/Lord_Howe', 'America/Santiago'];
  // from the first change of the year before on: earlier, the program takes the first time it finds
  const instants = Array.from(
    { length: 60 },
    (_, at) => Date.UTC(2030, 0, 1, 5) / 1000 + at * 500_000,
  );
  const year = new Date('2030-06-17T00:00:00Z');
  const tasks = [...hard, ...zones].map((zone) => ({
    zone,
    text: ['BEGIN:VCALENDAR', ...writeZone(zone, year, year), 'END:VCALENDAR', ''].join('\r\n'),
  }));
  const read = python<number[]>(...tasks.map(({ text }) => ['offsets', text, instants]));
  tasks.forEach(({ zone }, at) => {
    const shown = instants.map((instant) => offsetAt(zone, instant * 1000));
    assert.deepEqual(read[at], shown, zone);
  });
});

test('a client reads no name that is hidden, and an entry keeps to what may be said now', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const { acme, ada, hidden } = forum;
  await publishMeetings(db, forum, [
    { slot: 1, table: 1, client: acme, delegate: ada },
    { slot: 2, table: 2, client: acme, delegate: hidden },
  ]);

  const told = async (minutes: number) =>
    (await meetingsOf(db, acme, later(minutes))).map(
      ({ summary, sequence, cancelled }) => `${summary} ${sequence}${cancelled ? ' off' : ''}`,
    );
  assert.deepEqual(await told(0), [
    'Meeting with Ada Lund, Lund Port 0',
    'Meeting with a delegate 0',
  ]);
  await db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('person_id', '=', ada.personId)
    .execute();
  assert.deepEqual(await told(1), ['Meeting with a delegate 1', 'Meeting with a delegate 0']);
  await publishMeetings(db, forum, []);
  assert.deepEqual(await told(2), ['Cancelled: meeting 2 off', 'Cancelled: meeting 1 off']);
});

test('what nobody was told is not cancelled, what is off is forgotten after four weeks, and comes back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const { acme, ada, cy } = forum;
  const both = [
    { slot: 1, table: 1, client: acme, delegate: ada },
    { slot: 2, table: 1, client: acme, delegate: cy },
  ];
  const [first = '', second = ''] = await publishMeetings(db, forum, both);
  await cancel(db, second);
  const told = async (minutes: number) =>
    (await meetingsOf(db, acme, later(minutes))).map(({ uid, sequence, cancelled }) => ({
      uid,
      sequence,
      cancelled,
    }));

  const [begun, ...others] = await told(0);
  assert.deepEqual([begun?.sequence, begun?.cancelled, others], [0, false, []]);
  await cancel(db, first);
  assert.deepEqual(await told(1), [{ uid: begun?.uid, sequence: 1, cancelled: true }]);
  assert.deepEqual(await told(2), [{ uid: begun?.uid, sequence: 1, cancelled: true }]);
  const weeks = 28 * 24 * 60;
  assert.deepEqual(await told(weeks + 1), []);
  await publishMeetings(db, forum, both.slice(0, 1));
  assert.deepEqual(await told(weeks + 2), [{ uid: begun?.uid, sequence: 2, cancelled: false }]);
});

test('twenty who ask at once are told the same, counted once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const { acme, ada } = forum;
  const put = { client: acme, delegate: ada, table: 1 };
  const [id = ''] = await publishMeetings(db, forum, [{ ...put, slot: 1 }]);
  const ask = () =>
    Promise.all(Array.from({ length: 20 }, () => meetingsOf(db, ada, later(0)))).then((all) =>
      all.map(([entry]) => `${entry?.uid} ${entry?.sequence}`),
    );

  const first = await ask();
  await moveMeeting(db, id, { slot: 3, table: 1 });
  const second = await ask();

  const [one = ''] = first;
  assert.deepEqual(new Set(first), new Set([one]));
  assert.deepEqual(new Set(second), new Set([one.replace(/0$/, '1')]));
});
