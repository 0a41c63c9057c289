import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { block } from '#exchange/chat/blocks.server.ts';
import { enter } from '#exchange/chat/may-write.server.ts';
import { enterAll, pairKey } from '#exchange/chat/may-write-many.server.ts';
import { readMessages, readOne } from '#exchange/chat/messages.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import { type ChatForum, chatForum, letWrite } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const roomOf = (opened: object): string => {
  assert.ok('room' in opened && typeof opened.room === 'string', JSON.stringify(opened));
  return opened.room;
};

async function groupOf(db: Db, { ann, ben, hid }: ChatForum) {
  const people = [ben.personId, hid.personId];
  return roomOf(await openGroup(db as never, ann, { title: 'G', people }, now));
}

test('whatever is sent at once: each id once, refusals for their own senders alone, numbers whole', async () => {
  await using house = await testHouse();
  const forum = await chatForum(house.db);
  const { ann, ben, hid, acme } = forum;
  const group = await groupOf(house.db, forum);
  const direct = roomOf(await openDirect(house.db, ann, 'D-2', now));
  const people = [ann, ben, hid, acme];
  const rooms = [group, direct, newId()];
  const inside = new Map([
    [group, [ann, ben, hid]],
    [direct, [ann, ben]],
  ]);
  const one = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    room: fc.integer({ min: 0, max: 2 }),
    id: fc.integer({ min: 0, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 30 }), async (all) => {
      const ids = Array.from({ length: 10 }, newId);
      const sent = await Promise.all(
        all.map(async ({ who, room, id }) => {
          const [author, place, key] = [people[who] ?? ann, rooms[room] ?? '', ids[id] ?? ''];
          const outcome = await send(house.db, author, place, { id: key, body: `m${id}` }, now);
          return { author, place, key, outcome };
        }),
      );
      for (const { author, place, key, outcome } of sent) {
        if (!inside.get(place)?.includes(author as never))
          assert.deepEqual(outcome, { refused: 'no-such-room' });
        else if ('refused' in outcome) assert.equal(outcome.refused, 'id-taken');
        else assert.deepEqual([outcome.message.id, outcome.message.room], [key, place]);
      }
      const written = sent.flatMap(({ outcome }) =>
        'message' in outcome ? [outcome.message] : [],
      );
      for (const message of written)
        assert.deepEqual(message, await readOne(house.db, ann, message.id));
    }),
    { numRuns: 30 },
  );
  for (const [room, [who]] of inside) {
    const numbers = (
      await readMessages(house.db, who ?? ann, room, { above: 0, limit: 2_000 })
    ).map(({ number }) => number);
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => i + 1),
    );
  }
  const log = await house.db.selectFrom('event').select('number').orderBy('number').execute();
  assert.deepEqual(
    log.map(({ number }) => number),
    log.map((_, i) => i + 1),
  );
});

test('one message that the database can not keep fails alone', async () => {
  await using house = await testHouse();
  const forum = await chatForum(house.db);
  const group = await groupOf(house.db, forum);
  const say = (id: string, body: string) => send(house.db, forum.ann, group, { id, body }, now);
  void say(newId(), 'first, so that the others gather');

  const outcomes = await Promise.allSettled([
    say(newId(), 'before'),
    say('not a uuid', 'broken'),
    say(newId(), 'after'),
  ]);

  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  const messages = await readMessages(house.db, forum.ben, group, { above: 0, limit: 9 });
  assert.deepEqual(messages.map(({ body }) => body).sort(), [
    'after',
    'before',
    'first, so that the others gather',
  ]);
});

test('the rule for one and the rule for all at once say the same', async () => {
  await using house = await testHouse();
  const forum = await chatForum(house.db);
  const { ann, ben, hid, acme, rival } = forum;
  const group = await groupOf(house.db, forum);
  await letWrite(house.db, ann, acme, now);
  const shared = roomOf(
    await openGroup(house.db, acme, { title: 'S', people: [ann.personId] }, now),
  );
  const direct = roomOf(await openDirect(house.db, ann, 'D-2', now));
  const blocked = roomOf(await openDirect(house.db, ben, hid.personId, now));
  await block(house.db, hid, ben.personId, now);
  const pairs = [ann, ben, hid, acme, rival].flatMap((author) =>
    [group, shared, direct, blocked].map((room) => ({
      author,
      room,
      now,
      message: { id: newId(), body: '' },
    })),
  );
  await house.db.transaction().execute(async (tx) => {
    const { refused } = await enterAll(tx, forum.forumId, pairs);
    assert.deepEqual(refused.get(pairKey({ author: ben, room: blocked })), { refused: 'gone' });
    for (const pair of pairs) {
      const alone = await enter(tx, pair.author, pair.room);
      assert.deepEqual(refused.get(pairKey(pair)), 'refused' in alone ? alone : undefined);
    }
  });
});

test('a reply stays in its room, those named who have left are left out, a file is sent once', async () => {
  await using house = await testHouse();
  const forum = await chatForum(house.db);
  const { ann, ben, hid, forumId } = forum;
  const group = await groupOf(house.db, forum);
  const direct = roomOf(await openDirect(house.db, ann, 'D-2', now));
  const [first, other] = [newId(), newId()];
  await send(house.db, ann, group, { id: first, body: 'first' }, now);
  await send(house.db, ann, direct, { id: other, body: 'elsewhere' }, now);
  const file = newId();
  await house.db
    .insertInto('chat_file')
    .values({
      ...{ forum_id: forumId, id: file, room_id: group, author_id: ben.personId, made_at: now },
      ...{ name: 'a.png', type: 'image/png', bytes: Buffer.from('x'), width: 1, height: 1 },
    })
    .execute();
  const write = (author: typeof ann, extra: object) =>
    send(house.db, author, group, { id: newId(), body: '', ...extra }, now);

  const stray = await write(ben, { body: 'r', replyTo: other });
  assert.equal('message' in stray && stray.message.replyTo, null);
  assert.deepEqual(await write(ann, { files: [file] }), { refused: 'no-such-file' });
  const both = await Promise.all([
    write(ben, { files: [file], replyTo: first }),
    write(ben, { files: [file] }),
  ]);
  assert.deepEqual(
    both.map((sent) => 'message' in sent),
    [true, false],
  );
  const stranger = newId();
  await write(ann, { body: '@ben', mentions: [ben.personId, stranger, ben.personId] });

  const rows = await house.db
    .selectFrom('message')
    .select(['number', 'reply_to', 'mentions', 'file_count'])
    .where('room_id', '=', group)
    .orderBy('number')
    .execute();
  assert.deepEqual(rows.slice(1), [
    { number: 2, reply_to: null, mentions: [], file_count: 0 },
    { number: 3, reply_to: first, mentions: [], file_count: 1 },
    { number: 4, reply_to: null, mentions: [ben.personId], file_count: 0 },
  ]);
  assert.equal((await readStream(house.db, hid, 0)).events.length, 4);
});

test('a hidden delegate among many writers is introduced once, and stays so', async () => {
  await using house = await testHouse();
  const { hid, acme } = await chatForum(house.db);
  const room = roomOf(await openDirect(house.db, hid, acme.personId, now));
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      send(house.db, hid, room, { id: newId(), body: `${i}` }, now),
    ),
  );
  assert.equal((await readRooms(house.db, acme))[0]?.unread, 20);
  const introductions = await house.db.selectFrom('introduction').select('act').execute();
  assert.deepEqual(introductions, [{ act: 'wrote' }]);
});
