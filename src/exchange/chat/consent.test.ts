import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import {
  block,
  blockCompany,
  readBlocked,
  readListeners,
  readSilenced,
  unblock,
} from '#exchange/chat/blocks.server.ts';
import { standingTo } from '#exchange/chat/may-write.server.ts';
import { addPeople, keepTeamRoom, leave, mute, rename } from '#exchange/chat/membership.server.ts';
import { readMessages } from '#exchange/chat/messages.server.ts';
import { readReported, report, SETTLED, settle } from '#exchange/chat/reports.server.ts';
import { readRoom, readRooms, readUnread } from '#exchange/chat/room-list.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import {
  ASKED,
  answerRequest,
  askToWrite,
  readMyRequests,
} from '#exchange/chat/writing-requests.server.ts';
import { readNotices } from '#exchange/notices/notices.server.ts';
import { readPeople } from '#exchange/people.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const say = (body: string) => ({ id: newId(), body });
const ask = (who: string, note = 'A word on your archive') => ({ who, note });
const roomOf = (opened: object): string => {
  assert.ok('room' in opened && typeof opened.room === 'string', JSON.stringify(opened));
  return opened.room;
};

test('a company asks once; a no looks like silence and may become a yes, which opens the room', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, acme, acmeToo, rival } = await chatForum(db);
  const room = roomOf(await openDirect(db, acme, 'D-1', now));
  assert.deepEqual(await send(db, acme, room, say('Hello'), now), { refused: 'ask-first' });
  assert.equal(await standingTo(db, acme, ann.personId), 'ask');

  assert.deepEqual(await askToWrite(db, acme, ask('D-1', ' '), now), { refused: 'no-note' });
  assert.deepEqual(await askToWrite(db, acme, ask('D-1', 'x'.repeat(501)), now), {
    refused: 'too-long',
  });
  assert.deepEqual(await askToWrite(db, acme, ask('D-3'), now), { refused: 'no-such-person' });
  assert.deepEqual(await askToWrite(db, acme, ask('D-1'), now), { asked: now });
  assert.deepEqual(await askToWrite(db, acmeToo, ask('D-1'), now), { refused: 'asked-already' });
  assert.equal(await standingTo(db, acmeToo, ann.personId), 'asked');
  assert.equal((await readNotices(db, ann, [ASKED])).length, 1);

  const [request] = await readMyRequests(db, ann);
  assert.deepEqual(
    [request?.company, request?.reveals, request?.put],
    ['Company C-1', false, false],
  );
  await answerRequest(db, ann, { company: 'C-1', answer: 'declined' }, now);
  assert.equal(await standingTo(db, acme, ann.personId), 'asked');
  assert.deepEqual(await send(db, acme, room, say('Hello'), now), { refused: 'ask-first' });
  assert.equal((await readMyRequests(db, ann))[0]?.put, true);

  const opened = await answerRequest(db, ann, { company: 'C-1', answer: 'granted' }, now);
  assert.equal(roomOf(opened), room);
  assert.deepEqual(await answerRequest(db, ann, { company: 'C-1', answer: 'granted' }, now), {
    refused: 'no-such-request',
  });
  assert.ok(await readRoom(db, ann, room, null));
  assert.ok('message' in (await send(db, acme, room, say('Hello'), now)));
  assert.equal(await standingTo(db, acmeToo, ann.personId), 'open');
  assert.equal(await standingTo(db, rival, ann.personId), 'ask');
  assert.deepEqual(await askToWrite(db, acme, ask('D-1'), now), { refused: 'may-write' });
});

test('a delegate who hides after being asked is told what a yes shows, and shows it by the yes alone', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, acme, rival, forumId } = await chatForum(db);
  await askToWrite(db, acme, ask('D-1'), now);
  await db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', ann.personId)
    .execute();
  assert.equal((await readMyRequests(db, ann))[0]?.reveals, true);
  assert.equal((await readPeople(db, acme, 'adeyemi')).found, 0);

  await answerRequest(db, ann, { company: 'C-1', answer: 'granted' }, now);

  assert.equal((await readPeople(db, acme, 'adeyemi')).found, 1);
  assert.equal((await readPeople(db, rival, 'adeyemi')).found, 0);
});

test('whoever is blocked hears what everyone hears of people who can’t be reached, and asks into the void', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid, acme, acmeToo } = await chatForum(db);
  const room = roomOf(await openDirect(db, ben, 'D-1', now));
  await send(db, ben, room, say('Hello'), now);
  await block(db, ann, ben.personId, now);
  await block(db, ann, ben.personId, now);

  assert.deepEqual(await send(db, ben, room, say('Still there?'), now), { refused: 'gone' });
  assert.deepEqual(await send(db, ann, room, say('No'), now), { refused: 'you-blocked' });
  assert.equal((await readRoom(db, ben, room, null))?.standing, 'open');
  assert.equal((await readRoom(db, ann, room, null))?.standing, 'you-blocked');
  const group = (who: typeof ben, ...people: { personId: string }[]) =>
    openGroup(db, who, { title: 'G', people: people.map(({ personId }) => personId) }, now);
  assert.deepEqual(await group(ben, ann, hid), { refused: 'gone' });

  await blockCompany(db, ann, 'C-1', now);
  assert.deepEqual(await askToWrite(db, acme, ask('D-1'), now), { asked: now });
  assert.deepEqual(await readMyRequests(db, ann), []);
  assert.deepEqual(await readNotices(db, ann, [ASKED]), []);
  assert.equal(await standingTo(db, acmeToo, ann.personId), 'asked');
  assert.deepEqual(await answerRequest(db, ann, { company: 'C-1', answer: 'granted' }, now), {
    refused: 'no-such-request',
  });

  const { people, companies } = await readBlocked(db, ann);
  assert.deepEqual([people[0]?.name, companies[0]?.name], ['Ben Børresen', 'Company C-1']);
  for (const { id } of [...people, ...companies]) await unblock(db, ann, id, now);
  assert.ok('message' in (await send(db, ben, room, say('Back'), now)));
  assert.equal((await readMyRequests(db, ann)).length, 1);
});

test('in a group the blocked are folded, count as read, and no notice of them is due; nor of a muted room', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  const people = [ben.personId, hid.personId];
  const room = roomOf(await openGroup(db, ann, { title: 'G', people }, now));
  await block(db, hid, ben.personId, now);
  await mute(db, ann, room, true, now);
  await send(db, ben, room, say('Hm'), now);

  assert.deepEqual((await readRoom(db, hid, room, null))?.blocked, [ben.personId]);
  assert.deepEqual(await readSilenced(db, hid), [ben.personId]);
  assert.deepEqual([await readUnread(db, hid), await readUnread(db, ann)], [{}, { [room]: 1 }]);
  assert.equal((await readRooms(db, ann))[0]?.muted, true);
  assert.deepEqual(await readListeners(db, ben, room), []);
  assert.deepEqual(await readListeners(db, ann, room), [ben.personId, hid.personId].sort());
});

test('who is in a group adds, renames and leaves by the rules of opening one', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid, acme, acmeToo, rival } = await chatForum(db);
  const room = roomOf(await openGroup(db, ann, { title: 'G', people: [ben.personId] }, now));
  await send(db, ann, room, say('Before'), now);
  const add = (who: typeof ann | typeof acme, where: string, ...added: { personId: string }[]) =>
    addPeople(
      db,
      who,
      where,
      added.map(({ personId }) => personId),
      now,
    );

  assert.deepEqual(await add(hid, room, hid), { refused: 'no-such-room' });
  assert.deepEqual(await add(ben, room, acme), { refused: 'strangers' });
  assert.deepEqual(await add(ben, room, ann), { refused: 'nobody' });
  assert.deepEqual(await add(ben, room, hid), { added: 1 });
  assert.equal((await readMessages(db, hid, room, { above: 0, limit: 9 }))[0]?.body, 'Before');
  await send(db, ann, room, say('After'), now);
  assert.equal((await readStream(db, hid, 0)).events.length, 2);

  assert.deepEqual(await rename(db, hid, room, ' New  name ', now), { title: 'New name' });
  assert.deepEqual(await leave(db, ben, room, now), { left: true });
  assert.deepEqual(await send(db, ben, room, say('?'), now), { refused: 'no-such-room' });
  assert.deepEqual(await readRooms(db, ben), []);
  const [there] = await readRooms(db, hid);
  assert.deepEqual([there?.title, there?.people.length], ['New name', 1]);

  const own = roomOf(await openGroup(db, hid, { title: 'C', people: [acme.personId] }, now));
  assert.deepEqual(await add(acme, own, ann), { refused: 'ask-first' });
  assert.deepEqual(await add(acme, own, rival), { refused: 'no-such-person' });
  assert.deepEqual(await add(hid, own, ann), { refused: 'strangers' });
  assert.deepEqual(await add(acme, own, acmeToo), { added: 1 });
  const direct = roomOf(await openDirect(db, ann, 'D-2', now));
  assert.deepEqual(await leave(db, ann, direct, now), { refused: 'not-a-group' });
});

test('a company of two has its own room without opening one; who joins the company joins it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, acmeToo, rival, forumId } = await chatForum(db);
  await Promise.all([
    keepTeamRoom(db, acme, now),
    keepTeamRoom(db, acmeToo, now),
    keepTeamRoom(db, rival, now),
  ]);
  const [room] = await readRooms(db, acme);
  assert.deepEqual([room?.kind, room?.title, room?.people.length], ['team', 'Company C-1 team', 1]);
  assert.deepEqual(await readRooms(db, rival), []);

  await db
    .updateTable('person')
    .set({ client_id: acme.clientId })
    .where('forum_id', '=', forumId)
    .where('id', '=', rival.personId)
    .execute();
  await keepTeamRoom(db, acmeToo, now);
  assert.equal((await readRooms(db, acme))[0]?.people.length, 2);
  await db
    .updateTable('person')
    .set({ client_id: rival.clientId })
    .where('forum_id', '=', forumId)
    .where('id', '=', rival.personId)
    .execute();
  await keepTeamRoom(db, acme, now);
  assert.deepEqual(await readRooms(db, rival), []);
  assert.deepEqual(await leave(db, acme, room?.id ?? '', now), { refused: 'not-a-group' });
});

test('organisers read a reported message as it stood, and no other; removed, its words are gone everywhere', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  const organiser = await organiserFor(db, operator(), ann.forumKey);
  assert.ok(organiser);
  const room = roomOf(await openDirect(db, ben, 'D-1', now));
  const [bad, other] = [say('Badcanary'), say('Othercanary')];
  for (const each of [bad, other]) await send(db, ben, room, each, now);
  const about = { room, message: bad.id, reason: 'Rude' };

  assert.deepEqual(await report(db, hid, about, now), { refused: 'no-such-message' });
  assert.deepEqual(await report(db, ben, about, now), { refused: 'own-message' });
  assert.deepEqual(await report(db, ann, { ...about, reason: ' ' }, now), { refused: 'no-reason' });
  assert.deepEqual(await report(db, ann, about, now), { reported: true });
  assert.deepEqual(await report(db, ann, about, now), { refused: 'reported-already' });
  const [shown, ...rest] = await readReported(db, organiser);
  assert.deepEqual([shown?.said, shown?.author, rest.length], ['Badcanary', 'Ben Børresen', 0]);

  const id = shown?.id ?? '';
  const settled = await settle(db, organiser, { id, outcome: 'removed' }, now);
  assert.deepEqual(settled, { settled: 'removed' });
  assert.deepEqual(await settle(db, organiser, { id, outcome: 'kept' }, now), {
    refused: 'settled',
  });
  const stream = JSON.stringify(await readStream(db, ann, 0));
  assert.ok(!stream.includes('Badcanary') && stream.includes('Othercanary'));
  const bodies = (await readMessages(db, ann, room, { above: 0, limit: 9 })).map(
    ({ body }) => body,
  );
  assert.deepEqual(bodies, ['', 'Othercanary']);
  assert.deepEqual(
    (await readNotices(db, ann, [SETTLED])).map(({ body }) => body),
    [{ outcome: 'removed' }],
  );
});
