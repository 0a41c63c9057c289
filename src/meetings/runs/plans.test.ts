import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#db/database.server.ts';
import { changeSession, readAgenda } from '#forum/agenda.server.ts';
import { clientMeetings, myMeetings } from '#meetings/meetings.server.ts';
import { CEILING, type MadePlan, makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { readRuns } from '#meetings/runs/run-lists.server.ts';
import {
  askClient,
  askForMeeting,
  replyToWish,
  withdrawWish,
} from '#meetings/wishes/wishes.server.ts';
import { at, CANARY, NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const must = { strength: 'must' } as const;
const settings = { ceiling: CEILING };

async function made(db: Db, { organiser }: SmallForum): Promise<MadePlan> {
  const plan = await makePlan(db, organiser, settings, NOW);
  assert.ok('plan' in plan);
  return plan;
}
const publish = (db: Db, { organiser }: SmallForum, { plan }: MadePlan) =>
  publishPlan(db, organiser, plan, NOW);

test('a wish becomes a meeting that both find in their day', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-2', ...must }, NOW);
  await askClient(db, forum.bo, { clientRef: 'C2', ...must }, NOW);

  const draft = await made(db, forum);
  assert.deepEqual(await myMeetings(db, forum.bo, NOW), []);
  assert.deepEqual(draft.result.promised, { value: 2, bound: 2 });

  const published = await publish(db, forum, draft);
  assert.deepEqual(published, { published: 1, told: 3, leftOut: 0, carried: 0 });
  const day = await myMeetings(db, forum.bo, at(35));
  assert.deepEqual(
    new Set(day.map((meeting) => meeting.with.organisation)),
    new Set(['Acme', 'Bolt']),
  );
  assert.ok(
    day.every(({ startsAt }) => startsAt >= at(15)),
    'he speaks in slot 1',
  );
  assert.deepEqual(
    day.map(({ time }) => time),
    ['now', 'coming'],
  );
  const [meeting] = await clientMeetings(db, forum.acme, NOW);
  assert.deepEqual(meeting?.with, {
    ref: 'D-2',
    name: 'Bo Mo',
    title: 'Captain',
    organisation: 'Mo Port',
  });
});

test('a client that fell short is named with its reason', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-1', ...must }, NOW);

  const { result } = await made(db, forum);
  assert.deepEqual(
    result.unmet.map(({ planned, promised, obstacle }) => [planned, promised, obstacle]),
    [
      [1, 2, 'too-few-wishes'],
      [0, 1, 'too-few-wishes'],
    ],
  );
});

test('publishing again tells only whose day changes, and rolls back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-1', ...must }, NOW);
  const first = await made(db, forum);
  await publish(db, forum, first);
  await askForMeeting(db, forum.bolt, { delegateRef: 'D-4', ...must }, NOW);
  const second = await made(db, forum);
  assert.deepEqual(await publish(db, forum, second), {
    published: 2,
    told: 2,
    leftOut: 0,
    carried: 0,
  });

  assert.deepEqual(await publish(db, forum, first), {
    published: 1,
    told: 2,
    leftOut: 0,
    carried: 0,
  });
  assert.deepEqual(await myMeetings(db, forum.cy, NOW), []);
  assert.deepEqual(await publish(db, forum, first), { refused: 'published-already' });
  const { plans } = await readRuns(db, forum.organiser, NOW);
  assert.deepEqual(
    plans.map(({ number, state }) => [number, state]),
    [
      [2, 'replaced'],
      [1, 'published'],
    ],
  );
});

test('what no longer keeps the rules is left out when an old plan is published', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-1', ...must }, NOW);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-4', ...must }, NOW);
  const draft = await made(db, forum);
  await replyToWish(db, forum.ada, { ref: 'C1', reply: 'declined' }, NOW);

  assert.deepEqual(await publish(db, forum, draft), {
    published: 1,
    told: 2,
    leftOut: 1,
    carried: 0,
  });
  assert.deepEqual(await myMeetings(db, forum.ada, NOW), []);
  assert.equal((await clientMeetings(db, forum.acme, NOW)).length, 1);
});

test('a planned meeting is not undone by a wish', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-1', ...must }, NOW);
  await publish(db, forum, await made(db, forum));

  const declined = await replyToWish(db, forum.ada, { ref: 'C1', reply: 'declined' }, NOW);
  const withdrawn = await withdrawWish(db, forum.acme, { ref: 'D-1' }, NOW);
  assert.deepEqual([declined, withdrawn], [{ refused: 'planned' }, { refused: 'planned' }]);
});

test('after a withdrawn consent the meeting stands, but the client sees no name', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await db
    .updateTable('delegate')
    .set({ consent: 'named' })
    .where('person_id', '=', forum.hidden.personId)
    .execute();
  await askForMeeting(db, forum.acme, { delegateRef: 'D-3', ...must }, NOW);
  await publish(db, forum, await made(db, forum));
  await db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('person_id', '=', forum.hidden.personId)
    .execute();

  const [meeting] = await clientMeetings(db, forum.acme, NOW);
  assert.equal(meeting?.hidden, true);
  assert.ok(!JSON.stringify(meeting).includes(CANARY));
  assert.ok(!JSON.stringify(meeting).includes('D-3'));
  assert.equal((await myMeetings(db, forum.hidden, NOW))[0]?.hidden, true);

  await askClient(db, forum.hidden, { clientRef: 'C1', ...must }, NOW);
  assert.ok(JSON.stringify(await clientMeetings(db, forum.acme, NOW)).includes(CANARY));
});

test('without slots, tables or clients there is nothing to plan', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await smallForum(db);
  await db.updateTable('forum').set({ table_count: 0 }).execute();
  assert.deepEqual(await makePlan(db, organiser, settings, NOW), { refused: 'no-tables' });
  await db.deleteFrom('slot').execute();
  assert.deepEqual(await makePlan(db, organiser, settings, NOW), { refused: 'no-slots' });
});

test('ten organisers at once make ten plans', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const plans = await Promise.all(Array.from({ length: 10 }, () => made(db, forum)));
  assert.equal(new Set(plans.map(({ number }) => number)).size, 10);
  await Promise.all(plans.map((plan) => publish(db, forum, plan)));
  const { plans: lines } = await readRuns(db, forum.organiser, NOW);
  assert.equal(lines.filter(({ state }) => state === 'published').length, 1);
});

test('the agenda is read with its speakers, and corrected', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { forumId, organiser } = await smallForum(db);
  const change = { ref: 'S1', title: ' Welcome ', room: 'Quay', startsAt: at(0), endsAt: at(20) };
  assert.deepEqual(await changeSession(db, organiser, change, NOW), { session: 'changed' });
  assert.deepEqual(await changeSession(db, organiser, { ...change, ref: 'S9' }, NOW), {
    refused: 'no-such-session',
  });
  const backwards = { ...change, endsAt: at(0) };
  assert.deepEqual(await changeSession(db, organiser, backwards, NOW), {
    refused: 'ends-before-it-starts',
  });
  const { timezone, sessions, slots } = await readAgenda(db, forumId);
  assert.equal(timezone, 'Europe/Oslo');
  assert.equal(slots.length, 3);
  assert.deepEqual(
    sessions.map(({ title, room, speakers }) => [title, room, speakers.map(({ name }) => name)]),
    [['Welcome', 'Quay', ['Bo Mo']]],
  );
});
