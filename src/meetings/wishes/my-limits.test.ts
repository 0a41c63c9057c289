import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { addMyAbsence, removeMyAbsence } from '#meetings/wishes/my-absences.server.ts';
import { readMyLimits, setMyLimits } from '#meetings/wishes/my-limits.server.ts';
import { readAbsence } from '#meetings/wishes/my-limits-form.ts';
import { at, NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const heard = async (db: Db) =>
  (await db.selectFrom('announcement').select(['key', 'people']).execute()).map(
    ({ key, people }) => `${key} ${people?.length ?? 'everyone'}`,
  );

test('a delegate sets who may ask, how many, and standby; the forum’s limit holds', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada } = await smallForum(db);
  const wanted = { gate: 'matching', mostWaiting: 3, most: 4, standby: true } as const;
  assert.deepEqual(await setMyLimits(db, ada, wanted, NOW), { saved: true });
  const { gate, mostWaiting, most, standby, ceiling } = await readMyLimits(db, ada, NOW);
  assert.deepEqual({ gate, mostWaiting, most, standby }, wanted);
  assert.equal(ceiling, 10);
  const over = await setMyLimits(db, ada, { ...wanted, most: 11 }, NOW);
  assert.deepEqual(over, { refused: 'over-ceiling' });
  assert.deepEqual(await heard(db), ['wishes:mine 1', 'meetings:plan 0']);
});

test('an arrival and a leaving stand once, breaks may be several, all within the forum’s days', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada, bo } = await smallForum(db);
  const add = (absent: Parameters<typeof addMyAbsence>[2]) => addMyAbsence(db, ada, absent, NOW);
  const saved = { saved: true };
  assert.deepEqual(await add({ kind: 'arrives', to: at(-60) }), saved);
  assert.deepEqual(await add({ kind: 'arrives', to: at(10) }), saved);
  assert.deepEqual(await add({ kind: 'break', from: at(20), to: at(40) }), saved);
  assert.deepEqual(await add({ kind: 'leaves', from: at(70) }), saved);
  assert.deepEqual(await add({ kind: 'break', from: at(40), to: at(20) }), {
    refused: 'backwards',
  });
  const tomorrow = { kind: 'break', from: at(20), to: at(20 + 1440) } as const;
  assert.deepEqual(await add(tomorrow), { refused: 'outside' });

  const { absences, days } = await readMyLimits(db, ada, NOW);
  assert.ok(days);
  assert.deepEqual(
    absences.map(({ kind, startsAt, endsAt }) => [kind, startsAt, endsAt]),
    [
      ['arrives', days.startsAt, at(10)],
      ['break', at(20), at(40)],
      ['leaves', at(70), days.endsAt],
    ],
  );
  const [arrival] = absences;
  assert.ok(arrival);
  const foreign = await removeMyAbsence(db, bo, arrival, NOW);
  assert.deepEqual(foreign, { refused: 'no-such-absence' });
  assert.deepEqual(await removeMyAbsence(db, ada, arrival, NOW), saved);
});

test('what an organiser entered is read and not removed', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ada, forumId } = await smallForum(db);
  const id = newId();
  await db
    .insertInto('absence')
    .values({
      ...{ forum_id: forumId, id, person_id: ada.personId, kind: 'arrives', made_by: null },
      ...{ starts_at: at(-60), ends_at: at(0), made_at: NOW },
    })
    .execute();
  assert.equal((await readMyLimits(db, ada, NOW)).absences[0]?.own, false);
  const removed = await removeMyAbsence(db, ada, { id }, NOW);
  assert.deepEqual(removed, { refused: 'no-such-absence' });
});

test('times are read by the forum’s clock; one that does not exist is refused', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return readAbsence(data, 'Europe/Oslo');
  };
  assert.deepEqual(form({ kind: 'arrives', to: '2030-05-06T14:10' }), {
    kind: 'arrives',
    to: new Date(Date.UTC(2030, 4, 6, 12, 10)),
  });
  const skipped = form({ kind: 'arrives', to: '2030-03-31T02:30' });
  assert.deepEqual(skipped, { refused: 'no-such-time' });
  assert.deepEqual(form({ kind: 'away' }), { refused: 'unreadable' });
});
