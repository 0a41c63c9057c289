import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { settleEntries } from '#exchange/calendar/entries.server.ts';
import { writeCalendar } from '#exchange/calendar/write.ts';
import { cancel, schedule } from '#exchange/tables/schedule.server.ts';
import { join, leaveTable, propose } from '#exchange/tables/tables.server.ts';
import type { Delegate } from '#forum/people.ts';
import { calendarItems } from '#meetings/day/calendar.server.ts';
import { missing, type PythonEvent, python } from '../../../test/calendar/others.ts';
import { NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const ORIGIN = 'https://plenary.example';
const ZONE = 'Europe/Oslo';
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** The topic tables of a delegate's feed, as another calendar program reads them. */
async function tablesOf(db: Kysely<Schema>, member: Delegate, now: Date) {
  const read = (at: Kysely<Schema>) => calendarItems(at, member, ORIGIN, now);
  const entries = await settleEntries(db, member, read as never, now);
  const tables = entries.filter(({ kind }) => kind === 'table');
  const feed = writeCalendar('Harbour 2030', ZONE, tables);
  const [read_] = python<{ events: PythonEvent[] }>(['events', feed]);
  return (read_?.events ?? []).map(({ uid, sequence, status, summary, location, start }) => ({
    uid,
    says: [sequence, status, summary, location, start.local],
  }));
}

test('a topic table proposed, joined, scheduled, moved and called off is in the feed of those at it', {
  skip: missing,
}, async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada, bo, cy } = await smallForum(db);
  const made = await propose(db, ada, { topic: 'Cranes', about: 'Old ones', seats: 5 }, NOW);
  assert.ok('room' in made);
  const { room } = made;
  for (const who of [bo, cy]) await join(db, who, room, NOW);
  assert.deepEqual(await tablesOf(db, bo, NOW), []);

  const fix = (hour: number, place: string, version: number) => {
    const [startsAt, endsAt] = [Date.UTC(2030, 5, 17, hour), Date.UTC(2030, 5, 17, hour + 1)];
    const span = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    return schedule(db, ada, room, { ...span, place, version }, NOW);
  };
  await fix(10, 'Library', 1);
  const [first] = await tablesOf(db, bo, later(1));
  assert.deepEqual(first?.says.slice(0, 2), [0, 'CONFIRMED']);
  assert.deepEqual(first?.says.slice(3), ['Library', '2030-06-17T12:00:00']);
  assert.match(String(first?.says[2]), /Cranes/);
  assert.equal((await tablesOf(db, cy, later(1))).length, 1);

  await fix(11, 'Bar', 2);
  await leaveTable(db, cy, room, later(2));
  const [moved] = await tablesOf(db, bo, later(3));
  assert.equal(moved?.uid, first?.uid);
  assert.deepEqual(
    [moved?.says[0], ...(moved?.says.slice(3) ?? [])],
    [...[1, 'Bar', '2030-06-17T13:00:00']],
  );
  const [left] = await tablesOf(db, cy, later(3));
  assert.equal(left?.says[1], 'CANCELLED');

  await cancel(db, ada, room, 3, later(4));
  const [off] = await tablesOf(db, bo, later(5));
  assert.deepEqual([off?.uid, off?.says[0], off?.says[1]], [first?.uid, 2, 'CANCELLED']);
  assert.equal((await tablesOf(db, ada, later(5))).length, 0, 'never told, never cancelled');
});
