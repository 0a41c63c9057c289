import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { operator, organiserFor } from '#forum/session.server.ts';
import { CEILING, makePlan } from '#meetings/plans.server.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importForum } from '#research/import.server.ts';
import { testHouse } from '../../test/testing.ts';

const DEMO = fileURLToPath(new URL('../../demo/police-forum-2024', import.meta.url));
const now = new Date('2024-06-01T00:00:00Z');

test('the demo forum: every guarantee is met, and every mutual wish planned', async () => {
  await using house = await testHouse();
  const { db } = house;
  const bundle = await readFolder(DEMO);
  assert.ok(!('refused' in bundle));
  await importForum(db, operator(), bundle, now, { withoutBadRows: false });
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
