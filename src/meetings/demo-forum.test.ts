import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Db } from '#db/database.server.ts';
import { asDelegate, memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { CEILING, makePlan } from '#meetings/runs/plans.server.ts';
import { withdrawWish } from '#meetings/wishes/wishes.server.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importForum } from '#research/import.server.ts';
import { testHouse } from '../../test/testing.ts';

const DEMO = fileURLToPath(new URL('../../demo/police-forum-2024', import.meta.url));
const now = new Date('2024-06-01T00:00:00Z');

async function importDemo(db: Db) {
  const bundle = await readFolder(DEMO);
  assert.ok(!('refused' in bundle));
  return importForum(db, operator(), bundle, now, { withoutBadRows: false });
}

test('the demo forum: every guarantee is met, and every mutual wish planned', async () => {
  await using house = await testHouse();
  const { db } = house;
  await importDemo(db);
  const organiser = await organiserFor(db, operator(), 'police-forum-2024');
  assert.ok(organiser);

  const made = await makePlan(db, organiser, { ceiling: CEILING }, now);

  assert.ok('result' in made);
  const { guaranteed, promised, mutual, total, unmet } = made.result;
  assert.equal(guaranteed, 242);
  assert.deepEqual(promised, { value: 242, bound: 242 });
  assert.equal(mutual.value, mutual.bound);
  assert.equal(total.value, total.bound);
  assert.deepEqual(unmet, []);
});

test('who takes a wish back is not introduced again by the same spreadsheet', async () => {
  await using house = await testHouse();
  const { db } = house;
  await importDemo(db);
  const introduced = await db
    .selectFrom('introduction as i')
    .innerJoin('delegate as d', 'd.person_id', 'i.delegate_id')
    .innerJoin('person as p', 'p.id', 'i.delegate_id')
    .innerJoin('client as c', 'c.id', 'i.client_id')
    .select(['p.email', 'c.ref'])
    .where('d.consent', '=', 'aggregate')
    .orderBy('d.ref')
    .executeTakeFirstOrThrow();
  const delegate = asDelegate(await memberOf(db, introduced.email, 'police-forum-2024'));
  assert.ok(delegate);
  const introductions = () =>
    db
      .selectFrom('introduction')
      .select('client_id')
      .where('delegate_id', '=', delegate.personId)
      .execute();
  const before = await introductions();

  await withdrawWish(db, delegate, { ref: introduced.ref }, now);
  await importDemo(db);

  assert.equal((await introductions()).length, before.length - 1);
});
