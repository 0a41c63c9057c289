import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../test/testing.ts';
import { demoLinks, loadDemo } from './demo.server.ts';

test('the demo forum comes with staff, an edition and three doors', async () => {
  await using house = await testHouse();
  const now = new Date();
  assert.equal(await demoLinks(house.db, 'http://localhost:3000', now), null);

  await loadDemo(house.db, now, () => {});
  const links = await demoLinks(house.db, 'http://localhost:3000', now);
  assert.ok(links);
  assert.equal(new Set(Object.values(links)).size, 3);
  for (const link of Object.values(links))
    assert.match(link, /^http:\/\/localhost:3000\/sign-in\//);

  const staff = await house.db
    .selectFrom('person')
    .select('role')
    .where('role', 'in', ['organiser', 'researcher'])
    .orderBy('role')
    .execute();
  assert.deepEqual(staff, [{ role: 'organiser' }, { role: 'researcher' }]);
  const editions = await house.db.selectFrom('edition').select(['number', 'kind']).execute();
  assert.deepEqual(editions, [{ number: 1, kind: 'interim' }]);
});
