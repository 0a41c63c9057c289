import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { readMessages } from '#exchange/chat/messages.server.ts';
import { markRead } from '#exchange/chat/reading.server.ts';
import { readRoom, readRooms, readUnread } from '#exchange/chat/room-list.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { readPeople } from '#exchange/people.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import { chatForum, letWrite } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const say = (body: string, id = newId()) => ({ id, body });
const roomOf = (opened: object): string => {
  assert.ok('room' in opened && typeof opened.room === 'string', JSON.stringify(opened));
  return opened.room;
};

test('two people who open their room at the same instant open one', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const opened = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      i % 2 ? openDirect(house.db, ann, 'D-2', now) : openDirect(house.db, ben, ann.personId, now),
    ),
  );
  assert.equal(new Set(opened.map(roomOf)).size, 1);
});

test('the same message sent many times, at once and later, is one message', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const room = roomOf(await openDirect(house.db, ann, 'D-2', now));
  const message = say('Once');

  const sent = await Promise.all(
    Array.from({ length: 8 }, () => send(house.db, ann, room, message, now)),
  );
  sent.push(await send(house.db, ann, room, { ...message, body: 'changed' }, now));

  for (const each of sent) assert.deepEqual(each, sent[0]);
  assert.equal((await readMessages(house.db, ben, room, { above: 0, limit: 50 })).length, 1);
  assert.equal((await readStream(house.db, ben, 0)).events.length, 1);
  assert.deepEqual(await send(house.db, ben, room, message, now), { refused: 'id-taken' });
});

test('many writers at once: numbers without gaps, every stream whole and in order', async () => {
  await using house = await testHouse();
  const { ann, ben, hid } = await chatForum(house.db);
  const everyone = [ann, ben, hid];
  const rooms = [
    roomOf(
      await openGroup(house.db, ann, { title: 'A', people: [ben.personId, hid.personId] }, now),
    ),
    roomOf(
      await openGroup(house.db, ben, { title: 'B', people: [ann.personId, hid.personId] }, now),
    ),
  ];
  const seen = new Map(everyone.map((who) => [who.personId, [] as number[]]));
  let writing = true;
  const follow = everyone.map(async (who) => {
    const numbers = seen.get(who.personId) ?? [];
    while (true) {
      const last = !writing;
      const { events } = await readStream(house.db, who, numbers.at(-1) ?? 0);
      for (const { number } of events) numbers.push(number);
      if (last) return;
    }
  });
  await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      send(house.db, everyone[i % 3] ?? ann, rooms[i % 2] ?? '', say(`m${i}`), now),
    ),
  );
  writing = false;
  await Promise.all(follow);

  const expected = Array.from({ length: 60 }, (_, i) => i + 1);
  for (const numbers of seen.values()) assert.deepEqual(numbers, expected);
  for (const room of rooms) {
    const messages = await readMessages(house.db, ann, room, { above: 0, limit: 50 });
    assert.deepEqual(
      messages.map(({ number }) => number),
      expected.slice(0, 30),
    );
  }
});

test('a client sees and reaches named delegates, never a hidden one, who looks like nobody', async () => {
  await using house = await testHouse();
  const { acme, hid } = await chatForum(house.db);
  const { people, found } = await readPeople(house.db, acme, '');
  assert.equal(found, 3);
  assert.deepEqual(people.map(({ ref }) => ref).sort(), ['C-1', 'D-1', 'D-2']);
  assert.equal((await readPeople(house.db, acme, 'hidden')).found, 0);
  for (const name of [hid.personId, 'D-3', 'D-99', newId(), 'C-2'])
    assert.deepEqual(await openDirect(house.db, acme, name, now), { refused: 'no-such-person' });
});

test('a hidden delegate who writes is seen by that company alone, from that message on', async () => {
  await using house = await testHouse();
  const { acme, acmeToo, rival, hid } = await chatForum(house.db);
  const room = roomOf(await openDirect(house.db, hid, acme.personId, now));
  assert.deepEqual((await readRoom(house.db, hid, room, null))?.newcomers, ['Company C-1']);
  assert.deepEqual(await readRooms(house.db, acme), []);
  assert.deepEqual(await send(house.db, acme, room, say('?'), now), { refused: 'no-such-room' });

  await send(house.db, hid, room, say('Good morning'), now);

  assert.equal((await readRooms(house.db, acme))[0]?.title, 'Hidi Hidden');
  assert.deepEqual((await readRoom(house.db, hid, room, null))?.newcomers, []);
  assert.equal((await readPeople(house.db, acmeToo, 'hidden')).found, 1);
  assert.equal((await readPeople(house.db, rival, 'hidden')).found, 0);
});

test('a delegate who withdraws consent without an own act is gone for the client', async () => {
  await using house = await testHouse();
  const { acme, ann, forumId } = await chatForum(house.db);
  const room = roomOf(await openDirect(house.db, acme, 'D-1', now));
  assert.equal((await readRooms(house.db, acme)).length, 1);
  await house.db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', ann.personId)
    .execute();

  assert.deepEqual(await readRooms(house.db, acme), []);
  assert.equal(await readRoom(house.db, acme, room, null), null);
  assert.deepEqual(await send(house.db, acme, room, say('?'), now), { refused: 'no-such-room' });
});

test('a group never brings a hidden delegate to a company, and tells no delegate who is hidden', async () => {
  await using house = await testHouse();
  const { ann, ben, hid, acme, acmeToo, rival } = await chatForum(house.db);
  const open = (who: typeof ann | typeof acme, ...people: { personId: string }[]) =>
    openGroup(house.db, who, { title: 'G', people: people.map(({ personId }) => personId) }, now);
  // a shared profile and a hidden one answer alike
  assert.deepEqual(await open(ann, hid, acme), { refused: 'strangers' });
  assert.deepEqual(await open(ann, ben, acme), { refused: 'strangers' });
  assert.deepEqual(await open(ann, acme, rival), { refused: 'strangers' });
  assert.deepEqual(await open(ann), { refused: 'nobody' });
  assert.deepEqual(await open(acme, ann, hid), { refused: 'no-such-person' });
  assert.deepEqual(await open(acme, rival), { refused: 'no-such-person' });

  roomOf(await open(ann, ben, hid));
  assert.deepEqual(await readRooms(house.db, acme), []);
  assert.deepEqual(await open(acme, ann, ben, acmeToo), { refused: 'ask-first' });
  await letWrite(house.db, ann, acme, now);
  assert.deepEqual(await open(acme, ann, ben, acmeToo), { refused: 'ask-first' });
  await letWrite(house.db, ben, acme, now);
  const room = roomOf(await open(acme, ann, ben, acmeToo));
  assert.equal((await readRooms(house.db, ann)).length, 3);
  await send(house.db, acme, room, say('Welcome'), now);
  assert.equal((await readRooms(house.db, acmeToo))[0]?.people.length, 3);

  const own = roomOf(await open(hid, acme, acmeToo));
  const there = (await readRooms(house.db, acme)).find(({ id }) => id === own);
  assert.ok(there?.people.some(({ name }) => name === 'Hidi Hidden'));
});

test('unread is what others wrote since, and who is not in a room learns nothing of it', async () => {
  await using house = await testHouse();
  const { ann, ben, hid } = await chatForum(house.db);
  const room = roomOf(await openDirect(house.db, ann, 'D-2', now));
  for (const body of ['one', 'two', 'three']) await send(house.db, ann, room, say(body), now);
  assert.deepEqual(await readUnread(house.db, ben), { [room]: 3 });
  assert.deepEqual(await readUnread(house.db, ann), {});
  await markRead(house.db, ben, room, 2, now);
  assert.deepEqual(await readUnread(house.db, ben), { [room]: 1 });
  await markRead(house.db, ben, room, 99, now);
  await markRead(house.db, ben, room, 1, now);
  assert.deepEqual(await readUnread(house.db, ben), {});

  assert.equal(await readRoom(house.db, hid, room, null), null);
  assert.deepEqual(await send(house.db, hid, room, say('?'), now), { refused: 'no-such-room' });
  assert.deepEqual(await send(house.db, ann, room, say(' \n\u0000'), now), { refused: 'empty' });
  assert.deepEqual(await send(house.db, ann, room, say('ж'.repeat(4001)), now), {
    refused: 'too-long',
  });
});
