/** Coming into a call, staying, and going: one device a person, whichever answered last. */
import { type Kysely, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { goneBefore, MOST } from '#exchange/calls/call.ts';
import { type Caller, type CallRow, hold, ownLeg } from '#exchange/calls/hold.server.ts';
import { end, settle, tellCall, tellRung } from '#exchange/calls/settle.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import type { Researcher } from '#forum/people.ts';

/** `left`: this device was taken out, or another one took its place */
export type Joined = { joined: true } | { refused: 'no-such-call' | 'over' | 'full' | 'left' };

/** Devices that one interview link brings to the door at once. */
const MOST_AT_DOOR = 3;

/**
 * Comes in with a device, under an id that it made: asked again, it is the same. Whoever was in with
 * another device moves here, and phones that ring for this person stop. A guest waits at the door.
 */
export async function joinCall(
  db: Kysely<Schema>,
  caller: Caller,
  { call: id, leg }: { call: string; leg: string },
  now: Date,
): Promise<Joined> {
  return db.transaction().execute(async (tx): Promise<Joined> => {
    const call = await hold(tx, caller, id);
    const own = ownLeg(caller);
    if (!call || !own) return { refused: 'no-such-call' };
    if (!(await settle(tx, call, now))) return { refused: 'over' };
    const known = await readLeg(tx, call, leg);
    if (known && !isOwn(known, own)) return { refused: 'left' };
    if (known) return known.left_at ? { refused: 'left' } : { joined: true };
    if (await isFull(tx, call, own)) return { refused: 'full' };

    if ('person_id' in own) await leaveElsewhere(tx, call, own.person_id, now);
    await tx
      .insertInto('call_leg')
      .values({
        ...{ forum_id: call.forum_id, call_id: id, id: leg, joined_at: now, seen_at: now },
        ...{ person_id: null, link_id: null, ...own },
        admitted_at: 'link_id' in own ? null : now,
      })
      .execute();
    if ('person_id' in own) await answer(tx, call, own.person_id, 'accepted', now);
    if (caller.role === 'delegate' && call.room_id) await introduce(tx, caller, call.room_id, now);
    await tellCall(tx, call, now);
    return { joined: true };
  });
}

async function isFull(tx: Db, call: CallRow, own: object): Promise<boolean> {
  const legs = await tx
    .selectFrom('call_leg')
    .select(['person_id', 'link_id', 'admitted_at'])
    .where('forum_id', '=', call.forum_id)
    .where('call_id', '=', call.id)
    .where('left_at', 'is', null)
    .execute();
  if ('link_id' in own) return legs.filter(({ link_id }) => link_id).length >= MOST_AT_DOOR;
  const others = legs.filter((each) => each.admitted_at && !isOwn(each, own));
  return others.length >= MOST;
}

const isOwn = (leg: { person_id: string | null; link_id: string | null }, own: object) =>
  'person_id' in own
    ? leg.person_id === own.person_id
    : 'link_id' in own && leg.link_id === own.link_id;

const readLeg = (tx: Db, { forum_id, id }: CallRow, leg: string) =>
  tx
    .selectFrom('call_leg')
    .selectAll()
    .where('forum_id', '=', forum_id)
    .where('call_id', '=', id)
    .where('id', '=', leg)
    .executeTakeFirst();

const leaveElsewhere = (tx: Db, { forum_id, id }: CallRow, person: string, now: Date) =>
  tx
    .updateTable('call_leg')
    .set({ left_at: now })
    .where('forum_id', '=', forum_id)
    .where('call_id', '=', id)
    .where('person_id', '=', person)
    .where('left_at', 'is', null)
    .execute();

async function answer(
  tx: Db,
  call: CallRow,
  person: string,
  said: 'accepted' | 'declined',
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('call_ring')
    .set({ answer: said, answered_at: now })
    .where('forum_id', '=', call.forum_id)
    .where('call_id', '=', call.id)
    .where('person_id', '=', person)
    .where('answer', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await tellRung(tx, call, [person], now);
  return numUpdatedRows > 0n;
}

/** Lets it ring no more, on all devices. The caller is told what everyone is told who is not answered. */
export async function declineCall(
  db: Kysely<Schema>,
  caller: Caller,
  id: string,
  now: Date,
): Promise<{ declined: boolean } | { refused: 'no-such-call' }> {
  return db.transaction().execute(async (tx) => {
    const call = await hold(tx, caller, id);
    const own = ownLeg(caller);
    if (!call || !own || !('person_id' in own)) return { refused: 'no-such-call' as const };
    const declined = !call.ended_at && (await answer(tx, call, own.person_id, 'declined', now));
    await settle(tx, call, now);
    return { declined };
  });
}

export type Stayed =
  /** `elsewhere`: in with another device by now */
  { here: boolean; over: boolean; elsewhere: boolean } | { refused: 'no-such-call' };

/** Says that the device is still there, and brings the call up to date. */
export async function stayIn(
  db: Kysely<Schema>,
  caller: Caller,
  { call: id, leg }: { call: string; leg: string },
  now: Date,
): Promise<Stayed> {
  return db.transaction().execute(async (tx): Promise<Stayed> => {
    const call = await hold(tx, caller, id);
    const own = ownLeg(caller);
    if (!call || !own) return { refused: 'no-such-call' };
    const { numUpdatedRows } = await tx
      .updateTable('call_leg')
      .set({ seen_at: sql<Date>`greatest(seen_at, ${now})` })
      .where('forum_id', '=', call.forum_id)
      .where('call_id', '=', id)
      .where('id', '=', leg)
      .where(({ and }) => and(own))
      .where('left_at', 'is', null)
      // silent for too long counts as gone, also when nobody has looked since
      .where('seen_at', '>=', goneBefore(now))
      .executeTakeFirst();
    const on = await settle(tx, call, now);
    const here = on && numUpdatedRows > 0n;
    return { here, over: !on, elsewhere: on && !here && (await isIn(tx, call, own)) };
  });
}

async function isIn(
  tx: Db,
  call: CallRow,
  own: { person_id: string } | { link_id: string },
): Promise<boolean> {
  if (!('person_id' in own)) return false;
  const leg = await tx
    .selectFrom('call_leg')
    .select('id')
    .where('forum_id', '=', call.forum_id)
    .where('call_id', '=', call.id)
    .where('person_id', '=', own.person_id)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return leg !== undefined;
}

/** Goes. Of two, nobody stays behind alone. */
export async function leaveCall(
  db: Kysely<Schema>,
  caller: Caller,
  { call: id, leg }: { call: string; leg: string },
  now: Date,
): Promise<{ left: true } | { refused: 'no-such-call' }> {
  return db.transaction().execute(async (tx) => {
    const call = await hold(tx, caller, id);
    const own = ownLeg(caller);
    if (!call || !own) return { refused: 'no-such-call' as const };
    const known = await readLeg(tx, call, leg);
    if (call.ended_at || !known || known.left_at || !isOwn(known, own))
      return { left: true as const };
    await tx
      .updateTable('call_leg')
      .set({ left_at: now })
      .where('forum_id', '=', call.forum_id)
      .where('id', '=', leg)
      .execute();
    if (await isOfTwo(tx, call)) await end(tx, call, now);
    else if (await settle(tx, call, now)) await tellCall(tx, call, now);
    return { left: true as const };
  });
}

async function isOfTwo(tx: Db, { forum_id, room_id }: CallRow): Promise<boolean> {
  if (room_id === null) return false;
  const room = await tx
    .selectFrom('room')
    .select('kind')
    .where('forum_id', '=', forum_id)
    .where('id', '=', room_id)
    .executeTakeFirstOrThrow();
  return room.kind === 'direct';
}

/** A researcher lets a guest in. */
export async function admit(
  db: Kysely<Schema>,
  researcher: Researcher,
  { call: id, leg }: { call: string; leg: string },
  now: Date,
): Promise<{ admitted: boolean } | { refused: 'no-such-call' | 'full' }> {
  return db.transaction().execute(async (tx) => {
    const call = await hold(tx, researcher, id);
    if (!call) return { refused: 'no-such-call' as const };
    if (await isFull(tx, call, { person_id: '' })) return { refused: 'full' as const };
    const { numUpdatedRows } = await tx
      .updateTable('call_leg')
      .set({ admitted_at: now })
      .where('forum_id', '=', call.forum_id)
      .where('call_id', '=', id)
      .where('id', '=', leg)
      .where('left_at', 'is', null)
      .where('admitted_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await tellCall(tx, call, now);
    return { admitted: numUpdatedRows > 0n };
  });
}

/** A researcher ends the call of an interview for all. */
export async function endCall(
  db: Kysely<Schema>,
  researcher: Researcher,
  id: string,
  now: Date,
): Promise<{ ended: boolean } | { refused: 'no-such-call' }> {
  return db.transaction().execute(async (tx) => {
    const call = await hold(tx, researcher, id);
    if (!call) return { refused: 'no-such-call' as const };
    if (call.ended_at) return { ended: false };
    await end(tx, call, now);
    return { ended: true };
  });
}
