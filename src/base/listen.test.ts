import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unheard } from '#base/announcements.server.ts';
import { newId } from '#base/ids.ts';
import { earOf } from '#base/listen.server.ts';
import { announce } from '#base/live.server.ts';
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

test('an ear passes on what concerns a person of a forum, and nothing else', async () => {
  await using house = await testHouse();
  const { db } = house;
  const [ann, ben] = [newId(), newId()];
  const ear = await earOf(db);
  const heard: string[] = [];
  const hears = (who: string, personId: string | null, forumId = forum) =>
    ear.listen({ forumId, personId, hear: (key) => heard.push(`${who} ${key}`) });
  hears('ann', ann);
  const stop = hears('ben', ben);
  hears('staff', null);
  hears('stranger', ann, newId());

  await announce(db, forum, 'private', [ann], now);
  await announce(db, forum, 'public', 'everyone', now);
  await until(() => heard.length >= 4);
  stop();
  await announce(db, forum, 'end', 'everyone', now);
  await until(() => heard.length >= 6);

  await ear.close();
  assert.deepEqual(heard.sort(), [
    'ann end',
    'ann private',
    'ann public',
    'ben public',
    'staff end',
    'staff public',
  ]);
});

async function until(done: () => boolean) {
  for (let waited = 0; !done() && waited < 5_000; waited += 10) await sleep(10);
}
