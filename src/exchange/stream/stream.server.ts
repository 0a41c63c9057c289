/** The forum's log of events, and each person's stream in it: whole, once, in order, on every device. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { StreamKind } from '#base/stream-kinds.ts';
import type { Db } from '#db/database.server.ts';
import type { Member } from '#forum/people.ts';

/** For whom an event is: everyone in a room at the time it is read, some people, or the whole forum. */
export type Audience = 'everyone' | { room: string } | { people: Iterable<string> };
export type StreamEvent = { number: number; kind: StreamKind; body: unknown };

/** Announced with every append: a hint for open streams, never sent to a browser. */
export const STREAM_KEY = 'stream:mine';
const PAGE = 200;
/** Announcements that `changedSince` looks at, whatever the time asked for. */
const RECENT = 5_000;

/**
 * Puts one event at the end of the forum's log, in the transaction of the act.
 *
 * The log's row stays locked until commit, so numbers appear in order and without gaps, and a
 * reader's cursor never passes one that is still to come. Call it last in an act, so that others
 * wait for a commit alone.
 *
 * @param body plain JSON, whole: what everyone in the audience may see
 */
export async function append(
  tx: Db,
  forumId: string,
  audience: Audience,
  kind: StreamKind,
  body: unknown,
  now: Date,
): Promise<void> {
  const people = typeof audience === 'object' && 'people' in audience ? [...audience.people] : null;
  if (people?.length === 0) return;
  const { number } = await tx
    .insertInto('stream_log')
    .values({ forum_id: forumId, number: 1 })
    .onConflict((conflict) =>
      conflict.column('forum_id').doUpdateSet({ number: sql<number>`stream_log.number + 1` }),
    )
    .returning('number')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('event')
    .values({
      forum_id: forumId,
      number,
      kind,
      room_id: typeof audience === 'object' && 'room' in audience ? audience.room : null,
      people,
      body: JSON.stringify(body),
      made_at: now,
    })
    .execute();
  await announce(tx, forumId, STREAM_KEY, people ?? 'everyone', now);
}

/**
 * What a person has not seen yet, in order: at most 200, ask again from the last number.
 *
 * @param cursor the last number the device has; 0 for all
 */
export async function readStream(db: Db, member: Member, cursor: number): Promise<StreamEvent[]> {
  if (member.personId === null) return [];
  const rows = await db
    .selectFrom('event as e')
    .select(['e.number', 'e.kind', 'e.body'])
    .where('e.forum_id', '=', member.forumId)
    .where('e.number', '>', cursor)
    .where(
      sql<boolean>`(e.room_id is null and e.people is null or ${member.personId} = any(e.people)
        or exists (select from room_member m where m.forum_id = e.forum_id
          and m.room_id = e.room_id and m.person_id = ${member.personId}))`,
    )
    .orderBy('e.number')
    .limit(PAGE)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as StreamKind }));
}

/** The last number of the forum's log: where a screen that has read everything else goes on. */
export async function readCursor(db: Db, member: Member): Promise<number> {
  const log = await db
    .selectFrom('stream_log')
    .select('number')
    .where('forum_id', '=', member.forumId)
    .executeTakeFirst();
  return log?.number ?? 0;
}

/**
 * Keys announced to a person a short while ago: what a screen may have missed between its drawing
 * and its connection.
 */
export async function changedSince(db: Db, member: Member, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('announcement')
    .select('key')
    .distinct()
    .where('forum_id', '=', member.forumId)
    .where('made_at', '>=', since)
    .where('key', '<>', STREAM_KEY)
    .where(sql<boolean>`number > (select max(number) from announcement) - ${RECENT}`)
    .where(sql<boolean>`(people is null or ${member.personId}::uuid = any(people))`)
    .execute();
  return rows.map(({ key }) => key);
}
