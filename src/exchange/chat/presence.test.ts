import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import { closeEars } from '#base/listen.server.ts';
import type { Schema } from '#db/schema.ts';
import { block } from '#exchange/chat/blocks.server.ts';
import { readHere, readShown, seeGone, seeHere, showHere } from '#exchange/chat/presence.server.ts';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { Bundle } from '#exchange/stream/bundle.ts';
import { closeHubs, hubOf } from '#exchange/stream/hub.server.ts';
import { Listener } from '#exchange/stream/listener.ts';
import type { Credential } from '#forum/standing.server.ts';
import { chatForum, letWrite } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

async function write(db: Kysely<Schema>, from: Visitor, to: string) {
  const opened = await openDirect(db, from, to, now);
  assert.ok('room' in opened, JSON.stringify(opened));
  const sent = await send(db, from, opened.room, { id: newId(), body: 'Hello' }, now);
  assert.ok('message' in sent, JSON.stringify(sent));
}
const sees = async (db: Kysely<Schema>, visitor: Visitor, other: Visitor, at = now) =>
  (await readHere(db, visitor, at)).includes(other.personId);

test('delegates who talk alone see each other here, and nobody else sees them', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid, acme, forumId } = await chatForum(db);
  await seeHere(db, forumId, [ann.personId, ben.personId, hid.personId], now);
  assert.equal(await sees(db, ann, ben), false);
  await openDirect(db, ann, 'D-2', now); // a room in which nothing is said shows nothing
  assert.equal(await sees(db, ann, ben), false);
  await write(db, ann, 'D-2');
  assert.equal(await sees(db, ann, ben), true);
  assert.equal(await sees(db, ben, ann), true);
  assert.equal(await sees(db, hid, ann), false);
  assert.equal(await sees(db, acme, ann), false);
});

test('a company sees a delegate here only once the delegate wrote to it, and never one who is hidden again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { hid, acme, acmeToo, rival, forumId } = await chatForum(db);
  const all = [hid, acme, acmeToo, rival];
  await seeHere(
    db,
    forumId,
    all.map(({ personId }) => personId),
    now,
  );
  await openDirect(db, hid, acme.personId, now);
  assert.equal(await sees(db, acme, hid), false);
  await write(db, hid, acme.personId);
  assert.equal(await sees(db, acme, hid), true);
  assert.equal(await sees(db, hid, acme), true);
  for (const other of [acmeToo, rival]) assert.equal(await sees(db, other, hid), false);
  await db.deleteFrom('introduction').execute();
  assert.equal(await sees(db, acme, hid), false);
});

test('a company that was allowed to write sees nothing before the delegate answers', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, acme, forumId } = await chatForum(db);
  await seeHere(db, forumId, [ann.personId, acme.personId], now);
  await letWrite(db, ann, acme, now);
  await write(db, acme, ann.personId);
  assert.equal(await sees(db, acme, ann), false);
  await write(db, ann, acme.personId);
  assert.equal(await sees(db, acme, ann), true);
});

test('neither of two sees the other here once one blocked the other', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, forumId } = await chatForum(db);
  await write(db, ann, 'D-2');
  await seeHere(db, forumId, [ann.personId, ben.personId], now);
  await block(db, ben, ann.personId, now);
  assert.equal(await sees(db, ann, ben), false);
  assert.equal(await sees(db, ben, ann), false);
});

test('who does not show it is not seen, and a sign of life is not believed for long', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, forumId } = await chatForum(db);
  await write(db, ann, 'D-2');
  await seeHere(db, forumId, [ann.personId], now);
  assert.equal(await readShown(db, ann), true);
  await showHere(db, ann, false, now);
  assert.equal(await sees(db, ben, ann), false);
  await seeHere(db, forumId, [ann.personId], later(60));
  assert.equal(await readShown(db, ann), false);
  assert.equal(await sees(db, ben, ann, later(60)), false);
  await showHere(db, ann, true, later(61));
  assert.equal(await sees(db, ben, ann, later(62)), true);
  assert.equal(await sees(db, ben, ann, later(300)), false);
});

test('who leaves one process is still here by another', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, forumId } = await chatForum(db);
  await write(db, ann, 'D-2');
  await seeHere(db, forumId, [ann.personId], now);
  await seeHere(db, forumId, [ann.personId], later(10));
  await seeGone(db, forumId, [ann.personId], now);
  assert.equal(await sees(db, ben, ann, later(20)), true);
  await seeGone(db, forumId, [ann.personId], later(10));
  assert.equal(await sees(db, ben, ann, later(20)), false);
});

test('who opens a screen is told to those who may see it, at once and once; a program with a token is nobody here', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, hid, acme } = await chatForum(db);
  await write(db, ann, 'D-2');
  const heard: [string, unknown][] = [];
  const open = (who: Visitor, name: string, credential: Credential) => {
    const line = {
      waiting: 0,
      take: ({ events }: Bundle) => {
        for (const each of events)
          if (each.event === 'presence') heard.push([name, (each as { data: unknown }).data]);
      },
      close: () => {},
    };
    return hubOf(db).open(new Listener(who, line, credential), { cursor: null, since: null });
  };
  const session = { session: newId() };
  const feeds = [
    await open(ben, 'ben', { token: newId() }),
    await open(hid, 'hid', session),
    await open(acme, 'acme', session),
    await open(ann, 'ann', session),
    await open(ann, 'ann', session),
  ];
  for (let i = 0; heard.length === 0 && i < 500; i++) await sleep(20);
  await sleep(1_500); // long enough for a second look
  assert.deepEqual(heard, [['ben', { person: ann.personId, here: true }]]);
  const here = await db.selectFrom('presence').select('person_id').execute();
  assert.ok(here.every(({ person_id }) => person_id !== ben.personId));
  for (const feed of feeds) feed.close();
  closeHubs();
  await closeEars();
});
