import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { KeptPlans } from '#db/kept-plans.ts';
import { testHouse } from '../../test/testing.ts';

test('a text is kept from its fifth use on, under one name', () => {
  const plans = new KeptPlans();
  const names = Array.from({ length: 7 }, () => plans.nameOf('select 1 where $1'));
  assert.deepEqual(names, [null, null, null, null, 'kept_0', 'kept_0', 'kept_0']);
  for (let i = 0; i < 5; i++) plans.nameOf('select 2 where $1');
  assert.equal(plans.nameOf('select 2 where $1'), 'kept_1');
});

test('what may change its columns, and what never comes again, is not kept', () => {
  const plans = new KeptPlans();
  for (let i = 0; i < 9; i++)
    for (const text of [
      'select * from forum where $1',
      'insert … returning *',
      'select f.* from f',
    ])
      assert.equal(plans.nameOf(text), null);
  for (let i = 0; i < 10_000; i++) assert.equal(plans.nameOf(`select ${i}`), null);
  for (let i = 0; i < 4; i++) plans.nameOf('select count(*) from forum where $1');
  assert.equal(plans.nameOf('select count(*) from forum where $1'), 'kept_0');
});

test('a connection keeps so many plans and no more', () => {
  const plans = new KeptPlans();
  for (let n = 0; n < 400; n++) for (let i = 0; i < 6; i++) plans.nameOf(`select ${n}`);
  assert.equal(plans.nameOf('select 299'), 'kept_299');
  assert.equal(plans.nameOf('select 300'), null);
});

test('the database keeps them: same answers, one plan, and errors leave nothing broken', async () => {
  await using house = await testHouse();
  const { db } = house;
  await db.connection().execute(async (one) => {
    const half = (of: number) => sql<{ half: number }>`select 12 / ${of}::int as half`.execute(one);
    for (let i = 0; i < 8; i++) assert.equal((await half(2)).rows[0]?.half, 6);
    await assert.rejects(half(0), /division by zero/);
    assert.equal((await half(3)).rows[0]?.half, 4);
    const kept = await sql<{ statement: string }>`select statement from pg_prepared_statements
      where statement like 'select 12 /%'`.execute(one);
    assert.equal(kept.rows.length, 1);
  });
});
