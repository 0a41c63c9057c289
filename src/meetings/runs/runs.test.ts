import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Ready } from '#meetings/runs/drafts.server.ts';
import { namePlan } from '#meetings/runs/kept-plan.server.ts';
import { readRuns } from '#meetings/runs/run-lists.server.ts';
import { startRun, stopRun } from '#meetings/runs/runs.server.ts';
import { closeRuns, work } from '#meetings/runs/runs-at-work.server.ts';
import { askForMeeting } from '#meetings/wishes/wishes.server.ts';
import { crowdedTask } from '../../../test/crowded-task.ts';
import { at, NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const must = { strength: 'must' } as const;
const asked = { seconds: 5, name: 'First try' };

async function wishedForum(db: Db): Promise<SmallForum> {
  const forum = await smallForum(db);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-1', ...must }, NOW);
  await askForMeeting(db, forum.bolt, { delegateRef: 'D-4', ...must }, NOW);
  return forum;
}
/** A task that takes seconds, of people and slots that the database knows. */
async function crowded(db: Db, forumId: string): Promise<Ready> {
  const task = crowdedTask(300, 100, newId);
  await db.deleteFrom('slot').execute();
  await db
    .insertInto('slot')
    .values(
      task.slots.map(({ number, startsAt, endsAt }) => ({
        ...{ forum_id: forumId, number, starts_at: startsAt, ends_at: endsAt },
      })),
    )
    .execute();
  await db
    .insertInto('client')
    .values(
      task.clients.map(({ id, promised }) => ({
        ...{ forum_id: forumId, id, ref: id, company: id, package: '', solutions: [] },
        meetings_guaranteed: promised,
      })),
    )
    .execute();
  const person = (id: string, role: 'client' | 'delegate', client_id: string | null) => ({
    ...{ forum_id: forumId, id, role, client_id, email: `${id}@crowd.example` },
    ...{ given_name: id, family_name: '' },
  });
  await db
    .insertInto('person')
    .values([
      ...task.delegates.map(({ id }) => person(id, 'delegate', null)),
      ...task.clients.flatMap(({ id, representatives }) =>
        representatives.map((each) => person(each.id, 'client', id)),
      ),
    ])
    .execute();
  await db
    .insertInto('delegate')
    .values(
      task.delegates.map(({ id }) => ({
        ...{ forum_id: forumId, person_id: id, ref: id, title: '', organisation: '' },
        ...{ country: '', phone: '', status: 'confirmed' as const, consent: 'named' as const },
      })),
    )
    .execute();
  const settings = { ceiling: 4, seconds: 60 };
  return { task, whole: task, begun: [], locked: [], settings };
}
const atWork = (forumId: string, id: string, since: Date) => ({
  ...{ forum_id: forumId, id, settings: '{"ceiling":4}', state: 'running' as const },
  ...{ plan_id: null, failure: null, started_by: null, started_at: since, seen_at: since },
});
const keys = async (db: Db) =>
  (await db.selectFrom('announcement').select('key').distinct().execute()).map(({ key }) => key);

test('a run becomes a draft with its settings, and says how far it came', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await wishedForum(db);

  const started = await startRun(db, organiser, asked, NOW);
  assert.ok('run' in started);
  const { runs: atFirst } = await readRuns(db, organiser, NOW);
  assert.deepEqual(
    atFirst.map(({ id, plan }) => [id, plan]),
    [[started.run, null]],
  );
  await started.ended;

  const { runs, plans } = await readRuns(db, organiser, new Date());
  const [run] = runs;
  assert.deepEqual([run?.state, run?.plan, run?.failure], ['done', 1, null]);
  assert.deepEqual(run?.progress?.promised, { value: 2, bound: 2 });
  const [plan] = plans;
  assert.deepEqual(
    [plan?.name, plan?.state, plan?.result.settings],
    ['First try', 'draft', { ceiling: 10, seconds: 5, lockedOf: null, name: 'First try' }],
  );
  assert.equal(plan?.result.ended, 'searched');
  assert.ok((await keys(db)).includes('meetings:run'));
});

test('a run at work is seen, and stopped from anywhere it keeps the best it has found', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await smallForum(db);
  const ready = await crowded(db, forumId);
  const run = newId();
  const now = new Date();
  await db
    .insertInto('plan_run')
    .values(atWork(forumId, run, now))
    .execute();
  const ended = work(db, organiser, run, ready);

  const seen = async () => (await readRuns(db, organiser, new Date())).runs[0];
  let line = await seen();
  for (; line?.state === 'running' && !line.progress; line = await seen()) await sleep(20);
  // as another server does it: it has the database and not the thread
  await db.updateTable('plan_run').set({ stop_asked: true }).execute();
  const stopping = await seen();
  await ended;

  assert.ok(line?.progress, 'progress was to be seen before the end');
  assert.equal(stopping?.state, 'stopping');
  const { runs, plans } = await readRuns(db, organiser, new Date());
  assert.equal(runs[0]?.state, 'done');
  const [plan] = plans;
  assert.equal(plan?.result.ended, 'stopped');
  assert.ok((plan?.result.total.value ?? 0) >= line.progress.total.value);
  assert.deepEqual(runs[0]?.progress?.total, plan?.result.total);
});

test('while one is at work no other starts; once it has ended, of two one starts', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await wishedForum(db);
  const run = newId();
  await db
    .insertInto('plan_run')
    .values(atWork(forumId, run, NOW))
    .execute();
  const start = () => startRun(db, organiser, asked, NOW);
  const refused = { refused: 'running' };
  assert.deepEqual(await Promise.all([1, 2, 3].map(start)), [refused, refused, refused]);

  await db.updateTable('plan_run').set({ state: 'failed', failure: 'died' }).execute();
  const again = await start();
  assert.ok('run' in again);
  await again.ended;
  assert.equal((await readRuns(db, organiser, NOW)).plans.length, 1);
});

test('what has ended, or never was, can’t be stopped', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await wishedForum(db);
  const started = await startRun(db, organiser, asked, NOW);
  assert.ok('run' in started);
  await started.ended;
  assert.deepEqual(await stopRun(db, organiser, started.run), { refused: 'ended' });
  assert.deepEqual(await stopRun(db, organiser, newId()), { refused: 'no-such-run' });
});

test('who starts a run may stop it, and a draft is kept all the same', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await wishedForum(db);
  const started = await startRun(db, organiser, asked, NOW);
  assert.ok('run' in started);
  assert.deepEqual(await stopRun(db, organiser, started.run), { run: 'stopping' });
  await started.ended;
  const { plans } = await readRuns(db, organiser, NOW);
  assert.deepEqual(plans[0]?.result.promised, { value: 2, bound: 2 });
});

test('a house that closes ends its runs and loses none of them', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await wishedForum(db);
  await startRun(db, organiser, asked, NOW);

  await closeRuns();

  const { runs } = await readRuns(db, organiser, NOW);
  assert.deepEqual(
    runs.map(({ state, plan }) => [state, plan]),
    [['done', 1]],
  );
});

test('a planner that fails leaves a failed run with its reason, and no plan', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await wishedForum(db);
  await db.schema
    .alterTable('meeting')
    .addColumn('spoiled', 'boolean', (c) => c.notNull())
    .execute();

  const started = await startRun(db, organiser, asked, NOW);
  assert.ok('ended' in started);
  await started.ended;

  const { runs, plans } = await readRuns(db, organiser, NOW);
  assert.equal(runs[0]?.state, 'failed');
  assert.match(runs[0]?.failure ?? '', /spoiled/);
  assert.deepEqual(plans, []);
});

test('a run whose process died is told so, and another may start', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, forumId } = await wishedForum(db);
  await db
    .insertInto('plan_run')
    .values(atWork(forumId, newId(), at(0)))
    .execute();

  assert.deepEqual(await startRun(db, organiser, asked, at(0.9)), { refused: 'running' });
  const { runs: dead } = await readRuns(db, organiser, at(2));
  assert.deepEqual(
    dead.map(({ state }) => state),
    ['died'],
  );
  const started = await startRun(db, organiser, asked, at(2));
  assert.ok('ended' in started);
  await started.ended;
  const { runs } = await readRuns(db, organiser, at(3));
  assert.deepEqual(
    runs.map(({ state }) => state),
    ['done', 'died'],
  );
});

test('without slots, or for the locks of a plan that is not there, nothing runs', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await wishedForum(db);
  const strange = { ...asked, lockedOf: newId() };
  assert.deepEqual(await startRun(db, organiser, strange, NOW), { refused: 'no-such-plan' });
  await db.deleteFrom('slot').execute();
  assert.deepEqual(await startRun(db, organiser, asked, NOW), { refused: 'no-slots' });
  assert.deepEqual((await readRuns(db, organiser, NOW)).runs, []);
});

test('a plan is called something, or nothing again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await wishedForum(db);
  const started = await startRun(db, organiser, asked, NOW);
  assert.ok('ended' in started);
  await started.ended;
  const [plan] = (await readRuns(db, organiser, NOW)).plans;
  const id = plan?.id ?? '';

  assert.deepEqual(await namePlan(db, organiser, { plan: id, name: ' B ' }, NOW), { named: 1 });
  assert.equal((await readRuns(db, organiser, NOW)).plans[0]?.name, 'B');
  assert.deepEqual(await namePlan(db, organiser, { plan: newId(), name: '' }, NOW), {
    refused: 'no-such-plan',
  });
  assert.deepEqual(await namePlan(db, organiser, { plan: id, name: 'x'.repeat(81) }, NOW), {
    refused: 'too-long',
  });
});
