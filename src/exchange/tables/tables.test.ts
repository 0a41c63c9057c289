import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { readRoom, readRooms } from '#exchange/chat/room-list.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { readNotices } from '#exchange/notices/notices.server.ts';
import { readOwnTables, readTables } from '#exchange/tables/read.server.ts';
import { cancel, schedule, TOPIC } from '#exchange/tables/schedule.server.ts';
import { join, leaveTable, propose } from '#exchange/tables/tables.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T08:00:00Z');
const at = (clock: string) => new Date(`2030-01-01T${clock}:00Z`);
const noon = { startsAt: at('12:00'), endsAt: at('13:00'), place: 'Library' };
const archives = { topic: 'Archives', about: 'Shared ones', seats: 2 };

test('a table is proposed, fills, and its room is for those at it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  assert.deepEqual(await propose(db, ann, { ...archives, topic: ' ' }, now), {
    refused: 'no-title',
  });
  assert.deepEqual(await propose(db, ann, { ...archives, seats: 31 }, now), { refused: 'seats' });
  const made = await propose(db, ann, archives, now);
  assert.ok('room' in made);
  const { room } = made;

  const joined = await Promise.all([join(db, ben, room, now), join(db, hid, room, now)]);
  assert.equal(joined.filter((each) => 'joined' in each).length, 1);
  assert.equal(joined.filter((each) => 'refused' in each && each.refused === 'full').length, 1);
  const [inside, outside] = 'joined' in (joined[0] ?? {}) ? [ben, hid] : [hid, ben];

  assert.ok('message' in (await send(db, inside, room, { id: newId(), body: 'Hello' }, now)));
  assert.deepEqual(await readRooms(db, outside), []);
  assert.equal((await readRoom(db, ann, room, null))?.table?.state, 'proposed');
  const [seen] = await readTables(db, outside);
  assert.deepEqual([seen?.taken, seen?.people, seen?.proposer], [2, [], 'Ann Adeyemi']);
  assert.equal((await readTables(db, inside))[0]?.people.length, 2);
});

test('whoever proposed it fixes time and place, on the table as it stands; everyone else at it is told', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  const made = await propose(db, ann, { ...archives, seats: 5 }, now);
  assert.ok('room' in made);
  const { room } = made;
  await join(db, ben, room, now);

  const fix = (who: typeof ann, version: number, choice = noon) =>
    schedule(db, who, room, { ...choice, version }, now);
  assert.deepEqual(await fix(hid, 1), { refused: 'no-such-table' });
  assert.deepEqual(await fix(ben, 1), { refused: 'not-yours' });
  assert.deepEqual(await fix(ann, 1, { ...noon, place: '' }), { refused: 'no-place' });
  assert.deepEqual(await fix(ann, 1, { ...noon, startsAt: at('07:00') }), { refused: 'past' });
  assert.deepEqual(await fix(ann, 1), { version: 2 });
  assert.deepEqual(await fix(ann, 1, { ...noon, place: 'Bar' }), { refused: 'changed' });
  assert.deepEqual(await fix(ann, 2, { ...noon, place: 'Bar' }), { version: 3 });

  const [own] = await readOwnTables(db, ben);
  assert.deepEqual([own?.topic, own?.place, own?.startsAt], ['Archives', 'Bar', noon.startsAt]);
  const told = await readNotices(db, ben, [TOPIC]);
  assert.deepEqual(told.map(({ body }) => body.version).sort(), [2, 3]);
  assert.deepEqual(await readNotices(db, ann, [TOPIC]), []);

  const organiser = await organiserFor(db, operator(), ann.forumKey);
  assert.ok(organiser);
  assert.deepEqual(await cancel(db, organiser, room, 3, now), { version: 4 });
  assert.equal((await readOwnTables(db, ben))[0]?.state, 'cancelled');
  assert.deepEqual(await readTables(db, ben), []);
  assert.deepEqual(await join(db, hid, room, now), { refused: 'cancelled' });
});

test('whoever proposed it and leaves hands it on; with nobody left it is called off', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const made = await propose(db, ann, archives, now);
  assert.ok('room' in made);
  await join(db, ben, made.room, new Date(now.getTime() + 1000));
  await leaveTable(db, ann, made.room, now);
  assert.equal((await readTables(db, ann))[0]?.proposerId, ben.personId);
  assert.ok('version' in (await schedule(db, ben, made.room, { ...noon, version: 1 }, now)));
  await leaveTable(db, ben, made.room, now);
  assert.deepEqual(await readTables(db, ben), []);
  assert.deepEqual(await leaveTable(db, ben, made.room, now), { refused: 'no-such-table' });
});
