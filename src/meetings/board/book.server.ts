/** Booking a meeting by hand. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import type { Loss, Place } from '#meetings/board/breach.ts';
import { record } from '#meetings/board/changes.server.ts';
import { place } from '#meetings/board/place.ts';
import { type Breaks, openPlan, type Scene, setScene } from '#meetings/board/scene.server.ts';
import { inTurn, shareForum } from '#meetings/board/turns.server.ts';

/** What is left out is chosen: the first that breaks nothing. */
export type Choice = { slot?: number; table?: number; representative?: string };
/** `said`: what is lost by it, without breaking a rule */
export type Booked = { booked: string; change: string; place: Place; said: Loss[] };
export type Booking =
  | Booked
  | Breaks
  | { refused: 'no-such-plan' | 'no-such-client' | 'no-such-delegate' | 'taken' };

/** Writes the first place that breaks nothing. @returns what stands in the way, if none does */
export async function bookIn(
  tx: Db,
  { plan, pair, task, meetings }: Scene,
  {
    slot = null,
    table = null,
    representative = null,
  }: { [key in keyof Choice]?: Choice[key] | null },
  by: string | null,
  now: Date,
): Promise<Booked | Breaks> {
  const { client, delegate, forumId } = pair;
  const wanted = { client, delegate, meeting: null, slot, table, representative };
  const found = place(task, meetings, wanted);
  if ('breaches' in found) return { refused: 'breaks', breaches: found.breaches };
  const at = found.place;
  const meeting = newId();
  await tx
    .insertInto('meeting')
    .values({
      ...{ forum_id: forumId, id: meeting, plan_id: plan.planId, source: 'booked' },
      ...{ slot: at.slot, table_number: at.table, representative_id: at.representative },
      ...{ client_id: client, delegate_id: delegate },
    })
    .execute();
  const after = { ...at, state: 'planned' as const, version: 1 };
  const changed = { client, delegate, meeting, act: 'booked', before: null, after } as const;
  const change = await record(tx, plan, { ...changed, undoes: null }, by, now);
  return { booked: meeting, change, place: at, said: found.said };
}

const idOf = {
  client: (tx: Db, forumId: string, ref: string) =>
    tx
      .selectFrom('client')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('ref', '=', ref)
      .executeTakeFirst(),
  delegate: (tx: Db, forumId: string, ref: string) =>
    tx
      .selectFrom('delegate')
      .select('person_id as id')
      .where('forum_id', '=', forumId)
      .where('ref', '=', ref)
      .where('status', '=', 'confirmed')
      .executeTakeFirst(),
};

/**
 * Books a meeting of two whom the planner too might bring together. In a draft only organisers
 * hear of it; in the published plan both sides do.
 *
 * @param booking `plan` null: the published one
 */
export async function bookMeeting(
  db: Db,
  staff: Organiser,
  booking: { plan: string | null; clientRef: string; delegateRef: string } & Choice,
  now: Date,
): Promise<Booking> {
  const { forumId } = staff;
  const { plan: planId, clientRef, delegateRef, ...choice } = booking;
  return inTurn<Booking>(db, async (tx) => {
    await shareForum(tx, forumId);
    const plan = await openPlan(tx, forumId, planId);
    if (!plan) return { refused: 'no-such-plan' };
    const client = await idOf.client(tx, forumId, clientRef);
    if (!client) return { refused: 'no-such-client' };
    const delegate = await idOf.delegate(tx, forumId, delegateRef);
    if (!delegate) return { refused: 'no-such-delegate' };

    const pair = { forumId, client: client.id, delegate: delegate.id };
    const slots = choice.slot === undefined ? null : [choice.slot];
    return bookIn(tx, await setScene(tx, plan, pair, slots), choice, staff.personId, now);
  });
}
