import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { deleteMessage } from '#exchange/chat/delete.server.ts';
import { edit } from '#exchange/chat/edit.server.ts';
import { EDITABLE, type Message } from '#exchange/chat/message.ts';
import { readMessages } from '#exchange/chat/messages.server.ts';
import { newest } from '#exchange/chat/newest.ts';
import { react } from '#exchange/chat/react.server.ts';
import { markRead } from '#exchange/chat/reading.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { SIGNS } from '#exchange/chat/signs.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { readCursor, readStream } from '#exchange/stream/stream.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
type House = Kysely<Schema>;

async function said(db: House, who: Visitor, room: string, body: string, replyTo?: string) {
  const sent = await send(db, who, room, { id: newId(), body, ...(replyTo && { replyTo }) }, now);
  assert.ok('message' in sent);
  return sent.message;
}
async function groupOf(db: House, who: Visitor, ...people: Visitor[]) {
  const group = { title: 'G', people: people.map(({ personId }) => personId) };
  const opened = await openGroup(db, who, group, now);
  assert.ok('room' in opened);
  return opened.room;
}
const all = (db: House, who: Visitor, room: string) =>
  readMessages(db, who, room, { above: 0, limit: 500 });

async function heardSince(db: House, who: Visitor, cursor: number): Promise<Message[]> {
  const heard: Message[] = [];
  for (let last = cursor; ; ) {
    const { events } = await readStream(db, who, last);
    if (events.length === 0) return heard;
    heard.push(...events.filter(({ kind }) => kind === 'message').map((e) => e.body as Message));
    last = events.at(-1)?.number ?? last;
  }
}
const inRoom = (messages: Message[], room: string) => messages.filter((each) => each.room === room);

test('whatever people change at once, everyone who hears of it from whatever moment on ends with the same', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid } = await chatForum(db);
  const people = [ann, ben, hid];
  const change = fc.record({
    act: fc.constantFrom('edit', 'edit', 'delete', 'react', 'react', 'take back', 'reply'),
    who: fc.nat(2),
    target: fc.nat(5),
    words: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
    sign: fc.constantFrom(...SIGNS.slice(0, 2)),
  });
  const bursts = fc.array(fc.array(change, { maxLength: 5 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(bursts, fc.nat(60), async (rounds, ago) => {
      const room = await groupOf(db, ann, ben, hid);
      const [first, second] = [
        await said(db, ann, room, 'first'),
        await said(db, ben, room, 'second'),
      ];
      await said(db, hid, room, 'third', first.id);
      const screens: { cursor: number; held: Message[] }[] = [];
      for (const burst of rounds) {
        // the cursor is read before the messages, as a page does
        screens.push({ cursor: await readCursor(db, ann), held: await all(db, ann, room) });
        const there = await all(db, ann, room);
        const acts = burst.map(async ({ act, who, target, words, sign }) => {
          const [person, message] = [people[who] ?? ann, there[target % there.length] ?? second];
          const { id, version } = message;
          if (act === 'edit') await edit(db, person, room, id, { body: words, version }, now);
          else if (act === 'delete') await deleteMessage(db, person, room, id, now);
          else if (act === 'reply') await said(db, person, room, 'reply', id);
          else await react(db, person, { room, id, sign, given: act === 'react' }, now);
        });
        await Promise.all(acts);
      }
      const truth = await all(db, ann, room);
      for (const { cursor, held } of screens)
        assert.deepEqual(newest(held, inRoom(await heardSince(db, ben, cursor), room)), truth);
      const head = await readCursor(db, ann);
      const heard = inRoom(await heardSince(db, hid, Math.max(0, head - ago)), room);
      const ids = new Set(heard.map(({ id }) => id));
      const expected = truth.filter(({ id }) => ids.has(id));
      assert.deepEqual(newest([], heard), expected);
      assert.deepEqual(newest([], heard.toReversed()), expected);
      assert.deepEqual(newest(truth, heard), truth);
    }),
    { numRuns: 25 },
  );
});

/** Every table of the database as text. */
async function everything(db: House): Promise<string> {
  const tables = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'public'`.execute(db);
  const texts = tables.rows.map(async ({ name }) => {
    const { rows } = await sql`select t::text as row from ${sql.table(name)} t`.execute(db);
    return JSON.stringify(rows);
  });
  return (await Promise.all(texts)).join('\n');
}

test('what was deleted is nowhere: not in the message, its edits, what quotes it, the log or kept answers', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, forumId } = await chatForum(db);
  const room = await groupOf(db, ann, ben);
  const { id, version } = await said(db, ann, room, 'Secretcanary one');
  const quoting = await said(db, ben, room, 'I see', id);
  assert.equal(quoting.replyTo?.words, 'Secretcanary one');
  await react(db, ben, { room, id, sign: 'heart', given: true }, now);
  await edit(db, ann, room, id, { body: 'Secretcanary two', version }, now);
  await react(db, ben, { room, id: quoting.id, sign: 'idea', given: true }, now);
  const file = { forum_id: forumId, room_id: room, author_id: ann.personId, made_at: now };
  await db
    .insertInto('chat_file')
    .values({
      ...{ ...file, id: newId(), message_id: id, name: 'Secretcanary.png', type: 'image/png' },
      ...{ bytes: Buffer.from('x'), width: 1, height: 1 },
    })
    .execute();
  await db
    .insertInto('idempotency_key')
    .values({
      ...{ person_id: ben.personId, key: 'k', request_hash: 'h', status: 200, made_at: now },
      body: JSON.stringify({ id, body: 'Secretcanary one' }),
    })
    .execute();
  assert.match(await everything(db), /Secretcanary/);
  const { events: before } = await readStream(db, ben, 0);

  const deleted = await deleteMessage(db, ann, room, id, later(48 * 3_600_000));

  assert.ok('message' in deleted);
  const { body, files, mentions, reactions } = deleted.message;
  assert.deepEqual(
    { body, files, mentions, reactions },
    {
      ...{ body: '', files: [], mentions: [], reactions: [] },
    },
  );
  assert.doesNotMatch(await everything(db), /Secretcanary/);
  const { events: after } = await readStream(db, ben, 0);
  assert.deepEqual(
    after.slice(0, before.length).map(({ number }) => number),
    before.map(({ number }) => number),
  );
  const quote = (await all(db, ben, room)).find((each) => each.id === quoting.id)?.replyTo;
  assert.deepEqual(quote, { id, number: 1, author: 'Ann Adeyemi', words: null });
  const again = await deleteMessage(db, ann, room, id, now);
  assert.deepEqual(again, deleted);
  assert.equal((await readStream(db, ben, 0)).events.length, after.length);
});

test('after an edit the log tells the newest words alone, to whoever reads it from the beginning', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const room = await groupOf(house.db, ann, ben);
  const { id } = await said(house.db, ann, room, 'Firstwords');
  await edit(house.db, ann, room, id, { body: 'Secondwords', version: 1 }, now);
  assert.doesNotMatch(await everything(house.db), /Firstwords/);
  const heard = await heardSince(house.db, ben, 0);
  assert.deepEqual(
    heard.map(({ body, editedAt }) => ({ body, editedAt })),
    Array(2).fill({ body: 'Secondwords', editedAt: now.toISOString() }),
  );
});

test('an edit of words that one has not seen is refused with what they are, reactions hinder none', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const room = await groupOf(house.db, ann, ben);
  const { id } = await said(house.db, ann, room, 'one');
  const change = (who: Visitor, body: string, version: number, at = now) =>
    edit(house.db, who, room, id, { body, version }, at);
  const wordsOf = (edited: Awaited<ReturnType<typeof change>>) =>
    'message' in edited && { body: edited.message.body, refused: 'refused' in edited };

  await react(house.db, ben, { room, id, sign: 'heart', given: true }, now);
  assert.deepEqual(wordsOf(await change(ann, 'two', 1)), { body: 'two', refused: false });
  assert.deepEqual(wordsOf(await change(ann, 'three', 1)), { body: 'two', refused: true });
  // sent again, it is the same edit
  assert.deepEqual(wordsOf(await change(ann, 'two', 1)), { body: 'two', refused: false });
  assert.deepEqual(await change(ben, 'mine', 9), { refused: 'not-yours' });
  assert.deepEqual(await change(ann, ' ', 9), { refused: 'empty' });
  assert.deepEqual(await change(ann, 'late', 9, later(EDITABLE + 1)), { refused: 'too-late' });
  assert.deepEqual(await change(ann, 'x'.repeat(4001), 9), { refused: 'too-long' });
  assert.deepEqual(await deleteMessage(house.db, ben, room, id, now), { refused: 'not-yours' });
  await deleteMessage(house.db, ann, room, id, now);
  assert.deepEqual(await change(ann, 'back', 9), { refused: 'deleted' });
  const sign = { room, id, sign: 'heart', given: true };
  assert.deepEqual(await react(house.db, ben, sign, now), { refused: 'deleted' });
});

test('who is not in a room changes nothing there and learns nothing of it', async () => {
  await using house = await testHouse();
  const { ann, ben, hid, acme } = await chatForum(house.db);
  const room = await groupOf(house.db, ann, ben);
  const other = await groupOf(house.db, ben, hid);
  const { id } = await said(house.db, ann, room, 'ours');
  for (const who of [hid, acme]) {
    const sign = { room, id, sign: 'heart', given: true };
    assert.deepEqual(await react(house.db, who, sign, now), { refused: 'no-such-room' });
    assert.deepEqual(await edit(house.db, who, room, id, { body: 'x', version: 1 }, now), {
      refused: 'no-such-room',
    });
    assert.deepEqual(await deleteMessage(house.db, who, room, id, now), {
      refused: 'no-such-message',
    });
  }
  // by way of a room one is in
  const there = { room: other, id, sign: 'heart', given: true };
  assert.deepEqual(await react(house.db, hid, there, now), { refused: 'no-such-message' });
  assert.deepEqual(await deleteMessage(house.db, hid, other, id, now), {
    refused: 'no-such-message',
  });
  const crossing = await said(house.db, hid, other, 'what do they say', id);
  assert.equal(crossing.replyTo, null);
  const sign = { room, id, sign: 'smirk', given: true };
  assert.deepEqual(await react(house.db, ben, sign, now), { refused: 'no-such-sign' });
});

test('a reaction is a delegate’s own act: the company sees who gave it, and not before', async () => {
  await using house = await testHouse();
  const { hid, acme } = await chatForum(house.db);
  const opened = await openDirect(house.db, hid, acme.personId, now);
  assert.ok('room' in opened);
  const { room } = opened;
  const first = await said(house.db, hid, room, 'Good morning');
  await house.db.deleteFrom('introduction').execute();
  const sign = { room, id: first.id, sign: 'heart', given: true };
  assert.deepEqual(await react(house.db, acme, sign, now), { refused: 'no-such-room' });
  await react(house.db, hid, sign, now);
  const given = await react(house.db, acme, sign, now);
  assert.ok('message' in given);
  assert.deepEqual(given.message.reactions, [
    { sign: 'heart', people: [hid.personId, acme.personId] },
  ]);
});

test('people who read, write and react at the same instant hinder each other in nothing', async () => {
  await using house = await testHouse();
  const { ann, ben, hid } = await chatForum(house.db);
  const people = [ann, ben, hid];
  const room = await groupOf(house.db, ann, ben, hid);
  const { id } = await said(house.db, ann, room, 'first');
  const acts = Array.from({ length: 60 }, (_, i) => {
    const who = people[i % 3] ?? ann;
    if (i % 4 === 0) return said(house.db, who, room, `m${i}`);
    const sign = { room, id, sign: 'heart', given: i % 8 < 4 };
    return i % 4 === 1
      ? react(house.db, who, sign, now)
      : markRead(house.db, who, room, 1 + Math.floor(i / 4), now);
  });
  await Promise.all(acts);
  const messages = await all(house.db, ann, room);
  assert.equal(messages.length, 16);
});
