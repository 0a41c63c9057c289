/** Calls that somebody missed, until the two are in touch again. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import type { Visitor } from '#exchange/people.server.ts';

/** `title`: of the group that was called; null: the caller called this person alone */
export type Missed = { room: string; who: string; title: string | null; at: Date };

/** How long a missed call is shown (ms). */
const DAY_MS = 86_400_000;
/** Rooms whose missed calls are shown at most. */
const MOST = 5;

/**
 * Where the last call in a room was missed by the visitor, newest first. Gone after a day, and as soon
 * as anybody wrote in that room since or the visitor was in a call there; nothing of people who are
 * out of sight or blocked.
 */
export async function readMissed(db: Db, visitor: Visitor, now: Date): Promise<Missed[]> {
  const { forumId, personId } = visitor;
  const { rows } = await sql<{ room: string; caller: string; at: Date }>`
    select room, caller, at from (
      select distinct on (c.room_id)
        c.room_id as room, c.started_by as caller, c.started_at as at, r.answer
      from call_ring r
      join call c on c.forum_id = r.forum_id and c.id = r.call_id
      where r.forum_id = ${forumId} and r.person_id = ${personId}
        and c.started_at > ${new Date(now.getTime() - DAY_MS)}
        and not (${hasBlocked(forumId, sql`${personId}::uuid`, sql`c.started_by`)})
      order by c.room_id, c.started_at desc
    ) newest
    where answer = 'missed'
      and not exists (select from message m where m.forum_id = ${forumId}
        and m.room_id = newest.room and m.sent_at > newest.at)
      and not exists (select from call_leg l
        join call other on other.forum_id = l.forum_id and other.id = l.call_id
        where l.forum_id = ${forumId} and l.person_id = ${personId}
          and other.room_id = newest.room and l.joined_at > newest.at)
    order by at desc limit ${MOST}`.execute(db);
  const shown: Missed[] = [];
  for (const { caller, ...missed } of rows) {
    const [room] = await readRooms(db, visitor, missed.room);
    const who = room?.people.find(({ id }) => id === caller)?.name;
    if (room && who !== undefined)
      shown.push({ ...missed, who, title: room.kind === 'direct' ? null : room.title });
  }
  return shown;
}
