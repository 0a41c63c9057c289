import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { together } from '#db/together.server.ts';
import { testHouse } from '../../test/testing.ts';

const number = (n: number) => sql<{ n: number }>`select ${n}::int as n`;
const refused = sql<{ n: number }>`select 1 / ${0}::int as n`;

test('two queries are answered in order, the second sees what the first did', async () => {
  await using house = await testHouse();
  assert.deepEqual(await together(house.db, number(1), number(2)), [[{ n: 1 }], [{ n: 2 }]]);
  const [, found] = await together(
    house.db,
    house.db.insertInto('setting').values({ name: 'first', value: 'here' }),
    house.db.selectFrom('setting').select('value').where('name', '=', 'first'),
  );
  assert.deepEqual(found, [{ value: 'here' }]);
});

test('what the first failed for is thrown once neither is under way; the connection goes on', async () => {
  await using house = await testHouse();
  for (let i = 0; i < 20; i++) {
    await assert.rejects(together(house.db, refused, number(2)), /division by zero/);
    await assert.rejects(together(house.db, number(1), refused), /division by zero/);
    assert.deepEqual(await together(house.db, number(3), number(4)), [[{ n: 3 }], [{ n: 4 }]]);
  }
});

test('a commit that goes out with queries fails if one of them does', async () => {
  await using house = await testHouse();
  let both: Promise<unknown> = Promise.resolve();
  const act = house.db.transaction().execute(async (tx) => {
    await tx.insertInto('setting').values({ name: 'lost', value: 'x' }).execute();
    both = together(tx, refused, number(1));
    both.catch(() => {});
  });
  await assert.rejects(act);
  await assert.rejects(both, /division by zero/);
  const kept = await house.db
    .selectFrom('setting')
    .select('name')
    .where('name', '=', 'lost')
    .execute();
  assert.deepEqual(kept, []);
});
