/**
 * Who may be in which call: people of a room who may write there, by the rules of writing; the
 * researchers of a forum and the holder of an interview's link. The call stays locked until commit.
 */

import type { Selectable } from 'kysely';
import type { CallTables } from '#db/call-tables.ts';
import type { Db } from '#db/database.server.ts';
import { enter } from '#exchange/chat/may-write.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { CallGuest, Researcher } from '#forum/people.ts';

/** A researcher with a seat: the machine's operator talks to nobody. */
export type Caller = Visitor | Researcher | CallGuest;
export type CallRow = Selectable<CallTables['call']>;

/** By what a leg is this caller's. */
export function ownLeg(caller: Caller): { person_id: string } | { link_id: string } | null {
  if (caller.role === 'call guest') return { link_id: caller.linkId };
  return caller.personId === null ? null : { person_id: caller.personId };
}

async function find(tx: Db, forumId: string, id: string) {
  return tx
    .selectFrom('call')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The call, locked, if the caller may be in it; what may not be seen is not there. */
export async function hold(tx: Db, caller: Caller, id: string): Promise<CallRow | null> {
  const { forumId } = caller;
  const found = await find(tx, forumId, id);
  if (!found || !ownLeg(caller)) return null;
  if (!(await mayBeIn(tx, caller, found))) return null;
  return lock(tx, forumId, id);
}

/** The room first, as writing in it does; then the call. */
async function mayBeIn(tx: Db, caller: Caller, { room_id, interview_id }: CallRow) {
  if (caller.role === 'call guest') return caller.interviewId === interview_id;
  if (caller.role === 'researcher') return interview_id !== null;
  return room_id !== null && !('refused' in (await enter(tx, caller, room_id)));
}

/** For the sweep, which asks nobody. */
export async function lock(tx: Db, forumId: string, id: string): Promise<CallRow | null> {
  const row = await tx
    .selectFrom('call')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
