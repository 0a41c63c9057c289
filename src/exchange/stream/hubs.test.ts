import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import { closeEars } from '#base/listen.server.ts';
import { openDatabase } from '#db/database.server.ts';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { type FeedEvent, openFeed } from '#exchange/stream/feed.server.ts';
import { closeHubs } from '#exchange/stream/hub.server.ts';
import { append } from '#exchange/stream/stream.server.ts';
import { whisper } from '#exchange/stream/whisper.server.ts';
import { chatForum, letWrite } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const PROCESSES = 3;

/** One database as several processes see it: each with a pool, an ear and a hub of its own. */
async function processes() {
  const house = await testHouse();
  const dbs = Array.from({ length: PROCESSES }, () => openDatabase(house.url));
  return {
    db: house.db,
    dbs,
    async [Symbol.asyncDispose]() {
      closeHubs();
      await closeEars();
      for (const db of dbs) await db.destroy();
      await house[Symbol.asyncDispose]();
    },
  };
}

async function until(done: () => boolean, what: () => unknown = () => '') {
  for (let waited = 0; !done(); waited += 5) {
    assert.ok(waited < 10_000, `waited in vain: ${JSON.stringify(what())}`);
    await sleep(5);
  }
}

test('several processes, people who come, go and resume anywhere: each hears its rooms whole, once, in order', async () => {
  await using here = await processes();
  const { db, dbs } = here;
  const { ann, ben, hid, forumId } = await chatForum(db);
  const people = [ann, ben, hid];
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('write'), by: small(), at: small() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('cut'), by: small(), at: small() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('door'), by: small(), at: small() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('append'), by: small(), at: small() }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const room = newId();
      const start = (await db.selectFrom('stream_log').select('number').executeTakeFirst())?.number;
      await db
        .insertInto('room')
        .values({
          ...{ forum_id: forumId, id: room, kind: 'group', title: 'G', pair: null },
          ...{ created_by: ann.personId, created_at: now },
        })
        .execute();
      const isIn = [false, false, false];
      const door = async (who: number) => {
        const seat = { forum_id: forumId, room_id: room, person_id: people[who]?.personId ?? '' };
        isIn[who] = !isIn[who];
        if (isIn[who])
          await db
            .insertInto('room_member')
            .values({ ...seat, joined_at: now })
            .execute();
        else
          await db
            .deleteFrom('room_member')
            .where('room_id', '=', room)
            .where('person_id', '=', seat.person_id)
            .execute();
      };
      for (const who of [0, 1, 2]) await door(who);
      /** what each is to hear at least (in the room when written) and at most (in it at some time) */
      const due: string[][] = [[], [], []];
      const written: string[] = [];
      const heard: { id: number; body: string }[][] = [[], [], []];
      const hears = (who: number) => (event: FeedEvent) => {
        if ('id' in event && event.event !== 'alive')
          heard[who]?.push({ id: event.id, body: (event.data as { body: string }).body });
      };
      const open = (who: number, at: number) => {
        const cursor = heard[who]?.at(-1)?.id ?? start ?? 0;
        return openFeed(dbs[at] ?? db, people[who] ?? ann, { cursor, since: null }, hears(who));
      };
      const feeds = await Promise.all([0, 1, 2].map((who) => open(who, who)));
      let count = 0;
      for (const { do: what, by, at } of steps) {
        const body = `m${++count}`;
        if (what === 'cut') {
          feeds[by]?.close();
          feeds[by] = await open(by, at);
        } else if (what === 'door') {
          await settled(by);
          await door(by);
        } else {
          const inside = [...isIn];
          if (what === 'write') {
            const sent = await send(
              dbs[at] ?? db,
              people[by] ?? ann,
              room,
              { id: newId(), body },
              now,
            );
            if ('refused' in sent) continue;
          } else
            await db
              .transaction()
              .execute((tx) => append(tx, forumId, { room }, 'message', { body }, now));
          written.push(body);
          for (const [who, isThere] of inside.entries()) if (isThere) due[who]?.push(body);
        }
      }
      async function settled(who: number) {
        const missing = () =>
          due[who]?.filter((body) => !heard[who]?.some((each) => each.body === body)) ?? [];
        await until(() => missing().length === 0, missing);
      }
      for (const who of [0, 1, 2]) await settled(who);
      for (const feed of feeds) feed.close();
      for (const all of heard) {
        const ids = all.map(({ id }) => id);
        assert.deepEqual(
          ids,
          [...new Set(ids)].sort((a, b) => a - b),
          'once and in order',
        );
        const places = all.map(({ body }) => written.indexOf(body));
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b),
        );
      }
    }),
    { numRuns: 25 },
  );
});
const small = () => fc.integer({ min: 0, max: PROCESSES - 1 });

test('messages that several processes write at the same time are heard in one order everywhere', async () => {
  await using here = await processes();
  const { db, dbs } = here;
  const { ann, ben } = await chatForum(db);
  const opened = await openDirect(db, ann, ben.personId, now);
  assert.ok('room' in opened);
  const heard: string[][] = dbs.map(() => []);
  const feeds = await Promise.all(
    dbs.map((each, i) =>
      openFeed(each, i % 2 ? ann : ben, { cursor: 0, since: null }, (event) => {
        if (event.event === 'message') heard[i]?.push((event.data as { body: string }).body);
      }),
    ),
  );
  await Promise.all(
    Array.from({ length: 300 }, (_, i) =>
      send(dbs[i % 3] ?? db, i % 2 ? ann : ben, opened.room, { id: newId(), body: `${i}` }, now),
    ),
  );
  await until(
    () => heard.every(({ length }) => length >= 300),
    () => heard.map((h) => h.length),
  );
  for (const feed of feeds) feed.close();
  for (const order of heard) assert.deepEqual(order, heard[0]);
  assert.equal(new Set(heard[0]).size, 300);
});

test('what a client may no longer see of a room is not in its stream, from memory or from the log', async () => {
  await using here = await processes();
  const { db, dbs } = here;
  const { ann, acme, forumId } = await chatForum(db);
  await letWrite(db, ann, acme, now);
  const opened = await openDirect(db, acme, 'D-1', now);
  assert.ok('room' in opened);
  const [warm = db, cold = db] = dbs;
  await openFeed(warm, ann, { cursor: 0, since: null }, () => {});
  await send(warm, acme, opened.room, { id: newId(), body: 'Hello' }, now);
  const hear = async (at: typeof db) => {
    const events: FeedEvent[] = [];
    const feed = await openFeed(at, acme, { cursor: 0, since: null }, (each) => events.push(each));
    feed.close();
    return events.filter(({ event }) => event === 'message').length;
  };
  assert.deepEqual([await hear(warm), await hear(cold)], [1, 1]);

  // a hidden delegate whom the company does not know
  await db.deleteFrom('introduction').where('forum_id', '=', forumId).execute();
  await db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', ann.personId)
    .execute();
  assert.deepEqual([await hear(warm), await hear(cold)], [0, 0]);
  const live: FeedEvent[] = [];
  const feed = await openFeed(cold, acme, { cursor: null, since: null }, (each) => live.push(each));
  const everyone = () => append(db, forumId, 'everyone', 'poll', {}, now);
  await db
    .transaction()
    .execute((tx) => append(tx, forumId, { room: opened.room }, 'read', { number: 1 }, now));
  await everyone();
  await until(() => live.some(({ event }) => event === 'poll'));
  feed.close();
  assert.ok(!live.some(({ event }) => event === 'read'));
});

test('a whisper is heard in every process by those it is for, once, and is in no log', async () => {
  await using here = await processes();
  const { db, dbs } = here;
  const { ann, ben, hid, forumId } = await chatForum(db);
  const opened = await openDirect(db, ann, ben.personId, now);
  assert.ok('room' in opened);
  const heard: Record<string, FeedEvent[]> = { ann: [], ben: [], hid: [] };
  const feeds = await Promise.all(
    Object.entries({ ann, ben, hid }).map(([name, who], i) =>
      openFeed(dbs[i] ?? db, who, { cursor: null, since: null }, (each) => heard[name]?.push(each)),
    ),
  );
  const all = Object.values(heard);
  const isOpen = (name: 'presence') =>
    all.every((each) => each.some(({ event }) => event === name));
  for (let i = 0; !isOpen('presence'); i++) {
    await whisper(db, forumId, `${i}`, 'everyone', 'presence', { i }); // until all ears are open
    await sleep(20);
  }
  const body = { room: opened.room };
  const tell = () =>
    whisper(db, forumId, ann.personId, { room: opened.room }, 'typing', body, ann.personId);
  assert.deepEqual([await tell(), await tell()], [true, false]);
  await until(() => heard.ben?.some(({ event }) => event === 'typing') ?? false);
  for (const feed of feeds) feed.close();
  const typing = (name: string) => heard[name]?.filter(({ event }) => event === 'typing') ?? [];
  assert.deepEqual(typing('ben'), [{ event: 'typing', data: body }]);
  assert.deepEqual([typing('ann'), typing('hid')], [[], []]);
  assert.deepEqual(await db.selectFrom('event').select('number').execute(), []);
});
