import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unheard } from '#base/announcements.server.ts';
import { newId } from '#base/ids.ts';
import { earOf } from '#base/listen.server.ts';
import { announce, hint } from '#base/live.server.ts';
import { testHouse } from '../../test/testing.ts';

const forum = newId();
const now = new Date('2030-01-01T10:00:00Z');

test('announcements that commit out of order are heard once each', async () => {
  await using house = await testHouse();
  const { db } = house;
  await announce(db, forum, 'before', 'everyone', now);
  const unheard = await Unheard.from(db);
  const keys = async (time = 0) => (await unheard.read(db, time)).map(({ key }) => key);

  const early = await db.startTransaction().execute();
  await announce(early, forum, 'early', 'everyone', now);
  const given = await db.startTransaction().execute();
  await announce(given, forum, 'given up', 'everyone', now);
  await announce(db, forum, 'late', 'everyone', now);

  assert.deepEqual(await keys(), ['late']);
  assert.deepEqual(await keys(), []);
  await early.commit().execute();
  await given.rollback().execute();
  assert.deepEqual(await keys(1_000), ['early']);
  await announce(db, forum, 'after', 'everyone', now);
  assert.deepEqual(await keys(100_000), ['after']);
  assert.deepEqual(await keys(200_000), []);
});

test('an ear passes on what was announced, with whom it concerns, and hints as they are', async () => {
  await using house = await testHouse();
  const { db } = house;
  const ann = newId();
  const ear = await earOf(db);
  const heard: string[] = [];
  const stop = ear.watch((_, key, { people }) => {
    heard.push(`${key} ${people === null ? 'everyone' : people.has(ann) ? 'ann' : 'others'}`);
  });
  const hinted: (string | null)[] = [];
  ear.hints('stream', (payload) => hinted.push(payload));
  await until(() => hinted.length > 0);

  await announce(db, forum, 'private', [ann], now);
  await announce(db, forum, 'public', 'everyone', now);
  await hint(db, 'stream', 'one');
  await hint(db, 'whispers', 'another channel');
  await until(() => heard.length >= 2 && hinted.length >= 2);
  stop();
  await announce(db, forum, 'end', 'everyone', now);
  await hint(db, 'stream', 'two');
  await until(() => hinted.length >= 3);

  await ear.close();
  assert.deepEqual(heard, ['private ann', 'public everyone']);
  assert.deepEqual(hinted, [null, 'one', 'two']);
});

async function until(done: () => boolean) {
  for (let waited = 0; !done() && waited < 5_000; waited += 10) await sleep(10);
}
