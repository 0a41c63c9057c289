import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bundle } from '#exchange/stream/bundle.ts';
import type { FeedEvent } from '#exchange/stream/frames.ts';
import { Hall } from '#exchange/stream/hall.server.ts';
import { Listener } from '#exchange/stream/listener.ts';
import { append } from '#exchange/stream/stream.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');

test('who resumes from the log ahead of the hall is not served the same again', async () => {
  await using house = await testHouse();
  const { ann, forumId } = await chatForum(house.db);
  const say = (i: number) =>
    append(house.db, forumId, { people: [ann.personId] }, 'notice', { i }, now);
  await say(1);
  const hall = await Hall.open(house.db, forumId, () => {});
  for (const i of [2, 3]) await say(i);
  const heard: FeedEvent[] = [];
  const take = ({ events }: Bundle) => heard.push(...events);
  const listener = new Listener(ann, { take, waiting: 0, close: () => {} }, null);

  await hall.enter(listener, 0, null); // the log holds three, the hall has handed on one
  await say(4);
  await hall.tail.read();
  hall.write();

  assert.deepEqual(
    heard.flatMap((each) => ('id' in each ? [each.id] : [])),
    [1, 2, 3, 4],
  );
  assert.equal(hall.servedTo(listener), 4);
});

test('listeners who are to get the same share one bundle and its bytes', () => {
  const piece = (number: number) => ({ number, event: 'poll' as const, data: '{}' });
  const [first, second] = [[piece(1)], [piece(2)]];
  const start = Bundle.empty();

  const both = start.and(first).and(second);
  assert.equal(start.and(first).and(second), both);
  assert.notEqual(start.and(second), both);
  assert.equal(both.bytes, both.bytes);
  assert.equal(String(both.chunk), `${both.bytes.length.toString(16)}\r\n${both.bytes}\r\n`);
  assert.match(String(both.bytes), /^event: poll\nid: 1\ndata: \{\}\n\nevent: poll\nid: 2\n/);
});

test('one person holds so many lines and no more: of another, the first one closes', async () => {
  await using house = await testHouse();
  const { ann, ben, forumId } = await chatForum(house.db);
  const hall = await Hall.open(house.db, forumId, () => {});
  const closed: string[] = [];
  const enter = (who: typeof ann, name: string) => {
    const line = { take: () => {}, waiting: 0, close: () => closed.push(name) };
    return hall.enter(new Listener(who, line, { session: name }), null, null);
  };
  await enter(ben, 'ben');
  for (let n = 0; n < 40; n++) await enter(ann, `ann ${n}`);

  assert.deepEqual(
    closed,
    Array.from({ length: 8 }, (_, n) => `ann ${n}`),
  );
  assert.equal(hall.listeners.size, 33);
});
