/** What becomes of a call by itself: ringing ends, devices fall silent, nobody is left. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { goneBefore, isOver } from '#exchange/calls/call.ts';
import type { CallRow } from '#exchange/calls/hold.server.ts';

/** Screens of a call draw themselves again by this key. */
export const callKey = (id: string) => `call:${id}`;

/** People whom a call concerns: whoever is or was in it, is rung, or started it. */
async function concerned(tx: Db, { forum_id, id, started_by }: CallRow): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person_id as person from call_leg
    where forum_id = ${forum_id} and call_id = ${id} and person_id is not null
    union select person_id from call_ring where forum_id = ${forum_id} and call_id = ${id}
    union select ${started_by}::uuid`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Tells the screens of a call that it changed. */
export async function tellCall(tx: Db, call: CallRow, now: Date): Promise<void> {
  await announce(tx, call.forum_id, callKey(call.id), await concerned(tx, call), now);
}

/** Tells phones whether they ring: the frame of Forum Link reads it. */
export const tellRung = (tx: Db, { forum_id }: CallRow, people: readonly string[], now: Date) =>
  people.length === 0 ? Promise.resolve() : announce(tx, forum_id, 'calls:mine', people, now);

/**
 * Brings a locked call up to date.
 *
 * @returns whether it is on
 */
export async function settle(tx: Db, call: CallRow, now: Date): Promise<boolean> {
  if (call.ended_at) return false;
  const { forum_id, id } = call;
  const gone = await tx
    .updateTable('call_leg')
    .set({ left_at: now })
    .where('forum_id', '=', forum_id)
    .where('call_id', '=', id)
    .where('left_at', 'is', null)
    .where('seen_at', '<', goneBefore(now))
    .returning('id')
    .execute();
  if (call.rings_until && call.rings_until <= now) await stopRinging(tx, call, 'missed', now);
  const rings = await tx
    .selectFrom('call_ring')
    .select('answer')
    .where('forum_id', '=', forum_id)
    .where('call_id', '=', id)
    .execute();
  const { rows } = await sql<{ present: number; ever: number }>`
    select count(*) filter (where left_at is null)::int as present,
      count(distinct coalesce(person_id, link_id))::int as ever
    from call_leg where forum_id = ${forum_id} and call_id = ${id}`.execute(tx);
  const [{ present, ever } = { present: 0, ever: 0 }] = rows;
  const standing = {
    ...{ now, startedAt: call.started_at, ringsUntil: call.rings_until, present, ever },
    rings: rings.map(({ answer }) => answer),
  };
  if (isOver(standing)) {
    await end(tx, call, now);
    return false;
  }
  if (gone.length > 0) await tellCall(tx, call, now);
  return true;
}

/** Whoever has not answered is asked no more. */
async function stopRinging(tx: Db, call: CallRow, answer: 'missed', now: Date): Promise<void> {
  const rung = await tx
    .updateTable('call_ring')
    .set({ answer, answered_at: now })
    .where('forum_id', '=', call.forum_id)
    .where('call_id', '=', call.id)
    .where('answer', 'is', null)
    .returning('person_id')
    .execute();
  if (rung.length === 0) return;
  await tellRung(
    tx,
    call,
    rung.map(({ person_id }) => person_id),
    now,
  );
}

/** Ends a locked call for all. What the browsers told each other is emptied: addresses are in it. */
export async function end(tx: Db, call: CallRow, now: Date): Promise<void> {
  const { forum_id, id } = call;
  await tx
    .updateTable('call')
    .set({ ended_at: now })
    .where('forum_id', '=', forum_id)
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('call_leg')
    .set({ left_at: now })
    .where('forum_id', '=', forum_id)
    .where('call_id', '=', id)
    .where('left_at', 'is', null)
    .execute();
  await stopRinging(tx, call, 'missed', now);
  await tx
    .deleteFrom('call_signal')
    .where('forum_id', '=', forum_id)
    .where('call_id', '=', id)
    .execute();
  await tx
    .updateTable('event')
    .set({ body: '{}' })
    .where('forum_id', '=', forum_id)
    .where('number', '>', call.first_event)
    .where('kind', '=', 'signal')
    .where(sql<boolean>`body ->> 'call' = ${id}`)
    .execute();
  await tellCall(tx, call, now);
}
