import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { clientMeetings, myMeetings } from '#meetings/meetings.server.ts';
import { ownDelivery, readDelivery } from '#meetings/outcomes/delivery.server.ts';
import { deliveryOf, type HeldMeeting, wholeDelivery } from '#meetings/outcomes/delivery.ts';
import { heldBy, type Outcome, outcomeForm } from '#meetings/outcomes/outcome.ts';
import { sayOutcome, takeBackOutcome } from '#meetings/outcomes/outcomes.server.ts';
import { CEILING, makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { askClient, replyToWish } from '#meetings/wishes/wishes.server.ts';
import { at, NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const AFTER = at(500);
const worth: Outcome = { met: true, worthIt: true, followUp: true };
const notMet: Outcome = { met: false, worthIt: null, followUp: false };

/** Ada and Acme agreed to meet, and the plan is published. */
async function planned(db: Db): Promise<SmallForum & { meeting: string }> {
  const forum = await smallForum(db);
  await askClient(db, forum.ada, { clientRef: 'C1', strength: 'must' }, NOW);
  await replyToWish(db, forum.acme, { ref: 'D-1', reply: 'accepted' }, NOW);
  const made = await makePlan(db, forum.organiser, { ceiling: CEILING }, NOW);
  assert.ok('plan' in made);
  await publishPlan(db, forum.organiser, made.plan, NOW);
  const [own] = await myMeetings(db, forum.ada, NOW);
  return { ...forum, meeting: own?.id ?? '' };
}

test('what one side says the other side never reads, and the organiser reads as a number', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await planned(db);
  const { meeting } = forum;
  const before = await clientMeetings(db, forum.acme, AFTER);
  const ownBefore = await ownDelivery(db, forum.acme, AFTER);

  assert.deepEqual(await sayOutcome(db, forum.ada, { meeting, outcome: worth }, AFTER), {
    outcome: 'said',
  });
  const [mine] = await myMeetings(db, forum.ada, AFTER);
  assert.deepEqual([mine?.state, mine?.outcome], ['kept', worth]);
  assert.deepEqual(await clientMeetings(db, forum.acme, AFTER), before);
  assert.deepEqual(await ownDelivery(db, forum.acme, AFTER), ownBefore);
  const { lines, worth: known } = await readDelivery(db, forum.organiser, AFTER);
  const acme = lines.find(({ ref }) => ref === 'C1');
  assert.deepEqual([acme?.promised, acme?.planned, acme?.kept, acme?.mutual], [2, 1, 1, 1]);
  assert.equal(known, null, 'one word is too few to show');
});

test('two sides that differ leave the meeting open; taken back, nothing was said', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await planned(db);
  const { meeting } = forum;
  const line = async () => {
    const { lines } = await readDelivery(db, forum.organiser, AFTER);
    const { kept, open, missed } = lines.find(({ ref }) => ref === 'C1') ?? {};
    return { kept, open, missed };
  };
  await sayOutcome(db, forum.acme, { meeting, outcome: notMet }, AFTER);
  assert.deepEqual(await line(), { kept: 0, open: 0, missed: 1 });
  await sayOutcome(db, forum.ada, { meeting, outcome: worth }, AFTER);
  assert.deepEqual(await line(), { kept: 0, open: 1, missed: 0 });
  await takeBackOutcome(db, forum.acme, { meeting }, AFTER);
  assert.deepEqual(await line(), { kept: 1, open: 0, missed: 0 });
  await takeBackOutcome(db, forum.ada, { meeting }, AFTER);
  assert.deepEqual(await line(), { kept: 0, open: 1, missed: 0 });
});

test('nothing is said of a meeting to come, of another’s, or of one reported missed', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await planned(db);
  const { meeting } = forum;
  const say = (member: SmallForum['ada'] | SmallForum['acme'], now: Date) =>
    sayOutcome(db, member, { meeting, outcome: worth }, now);
  assert.deepEqual(await say(forum.ada, NOW), { refused: 'not-begun' });
  assert.deepEqual(await say(forum.cy, AFTER), { refused: 'no-such-meeting' });
  assert.deepEqual(await say(forum.bolt, AFTER), { refused: 'no-such-meeting' });
  await db
    .insertInto('incident')
    .values({
      ...{ forum_id: forum.forumId, id: newId(), kind: 'no-show', meeting_id: meeting },
      ...{ person_id: forum.ada.personId, found: 'staff', made_at: AFTER },
    })
    .execute();
  assert.deepEqual(await say(forum.ada, AFTER), { refused: 'replaced' });
});

test('one tap is read, and a worth without a meeting is dropped', () => {
  const meeting = newId();
  const read = (form: object) => outcomeForm.safeParse({ meeting, ...form }).data?.outcome;
  assert.deepEqual(read({ met: 'yes' }), { met: true, worthIt: null, followUp: false });
  assert.deepEqual(read({ met: 'yes', worth: 'no', follow: 'yes' }), {
    ...{ met: true, worthIt: false, followUp: true },
  });
  assert.deepEqual(read({ met: 'no', worth: 'yes', follow: 'yes' }), notMet);
  assert.equal(read({ met: 'perhaps' }), undefined);
});

test('delivery adds up, whatever happened', () => {
  const held = fc.record<HeldMeeting>({
    client: fc.constantFrom('a', 'b'),
    mutual: fc.boolean(),
    state: fc.constantFrom('planned', 'kept', 'missed'),
    over: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(held), fc.nat(8), fc.nat(8), (meetings, promisedA, promisedB) => {
      const lines = [
        deliveryOf({ id: 'a', promised: promisedA }, meetings),
        deliveryOf({ id: 'b', promised: promisedB }, meetings),
      ];
      const all = lines.reduce((sum, { planned, missed }) => sum + planned + missed, 0);
      assert.equal(all, meetings.length);
      for (const { promised, planned, kept, mutual, short } of lines) {
        assert.ok(kept <= planned && mutual <= planned);
        assert.equal(short, Math.max(0, promised - planned));
      }
      const whole = wholeDelivery(lines);
      assert.equal(whole.planned + whole.short, whole.promised);
      assert.ok(whole.kept <= whole.planned);
    }),
  );
  assert.equal(heldBy([]), 'planned');
  assert.equal(heldBy([{ met: true }, { met: false }]), 'planned');
  assert.equal(heldBy([{ met: false }]), 'missed');
});
