/** Starting a call in a room: one at a time, however many start it. */

import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Kind, MOST, RINGS_MS } from '#exchange/calls/call.ts';
import type { CallRow } from '#exchange/calls/hold.server.ts';
import { settle, tellRung } from '#exchange/calls/settle.server.ts';
import { readListeners } from '#exchange/chat/blocks.server.ts';
import { enter, type NoEntry } from '#exchange/chat/may-write.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { headOf } from '#exchange/stream/log.server.ts';

export type Started = { call: string } | { refused: NoEntry };

/**
 * Calls whoever is in the room, by the rules of writing there; a call that is on is joined instead.
 * It rings for those who neither muted the room nor blocked the caller, and only where all of them
 * have a place in the call. Calling is an act of the delegate's own, like writing: companies in the
 * room know the name from then on.
 */
export async function startCall(
  db: Kysely<Schema>,
  visitor: Visitor,
  { room, kind }: { room: string; kind: Kind },
  now: Date,
): Promise<Started> {
  return db.transaction().execute(async (tx): Promise<Started> => {
    const place = await enter(tx, visitor, room);
    if ('refused' in place) return place;
    const { forumId, personId } = visitor;
    const open = await openCall(tx, forumId, { room_id: room });
    if (open && (await settle(tx, open, now))) return { call: open.id };

    const small = place.people.length <= MOST;
    const rung = small ? await readListeners(tx, { forumId, personId }, room) : [];
    const ringsUntil = small ? new Date(now.getTime() + RINGS_MS) : null;
    const about = { room_id: room, interview_id: null, kind, rings_until: ringsUntil };
    const call = await newCall(tx, visitor, about, now);
    if (visitor.role === 'delegate') await introduce(tx, visitor, room, now);
    await ring(tx, call, rung, now);
    return { call: call.id };
  });
}

/** The call that is on in a room or an interview, locked. */
export const openCall = (
  tx: Db,
  forumId: string,
  about: { room_id: string } | { interview_id: string },
): Promise<CallRow | undefined> =>
  tx
    .selectFrom('call')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where(({ and }) => and(about))
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

type About = Pick<CallRow, 'room_id' | 'interview_id' | 'kind' | 'rings_until'>;
export async function newCall(
  tx: Db,
  { forumId, personId }: { forumId: string; personId: string },
  about: About,
  now: Date,
): Promise<CallRow> {
  return tx
    .insertInto('call')
    .values({
      ...{ forum_id: forumId, id: newId(), started_by: personId, started_at: now, ...about },
      first_event: await headOf(tx, forumId),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function ring(tx: Db, call: CallRow, people: readonly string[], now: Date): Promise<void> {
  if (people.length === 0 || !call.room_id) return;
  const here = { forum_id: call.forum_id, call_id: call.id };
  await tx
    .insertInto('call_ring')
    .values(people.map((person_id) => ({ ...here, person_id })))
    .execute();
  // whoever is called finds the room among the others, also when nothing was written there yet
  await tx
    .updateTable('room_member')
    .set({ opened: true })
    .where('forum_id', '=', call.forum_id)
    .where('room_id', '=', call.room_id)
    .where('person_id', 'in', people)
    .execute();
  await tellRung(tx, call, people, now);
  const body = { call: call.id, room: call.room_id };
  await giveNotice(tx, call.forum_id, people, { kind: 'call', body }, now);
}
