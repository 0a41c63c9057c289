import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fingerprint, once } from '#api/idempotency.server.ts';
import { newId } from '#base/ids.ts';
import { testHouse } from '../../test/testing.ts';

const request = fingerprint('POST', '/wishes', '{"with":"D-1"}');

test('twenty at once have one effect and one answer', async () => {
  await using house = await testHouse();
  const asked = { personId: newId(), key: 'k', request };
  let effects = 0;
  const act = async () => {
    effects++;
    await sleep(100);
    return { status: 201, body: `{"second":2,"effect":${effects}}` };
  };

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => once(house.db, asked, new Date(), act)),
  );

  assert.equal(effects, 1);
  assert.deepEqual(new Set(answers.map((each) => JSON.stringify(each))).size, 1);
  assert.deepEqual(answers[0], { status: 201, body: '{"second":2,"effect":1}' });
});

test('another body is refused, another person’s same key is another key, a day later it is known', async () => {
  await using house = await testHouse();
  const [me, you, now] = [newId(), newId(), new Date()];
  const act = async () => ({ status: 200, body: newId() });
  const first = await once(house.db, { personId: me, key: 'k', request }, now, act);

  const other = fingerprint('POST', '/wishes', '{"with":"D-2"}');
  const changed = await once(house.db, { personId: me, key: 'k', request: other }, now, act);
  const yours = await once(house.db, { personId: you, key: 'k', request }, now, act);
  const tomorrow = new Date(now.getTime() + 25 * 3_600_000);
  const later = await once(house.db, { personId: me, key: 'k', request }, tomorrow, act);
  const nextWeek = new Date(now.getTime() + 7 * 86_400_000);
  const forgotten = await once(house.db, { personId: me, key: 'k', request }, nextWeek, act);

  assert.deepEqual(changed, { refused: 'other-request' });
  assert.notDeepEqual(yours, first);
  assert.deepEqual(later, first);
  assert.notDeepEqual(forgotten, first);
});

test('a refusal is remembered, a failure is not', async () => {
  await using house = await testHouse();
  const personId = newId();
  const run = (key: string, status: number) =>
    once(house.db, { personId, key, request }, new Date(), async () => ({ status, body: newId() }));

  assert.deepEqual(await run('refused', 409), await run('refused', 200));
  await run('failed', 503);
  const after = await run('failed', 200);
  assert.ok('status' in after && after.status === 200);
  const thrown = once(house.db, { personId, key: 'thrown', request }, new Date(), () =>
    Promise.reject(new Error('the database went away')),
  );
  await assert.rejects(thrown);
  const again = await run('thrown', 200);
  assert.ok('status' in again && again.status === 200);
});
