/**
 * Many hands on fifty slots of one plan, from several processes: nobody is booked twice, whatever
 * was acknowledged is so, and no error comes to light. HANDS_OPERATIONS asks for another number.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hotForum } from '../../../test/hot-forum.ts';
import type { Tally } from '../../../test/many-hands.ts';
import { testHouse } from '../../../test/testing.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('../../../test/many-hands.ts', import.meta.url));
const OPERATIONS = Number(process.env.HANDS_OPERATIONS ?? 10_000);
const PROCESSES = 2;
const HANDS = 8;

async function hands(url: string, seed: number): Promise<Tally> {
  const each = String(OPERATIONS / PROCESSES);
  const { stdout } = await run(process.execPath, [CHILD, url, String(HANDS), each, String(seed)]);
  return JSON.parse(stdout);
}

/** How often a person, a table or a pair is in two places, and a ceiling is passed. */
async function wrong(db: Db): Promise<number> {
  const twice = (who: string) => sql`
    select 1 from meeting where state in ('planned', 'kept') group by ${sql.raw(who)} having count(*) > 1`;
  const { rows } = await sql<{ wrong: number }>`select count(*)::int as wrong from (
    ${twice('slot, delegate_id')} union all ${twice('slot, representative_id')}
    union all ${twice('slot, table_number')} union all ${twice('client_id, delegate_id')}
    union all select 1 from meeting join client on client.id = client_id where state = 'planned'
      group by client.id having count(*) > max(meetings_most)
    union all select 1 from meeting join delegate on person_id = delegate_id where state = 'planned'
      group by person_id having count(*) > max(meetings_most)) found`.execute(db);
  return rows[0]?.wrong ?? Number.NaN;
}

const sum = (of: Record<string, number>) => Object.values(of).reduce((all, each) => all + each, 0);

test(`${OPERATIONS} operations over fifty slots: no double booking, nothing lost, no error`, async (t) => {
  await using house = await testHouse();
  const { db, url } = house;
  await hotForum(db);
  const started = performance.now();
  let working = true;
  const watched = (async () => {
    let looks = 0;
    for (; working; looks++) {
      assert.equal(await wrong(db), 0);
      await sleep(100);
    }
    return looks;
  })();
  const tallies = await Promise.all(
    Array.from({ length: PROCESSES }, (_, index) => hands(url, index + 1)),
  );
  working = false;
  const seconds = (performance.now() - started) / 1000;

  assert.ok((await watched) > 0);
  assert.equal(await wrong(db), 0);
  for (const { unseen, errors } of tallies) assert.deepEqual([unseen, errors], [0, []]);
  const done = tallies.map((tally) => sum(tally.done)).reduce((all, each) => all + each);
  const refused = tallies.map((tally) => sum(tally.refused)).reduce((all, each) => all + each);
  assert.ok(done + refused >= OPERATIONS);
  assert.ok(done > OPERATIONS / 4, `${done} were done`);
  const { changes } = await db
    .selectFrom('meeting_change')
    .select(sql<number>`count(*)::int`.as('changes'))
    .executeTakeFirstOrThrow();
  assert.equal(changes, done);
  t.diagnostic(`${done} done, ${refused} refused, ${Math.round(OPERATIONS / seconds)} a second`);
  t.diagnostic(JSON.stringify(tallies));
});
