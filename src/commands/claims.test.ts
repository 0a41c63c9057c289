import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, organiserFor } from '#forum/session.server.ts';
import { saveFinding } from '#report/finding-acts.server.ts';
import { POLICE } from '../../test/forum-folder.ts';
import { testHouse } from '../../test/testing.ts';
import { command as claims } from './claims.ts';
import { Refusal, UsageError } from './command.ts';
import { command as importing } from './import.ts';

const now = new Date('2024-06-10T12:00:00Z');
const KEY = 'police-forum-2024';

test('import says what the prose claims, claims prints it, and refuses while a sentence stands in the way', async () => {
  await using house = await testHouse();
  const call = { db: house.db, now, progress: () => {} };
  type Printed = {
    claims: { bound: number; refused: number; withoutSource: number; questioned: unknown[] };
  };
  const { claims: told } = (await importing.run({ ...call, args: [POLICE] })) as Printed;
  const printed = (await claims.run({ ...call, args: [KEY] })) as { counts: unknown };
  const organiser = await organiserFor(house.db, operator(), KEY);
  assert.ok(organiser);
  const text = { section: 'Spend mapping', theme: '', base: 0, body: 'Over 99% are happy.' };

  await saveFinding(house.db, organiser, text, now);

  const { questioned, ...counts } = told;
  assert.deepEqual(printed.counts, counts);
  assert.ok(counts.bound >= 11, `${counts.bound} claims bound`);
  assert.equal(counts.refused, 0);
  assert.equal(questioned.length, counts.withoutSource);
  await assert.rejects(claims.run({ ...call, args: [KEY] }), (thrown) => {
    assert.ok(thrown instanceof Refusal);
    const { counts: now } = thrown.result as { counts: { refused: number } };
    return now.refused === 1;
  });
  await assert.rejects(claims.run({ ...call, args: ['none'] }), Refusal);
  for (const args of [[], [KEY, 'more'], ['--all']])
    await assert.rejects(claims.run({ ...call, args }), UsageError);
});
