import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plan } from '#meetings/plan.ts';
import { broken } from '#meetings/planner/verify.ts';
import { readLeftWishes } from '#meetings/planner/why-not.server.ts';
import { whyNot } from '#meetings/planner/why-not.ts';
import { CEILING, makePlan } from '#meetings/runs/plans.server.ts';
import { askClient } from '#meetings/wishes/wishes.server.ts';
import { NOW, smallForum } from '../../../test/meetings-forum.ts';
import { randomTask } from '../../../test/random-task.ts';
import { testHouse } from '../../../test/testing.ts';

const tasks = randomTask({ slots: 6, tables: 3, clients: 4, delegates: 5, wishes: 14 });

test('every wish that is not planned has its reason, and the reason is true', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(tasks, (drawn) => {
      const task = { ...drawn, fixed: [] };
      const { meetings } = plan(task, { effort: 0.1 });
      for (const pair of task.pairs) {
        const why = whyNot(task, meetings, pair);
        const planned = meetings.some(
          ({ client, delegate }) => client === pair.client && delegate === pair.delegate,
        );
        seen.add(why.because);
        assert.equal(why.because === 'planned', planned);
        if (why.because === 'planned') continue;
        if (why.because === 'possible') {
          assert.deepEqual(broken(task, [...meetings, why.at]), []);
          continue;
        }
        assert.ok('slots' in why);
        for (const { rules } of why.slots) assert.ok(rules.length > 0);
        if (!why.instead) continue;
        const { dropped } = why.instead;
        assert.ok(dropped.length > 0);
        const left = meetings.filter(
          (each) => !dropped.some((d) => d.client === each.client && d.delegate === each.delegate),
        );
        assert.equal(left.length, meetings.length - dropped.length);
      }
    }),
    { numRuns: 300 },
  );
  for (const rule of ['planned', 'busy', 'two-places', 'delegate-full'])
    assert.ok(seen.has(rule), `${rule} among ${[...seen].join(' ')}`);
});

test('who asks about a pair that nobody wished, or one that was refused, reads the same', () => {
  const [task] = fc.sample(tasks, { numRuns: 1, seed: 3 });
  assert.ok(task);
  const pair = { client: 'c0', delegate: 'nobody' };
  assert.deepEqual(whyNot(task, [], pair), { because: 'no-wish', slots: [], instead: null });
});

test('an organiser reads why a wish is left, and what is planned is not left', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, bo, cy, ada, bolt } = await smallForum(db);
  for (const delegate of [bo, cy, ada])
    await askClient(db, delegate, { clientRef: 'C2', strength: 'must' }, NOW);
  await db
    .updateTable('client')
    .set({ meetings_most: 1 })
    .where('id', '=', bolt.clientId)
    .execute();
  const none = await readLeftWishes(db, organiser, 'C2');
  assert.deepEqual([none.plan, none.chosen], [null, null]);
  await makePlan(db, organiser, { ceiling: CEILING }, NOW);

  const { plan: number, clients, chosen } = await readLeftWishes(db, organiser, 'C2');

  assert.equal(number, 1);
  assert.deepEqual(
    clients.map(({ ref, left }) => [ref, left]),
    [
      ['C1', 0],
      ['C2', 2],
    ],
  );
  assert.deepEqual(
    chosen?.wishes.map(({ why, instead }) => [why.because, instead.length]),
    [
      ['client-full', 1],
      ['client-full', 1],
    ],
  );
});
