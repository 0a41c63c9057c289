import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from './testing.ts';

const tenant = { id: '01940000-0000-7000-8000-000000000001', name: 'A firm' };

test('each test house is migrated and its own', async () => {
  await using one = await testHouse();
  await using other = await testHouse();

  await one.db.insertInto('tenant').values(tenant).execute();

  assert.equal((await one.db.selectFrom('tenant').selectAll().execute()).length, 1);
  assert.equal((await other.db.selectFrom('tenant').selectAll().execute()).length, 0);
});
