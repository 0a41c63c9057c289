import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan } from '#meetings/plan.ts';
import { runPlanner } from '#meetings/planner/planner.server.ts';
import { crowdedTask } from '../../../test/crowded-task.ts';

test('a thread plans as the planner does, one search after another', async () => {
  const task = crowdedTask(12, 6);
  const here = plan(task);
  for (const _ of [1, 2]) assert.deepEqual(await runPlanner(task, { seconds: null }), here);
});

test('searches at the same time do not mix', async () => {
  const tasks = [3, 4, 5, 6].map((clients) => crowdedTask(12, clients));
  const plans = await Promise.all(tasks.map((task) => runPlanner(task, { seconds: null })));
  assert.deepEqual(
    plans,
    tasks.map((task) => plan(task)),
  );
});

test('a search that is stopped at once still brings a plan without a clash', async () => {
  const stopped = await runPlanner(crowdedTask(40, 12), {
    ...{ seconds: 60, signal: AbortSignal.abort() },
  });
  const seats = stopped.meetings.flatMap(({ slot, delegate, representative, table }) =>
    [delegate, representative, `table ${table}`].map((who) => `${slot} ${who}`),
  );
  assert.ok(stopped.meetings.length > 0);
  assert.equal(new Set(seats).size, seats.length);
});

test('a planner that fails says why, and the next search finds another thread', async () => {
  const broken = { ...crowdedTask(4, 2), slots: null as never };
  await assert.rejects(runPlanner(broken, { seconds: null }), /iterable|null/);
  const after = await runPlanner(crowdedTask(4, 2), { seconds: null });
  assert.ok(after.meetings.length > 0);
});
