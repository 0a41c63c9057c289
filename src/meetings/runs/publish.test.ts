import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { clientMeetings, myMeetings } from '#meetings/meetings.server.ts';
import { makePlan } from '#meetings/runs/plans.server.ts';
import { PUBLISHED, publishPlan } from '#meetings/runs/publish.server.ts';
import { type Kept, settle } from '#meetings/runs/publishing.ts';
import { begunSlots } from '#meetings/runs/under-way.ts';
import { askForMeeting } from '#meetings/wishes/wishes.server.ts';
import { crowdedTask } from '../../../test/crowded-task.ts';
import { at, NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const must = { strength: 'must' } as const;

/** Two plans of the same wishes; the first is published, long before the forum. */
async function twoPlans(db: Db) {
  const forum = await smallForum(db);
  for (const delegateRef of ['D-1', 'D-4'])
    for (const client of [forum.acme, forum.bolt])
      await askForMeeting(db, client, { delegateRef, ...must }, NOW);
  const [first, second] = [await made(db, forum, NOW), await made(db, forum, NOW)];
  await publishPlan(db, forum.organiser, first, NOW);
  return { forum, first, second };
}
async function made(db: Db, { organiser }: SmallForum, now: Date): Promise<string> {
  const plan = await makePlan(db, organiser, {}, now);
  assert.ok('plan' in plan);
  return plan.plan;
}
const meetingsOf = (db: Db, plan: string) =>
  db
    .selectFrom('meeting')
    .select(['id', 'slot', 'state', 'client_id', 'delegate_id'])
    .where('plan_id', '=', plan)
    .orderBy('slot')
    .orderBy('table_number')
    .execute();

test('on the day, what has begun goes over to the plan that is published, as the same meeting', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { forum, first, second } = await twoPlans(db);
  const going = await meetingsOf(db, first);
  const [begun] = going;
  assert.equal(begun?.slot, 1);
  await db.updateTable('meeting').set({ state: 'kept' }).where('id', '=', begun.id).execute();

  const during = at(10);
  const published = await publishPlan(db, forum.organiser, second, during);

  assert.ok('carried' in published && published.carried > 0);
  const now = await meetingsOf(db, second);
  const kept = now.find(({ id }) => id === begun.id);
  assert.equal(kept?.state, 'kept');
  const again = now.filter(
    (each) => each.delegate_id === begun.delegate_id && each.client_id === begun.client_id,
  );
  assert.deepEqual(
    again.filter(({ state }) => state === 'planned'),
    [],
    'who has met does not meet again',
  );
  const ownInSlot1 = now.filter(({ slot, id }) => slot === 1 && id !== begun.id);
  const came = new Set(going.map(({ id }) => id));
  assert.ok(ownInSlot1.every(({ state, id }) => state === 'cancelled' || came.has(id)));
});

test('rolled back on the day, the day goes back with it and nothing is planned into the past', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { forum, first, second } = await twoPlans(db);
  const before = (await meetingsOf(db, first)).filter(({ slot }) => slot === 1);
  await publishPlan(db, forum.organiser, second, at(10));
  await publishPlan(db, forum.organiser, first, at(35));

  const now = await meetingsOf(db, first);
  for (const { id } of before) assert.ok(now.some((each) => each.id === id));
  const planned = now.filter(({ state }) => state === 'planned');
  const seats = planned.map(({ slot, delegate_id }) => `${slot} ${delegate_id}`);
  assert.equal(new Set(seats).size, seats.length);
  const day = await myMeetings(db, forum.ada, at(35));
  assert.equal(new Set(day.map((each) => each.with.organisation)).size, day.length);
});

test('what somebody called off stays off when its plan comes back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { forum, first, second } = await twoPlans(db);
  const [off] = await meetingsOf(db, first);
  await db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('id', '=', off?.id ?? '')
    .execute();
  await db
    .insertInto('meeting_change')
    .values({
      ...{ forum_id: forum.forumId, id: newId(), plan_id: first, meeting_id: off?.id ?? '' },
      ...{ act: 'cancelled', before: '{}', after: '{}', proposal_id: null },
      ...{ made_by: null, made_at: NOW },
    })
    .execute();
  await publishPlan(db, forum.organiser, second, NOW);
  const back = await publishPlan(db, forum.organiser, first, NOW);

  assert.ok('leftOut' in back);
  assert.equal(back.leftOut, 0, 'nobody needs to be told of it again');
  const now = await meetingsOf(db, first);
  assert.equal(now.find(({ id }) => id === off?.id)?.state, 'cancelled');
});

test('who is concerned is given a notice; when a plan was published is kept', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { forum, first } = await twoPlans(db);
  const told = await db
    .selectFrom('notice')
    .select(['person_id', 'body'])
    .where('kind', '=', PUBLISHED)
    .execute();
  assert.ok(told.some(({ person_id }) => person_id === forum.ada.personId));
  assert.ok(!told.some(({ person_id }) => person_id === forum.hidden.personId));
  assert.deepEqual(told[0]?.body, { plan: 1 });
  const plan = await db
    .selectFrom('plan')
    .select('published_at')
    .where('id', '=', first)
    .executeTakeFirst();
  assert.deepEqual(plan?.published_at, NOW);
});

test('a plan made during the forum is one for the rest of it, and counts what was held', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { forum, first } = await twoPlans(db);
  const held = (await meetingsOf(db, first)).filter(({ slot }) => slot === 1);

  const rest = await made(db, forum, at(10));

  const fresh = await meetingsOf(db, rest);
  assert.ok(fresh.every(({ slot }) => slot > 1));
  const { result } = await db
    .selectFrom('plan')
    .select('result')
    .where('id', '=', rest)
    .executeTakeFirstOrThrow();
  const { total } = result as { total: { value: number } };
  assert.equal(total.value, fresh.length + held.length);
  await publishPlan(db, forum.organiser, rest, at(11));
  assert.equal((await clientMeetings(db, forum.acme, at(11))).length > 0, true);
});

const task = crowdedTask(6, 3);
const meeting = fc
  .record({
    slot: fc.integer({ min: 1, max: 8 }),
    table_number: fc.integer({ min: 1, max: 3 }),
    client: fc.integer({ min: 0, max: 2 }),
    delegate: fc.integer({ min: 0, max: 5 }),
    state: fc.constantFrom('planned', 'kept', 'missed', 'cancelled'),
    calledOff: fc.boolean(),
  })
  .map(
    ({ client, delegate, state, calledOff, ...rest }): Kept => ({
      ...{
        ...rest,
        id: newId(),
        client_id: `client ${client}`,
        delegate_id: `delegate ${delegate}`,
      },
      ...{ representative_id: `representative ${client}`, state: state as Kept['state'] },
      calledOff: calledOff && state === 'cancelled',
    }),
  );
const places = (each: Kept) => [
  `${each.slot} ${each.delegate_id}`,
  `${each.slot} ${each.representative_id}`,
  `${each.slot} ${each.table_number}`,
  `${each.client_id} ${each.delegate_id}`,
];
/** As the table's indexes allow it. */
const withoutClash = (list: Kept[]) => {
  const taken = new Set<string>();
  return list.filter((each) => {
    if (each.state === 'missed' || each.state === 'cancelled') return true;
    if (places(each).some((place) => taken.has(place))) return false;
    for (const place of places(each)) taken.add(place);
    return true;
  });
};
const day = fc.array(meeting, { maxLength: 24 }).map(withoutClash);
const slotTimes = task.slots.map(({ startsAt }) => startsAt.getTime());

test('whatever the two plans hold, and whenever: no clash, nothing into the past, nothing lost', () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: -1, max: 240 }), (going, drafted, minute) => {
      const coming = drafted.filter(({ state }) => state === 'planned' || state === 'cancelled');
      const now = new Date((slotTimes[0] ?? 0) + minute * 60_000);
      const { carried, planned, leftOut } = settle(task, { going, coming }, now);
      const begun = begunSlots(task.slots, now);
      const held = [...carried.filter(({ state }) => state !== 'missed'), ...planned];
      const seats = held.flatMap(places);
      assert.equal(new Set(seats).size, seats.length);
      assert.ok(planned.every(({ slot, calledOff }) => !begun.has(slot) && !calledOff));
      assert.equal(planned.length + leftOut.length, coming.length);
      for (const each of going)
        if (each.state === 'kept' || each.state === 'missed') assert.ok(carried.includes(each));
    }),
  );
});
