import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { react } from '#exchange/chat/react.server.ts';
import { markRead } from '#exchange/chat/reading.server.ts';
import { readRoom, readRooms } from '#exchange/chat/room-list.server.ts';
import { openGroup } from '#exchange/chat/rooms.server.ts';
import { searchMessages } from '#exchange/chat/search.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { sayTyping } from '#exchange/chat/typing.server.ts';
import { readPeople } from '#exchange/people.server.ts';
import { readCursor, readStream } from '#exchange/stream/stream.server.ts';
import { changeConsent } from '#forum/consent.server.ts';
import type { Client } from '#forum/people.ts';
import { askClient, withdrawWish } from '#meetings/wishes/wishes.server.ts';
import { CANARY, NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const say = (body: string) => ({ id: newId(), body });
const wish = { clientRef: 'C1', strength: 'would like' } as const;

/** A company opens a group with two delegates who asked for it, both named: the canary is one. */
async function groupOfWishes(db: Kysely<Schema>) {
  const forum = await smallForum(db);
  const { acme, ada, hidden } = forum;
  await changeConsent(db, hidden, 'named', NOW);
  for (const delegate of [ada, hidden]) await askClient(db, delegate, wish, NOW);
  const group = { title: 'Cranes', people: [ada.personId, hidden.personId] };
  const opened = await openGroup(db, acme, group, NOW);
  assert.ok('room' in opened);
  return { ...forum, room: opened.room };
}

/** Everything of a room, its people and its news that a company can read. */
async function allThatIsRead(db: Kysely<Schema>, client: Client, room: string, since: number) {
  return JSON.stringify([
    await readRooms(db, client),
    await readRoom(db, client, room, null),
    await readPeople(db, client, ''),
    await readPeople(db, client, CANARY),
    await searchMessages(db, client, { words: CANARY }, 9),
    await searchMessages(db, client, { words: 'morning' }, 9),
    await readStream(db, client, since),
  ]);
}

test('whoever asked for a meeting, takes it back and hides is nowhere in a group the company opened', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada, hidden, room } = await groupOfWishes(db);
  await send(db, acme, room, say('Good morning'), NOW);
  assert.ok((await allThatIsRead(db, acme, room, 0)).includes(CANARY));

  await withdrawWish(db, hidden, { ref: 'C1' }, NOW);
  await changeConsent(db, hidden, 'aggregate', NOW);
  const since = await readCursor(db, acme);
  await markRead(db, hidden, room, 1, NOW);
  await sayTyping(db, hidden, room);
  const named = { ...say('Good morning, all'), mentions: [hidden.personId] };
  await send(db, ada, room, named, NOW);

  const read = await allThatIsRead(db, acme, room, since);
  assert.ok(read.includes('Good morning, all'));
  for (const trace of [CANARY, hidden.personId, 'D-3']) assert.ok(!read.includes(trace), trace);
  // the room stays the delegate's own, and says whom writing there would show it to
  assert.deepEqual((await readRoom(db, hidden, room, null))?.newcomers, ['Acme']);
});

test('a sign given in the group is an own act: taking the wish back does not take it back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, hidden, room } = await groupOfWishes(db);
  const hello = say('Good morning');
  await send(db, acme, room, hello, NOW);
  await react(db, hidden, { room, id: hello.id, sign: 'heart', given: true }, NOW);

  await withdrawWish(db, hidden, { ref: 'C1' }, NOW);
  await changeConsent(db, hidden, 'aggregate', NOW);

  const here = await readRoom(db, acme, room, null);
  const signs = here?.messages[0]?.reactions.flatMap(({ people }) => people) ?? [];
  assert.deepEqual(signs, [hidden.personId]);
  assert.ok(here?.people.some(({ id }) => id === hidden.personId));
});
