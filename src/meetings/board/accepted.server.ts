/** Once both agree and a plan is published, either side can book a common free slot at once. */
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { bookIn } from '#meetings/board/book.server.ts';
import type { Place } from '#meetings/board/breach.ts';
import {
  partners,
  readAround,
  readPairRules,
  readPairTask,
} from '#meetings/board/pair-task.server.ts';
import { place } from '#meetings/board/place.ts';
import { openPlan, type Scene, setScene } from '#meetings/board/scene.server.ts';
import { inTurn, shareForum } from '#meetings/board/turns.server.ts';
import { bothWant } from '#meetings/wishes/agreement.server.ts';
import { type Parties, partiesOf } from '#meetings/wishes/parties.server.ts';

export type CommonSlot = { number: number; startsAt: Date; endsAt: Date };
type NotNow = { refused: 'no-such-wish' | 'not-agreed' | 'no-plan' };
/** `no-time`: the slot has begun, or is not free for both within the rules any more; never whose it is */
export type Accepted =
  | { booked: string; place: Place }
  | NotNow
  | { refused: 'no-such-slot' | 'no-time' | 'planned' };

const pairOf = ({ forumId, clientId, delegateId }: Parties) => ({
  ...{ forumId, client: clientId, delegate: delegateId },
});

const isAgreed = ({ task, pair }: Pick<Scene, 'task' | 'pair'>) =>
  task.pairs.some(
    (each) => each.client === pair.client && each.delegate === pair.delegate && each.for === 'both',
  );

/**
 * Slots to come in which both could meet, within every rule and ceiling. Only for those who agreed:
 * to others it would tell when someone is busy.
 *
 * @param ref the client's ref for a delegate, the delegate's Ref for a client
 */
export async function commonSlots(
  db: Db,
  member: Delegate | Client,
  ref: string,
  now: Date,
): Promise<{ slots: CommonSlot[] } | NotNow> {
  const parties = await partiesOf(db, member, ref);
  if (!parties) return { refused: 'no-such-wish' };
  const plan = await openPlan(db, member.forumId, null);
  if (!plan) return { refused: 'no-plan' };
  const pair = pairOf(parties);
  const rules = await readPairRules(db, pair);
  const task = await readPairTask(db, pair, rules, plan.ceiling);
  if (!isAgreed({ task, pair }) || !(await bothWant(db, parties, now)))
    return { refused: 'not-agreed' };
  const meetings = await readAround(db, plan.planId, pair, null, partners(rules, pair));
  const { client, delegate } = pair;
  const free = (slot: number) =>
    'place' in
    place(task, meetings, {
      ...{ client, delegate, slot, meeting: null, table: null, representative: null },
    });
  const slots = task.slots.filter(({ number, startsAt }) => startsAt > now && free(number));
  return {
    slots: slots.map(({ number, startsAt, endsAt }) => ({ number, startsAt, endsAt })),
  };
}

/**
 * Books the pair into a common free slot of the published plan; table and representative are
 * chosen. Both sides are told.
 */
export async function bookAccepted(
  db: Db,
  member: Delegate | Client,
  { ref, slot: number }: { ref: string; slot: number },
  now: Date,
): Promise<Accepted> {
  const { forumId } = member;
  const done = await inTurn<Accepted>(db, async (tx) => {
    await shareForum(tx, forumId);
    const parties = await partiesOf(tx, member, ref);
    if (!parties) return { refused: 'no-such-wish' };
    const plan = await openPlan(tx, forumId, null);
    if (!plan) return { refused: 'no-plan' };
    const scene = await setScene(tx, plan, pairOf(parties), [number]);
    if (!isAgreed(scene) || !(await bothWant(tx, parties, now))) return { refused: 'not-agreed' };
    const slot = scene.task.slots.find((each) => each.number === number);
    if (!slot) return { refused: 'no-such-slot' };
    if (slot.startsAt <= now) return { refused: 'no-time' };
    const booked = await bookIn(tx, scene, { slot: number }, member.personId, now);
    if (!('refused' in booked)) return { booked: booked.booked, place: booked.place };
    const isPlanned = booked.breaches.some(({ rule }) => rule === 'met-twice');
    return { refused: isPlanned ? 'planned' : 'no-time' };
  });
  return 'refused' in done && done.refused === 'taken'
    ? { refused: 'no-time' }
    : (done as Accepted);
}
