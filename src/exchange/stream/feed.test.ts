import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import { earOf } from '#base/listen.server.ts';
import { announce } from '#base/live.server.ts';
import { openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { type FeedEvent, openFeed } from '#exchange/stream/feed.server.ts';
import { append } from '#exchange/stream/stream.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const numbers = (events: FeedEvent[]) => events.flatMap((each) => ('id' in each ? [each.id] : []));

test('a feed that breaks and resumes anywhere hears everything once and in order', async () => {
  await using house = await testHouse();
  const { ann, ben, forumId } = await chatForum(house.db);
  const ear = await earOf(house.db);
  let total = 0;
  // each round: some devices listen for a while, break off, and resume from their last number
  const round = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const start = total;
      const heard: number[] = [];
      for (const bursts of rounds) {
        const events: FeedEvent[] = [];
        const cursor = heard.at(-1) ?? start;
        const feed = await openFeed(house.db, ann, { cursor, since: null }, (each) =>
          events.push(each),
        );
        const writes = bursts.map(async (count) => {
          for (let i = 0; i < count; i++) {
            total += 1;
            await house.db
              .transaction()
              .execute((tx) =>
                append(tx, forumId, { people: [ann.personId, ben.personId] }, 'notice', { i }, now),
              );
          }
        });
        await Promise.all(writes);
        feed.close();
        heard.push(...numbers(events));
      }
      const rest: FeedEvent[] = [];
      const cursor = heard.at(-1) ?? start;
      const feed = await openFeed(house.db, ann, { cursor, since: null }, (e) => rest.push(e));
      await until(() => heard.length + numbers(rest).length >= total - start);
      feed.close();
      const expected = Array.from({ length: total - start }, (_, i) => start + i + 1);
      assert.deepEqual([...heard, ...numbers(rest)], expected);
    }),
    { numRuns: 12 },
  );
  await ear.close();
});

test('a feed tells what changed, now and since, and whole messages to those in the room alone', async () => {
  await using house = await testHouse();
  const { ann, ben, hid, acme, forumId } = await chatForum(house.db);
  await announce(house.db, forumId, 'forum:agenda', 'everyone', now);
  await announce(house.db, forumId, 'meetings:mine', [ben.personId], now);
  const heard: Record<string, FeedEvent[]> = { ann: [], ben: [], hid: [], acme: [] };
  const asked = { cursor: null, since: new Date(now.getTime() - 1000) };
  const closing = await Promise.all(
    Object.entries({ ann, ben, hid, acme }).map(([name, who]) =>
      openFeed(house.db, who, asked, (each) => heard[name]?.push(each)),
    ),
  );
  const keys = (name: string) => {
    const changed = (heard[name] ?? []).filter((each) => each.event === 'changed');
    return [...new Set(changed.map(({ data }) => data))].sort();
  };
  const group = { title: 'G', people: [ben.personId] };
  const opened = await openGroup(house.db, ann, group, now);
  assert.ok('room' in opened);
  const id = newId();
  await send(house.db, ann, opened.room, { id, body: 'Hello' }, now);
  await until(() => numbers([...(heard.ann ?? []), ...(heard.ben ?? [])]).length === 2);
  await until(() => keys('ben').includes('rooms:mine')); // a message may overtake it
  for (const feed of closing) feed.close();
  await (await earOf(house.db)).close();

  assert.deepEqual(keys('ben'), ['forum:agenda', 'meetings:mine', 'rooms:mine']);
  assert.deepEqual(keys('hid'), ['forum:agenda']);
  assert.deepEqual(keys('acme'), ['forum:agenda']);
  assert.deepEqual(numbers(heard.hid ?? []), []);
  const message = heard.ben?.find((each) => each.event === 'message');
  assert.deepEqual(message?.data, {
    id,
    room: opened.room,
    number: 1,
    author: { id: ann.personId, name: 'Ann Adeyemi' },
    body: 'Hello',
    sentAt: now.toISOString(),
    version: 1,
    replyTo: null,
    mentions: [],
    reactions: [],
    files: [],
    editedAt: null,
    deletedAt: null,
  });
});

test('a feed tells nothing older than asked, and a cursor from another past does not deafen', async () => {
  await using house = await testHouse();
  const { ann, forumId } = await chatForum(house.db);
  await append(house.db, forumId, { people: [ann.personId] }, 'notice', { i: 1 }, now);
  await announce(house.db, forumId, 'meetings:mine', [ann.personId], now);
  const heard: FeedEvent[] = [];
  const asked = { cursor: 4_000_000_000, since: new Date(now.getTime() + 60_000) };
  const feed = await openFeed(house.db, ann, asked, (each) => heard.push(each));
  await append(house.db, forumId, { people: [ann.personId] }, 'notice', { i: 2 }, now);
  await until(() => numbers(heard).length > 0);
  feed.close();
  await (await earOf(house.db)).close();

  assert.deepEqual(heard, [
    { event: 'hello', data: { cursor: 1 } },
    { event: 'notice', id: 2, data: { i: 2 } },
  ]);
});

async function until(done: () => boolean) {
  for (let waited = 0; !done() && waited < 5_000; waited += 10) await sleep(10);
}
