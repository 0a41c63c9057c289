import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { block } from '#exchange/chat/blocks.server.ts';
import { leave } from '#exchange/chat/membership.server.ts';
import { markRead, readReads } from '#exchange/chat/reading.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { sayTyping } from '#exchange/chat/typing.server.ts';
import { type FeedEvent, openFeed } from '#exchange/stream/feed.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { chatForum, letWrite } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const roomOf = (opened: object): string => {
  assert.ok('room' in opened && typeof opened.room === 'string', JSON.stringify(opened));
  return opened.room;
};
const readsIn = (events: readonly { kind: string; body: unknown }[]) =>
  events
    .filter(({ kind }) => kind === 'read')
    .map(({ body }) => (body as { person: string }).person);
const readsOf = async (db: Kysely<Schema>, who: Delegate | Client) =>
  readsIn((await readStream(db, who, 0)).events);

test('whoever is blocked hears of the other’s reading no more, and it stands where it stood', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben } = await chatForum(db);
  const room = roomOf(await openDirect(db, ben, 'D-1', now));
  await send(db, ben, room, { id: newId(), body: 'One' }, now);
  await markRead(db, ann, room, 1, later(1));
  await send(db, ben, room, { id: newId(), body: 'Two' }, later(2));
  const seen = () => readReads(db, ben, room, [ann.personId]);
  const before = await seen();
  assert.deepEqual(
    before.map(({ number }) => number),
    [1],
  );

  await block(db, ann, ben.personId, later(3));
  assert.deepEqual(await seen(), before, 'nothing shows that anything was done');
  await db
    .insertInto('message')
    .values({
      ...{ forum_id: ann.forumId, room_id: room, id: newId(), number: 3, author_id: ben.personId },
      ...{ body: 'Three', sent_at: later(4) },
    })
    .execute();
  await db.updateTable('room').set({ last_number: 3 }).where('id', '=', room).execute();
  await markRead(db, ann, room, 3, later(5));

  assert.deepEqual(await readsOf(db, ben), [ann.personId], 'the one before');
  assert.deepEqual(await readsOf(db, ann), [ann.personId, ann.personId], 'on all devices of hers');
  const [now_] = await seen();
  assert.deepEqual([now_?.number, now_?.at], [2, null]);
  const own = await readReads(db, ann, room, [ann.personId]);
  assert.equal(own[0]?.number, 3);
});

test('in a group a blocker’s reading and typing reach all but the blocked', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme } = await chatForum(db);
  for (const delegate of [ann, ben]) await letWrite(db, delegate, acme, now);
  const people = [ann.personId, ben.personId];
  const room = roomOf(await openGroup(db, acme, { title: 'G', people }, now));
  await send(db, acme, room, { id: newId(), body: 'Welcome' }, now);
  await block(db, acme, ben.personId, now);
  await markRead(db, acme, room, 99, now);
  await send(db, ann, room, { id: newId(), body: 'Thank you' }, now);
  await markRead(db, acme, room, 99, later(1));

  const heard = await readsOf(db, ann);
  assert.ok(heard.includes(acme.personId));
  assert.ok(!(await readsOf(db, ben)).includes(acme.personId));
  const told: Record<string, FeedEvent[]> = { ann: [], ben: [] };
  const feeds = await Promise.all(
    Object.entries({ ann, ben }).map(([name, who]) =>
      openFeed(db, who, { cursor: null, since: null }, (event) => told[name]?.push(event)),
    ),
  );
  const typing = (name: string) => told[name]?.some(({ event }) => event === 'typing') ?? false;
  for (let tries = 0; tries < 100 && !typing('ann'); tries++) {
    await sayTyping(db, acme, room);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const feed of feeds) feed.close();
  assert.deepEqual([typing('ann'), typing('ben')], [true, false]);
});

test('who left a room is not told again of reading there, by page or by line', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme, forumId } = await chatForum(db);
  for (const delegate of [ann, ben]) await letWrite(db, delegate, acme, now);
  const people = [ann.personId, ben.personId];
  const room = roomOf(await openGroup(db, acme, { title: 'G', people }, now));
  await send(db, acme, room, { id: newId(), body: 'Welcome' }, now);
  // as if taken back since: the mark then names those who may hear of it
  await db.deleteFrom('introduction').where('delegate_id', '=', ann.personId).execute();
  const hide = db.updateTable('delegate').set({ consent: 'aggregate' });
  await hide.where('person_id', '=', ann.personId).execute();
  await markRead(db, ann, room, 1, now);
  assert.deepEqual(await readsOf(db, ben), [ann.personId]);
  const kinds = await db.selectFrom('event').select('people').where('kind', '=', 'read').execute();
  assert.ok(kinds.every((event) => event.people !== null));

  await leave(db, ben, room, later(1));
  assert.deepEqual(await readsOf(db, ben), []);
  assert.deepEqual(await readsOf(db, ann), [ann.personId]);
  const caughtUp = async (who: Delegate) => {
    const heard: FeedEvent[] = [];
    const feed = await openFeed(db, who, { cursor: 0, since: null }, (each) => heard.push(each));
    const { number } = await db
      .selectFrom('stream_log')
      .select('number')
      .where('forum_id', '=', forumId)
      .executeTakeFirstOrThrow();
    for (let tries = 0; tries < 100 && feed.position() < number; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    feed.close();
    return heard.filter(({ event }) => event === 'read').length;
  };
  assert.deepEqual([await caughtUp(ben), await caughtUp(ann)], [0, 1]);
});
