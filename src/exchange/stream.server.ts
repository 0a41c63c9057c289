/** Each person's ordered stream: what must arrive whole, once and in order, on however many devices. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Member } from '#forum/people.ts';

export type StreamEvent = { number: number; kind: 'message' | 'notice'; body: unknown };

/** Announced with every append: a hint for open streams, never sent to a browser. */
export const STREAM_KEY = 'stream:mine';
const PAGE = 200;
/** Announcements that `changedSince` looks at, whatever the time asked for. */
const RECENT = 5_000;

/**
 * Puts one event at the end of each person's stream, in the transaction of the act.
 *
 * The head row of each person stays locked until commit, so numbers appear in order and without
 * gaps, and a reader's cursor never passes one that is still to come. Call it once an act: the
 * heads are locked in the order of the ids, so that two acts never wait for each other in a ring.
 *
 * @param body plain JSON, whole: what the recipient may see
 */
export async function append(
  tx: Db,
  forumId: string,
  personIds: Iterable<string>,
  kind: StreamEvent['kind'],
  body: unknown,
  now: Date,
): Promise<void> {
  const people = [...new Set(personIds)].sort();
  if (people.length === 0) return;
  const heads = await tx
    .insertInto('stream_head')
    .values(people.map((person_id) => ({ forum_id: forumId, person_id, number: 1 })))
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'person_id'])
        .doUpdateSet({ number: sql<number>`stream_head.number + 1` }),
    )
    .returning(['person_id', 'number'])
    .execute();
  const written = JSON.stringify(body);
  await tx
    .insertInto('stream_event')
    .values(
      heads.map((head) => ({ forum_id: forumId, ...head, kind, body: written, made_at: now })),
    )
    .execute();
  await announce(tx, forumId, STREAM_KEY, people, now);
}

/**
 * What a person has not seen yet, in order: at most 200, ask again from the last number.
 *
 * @param cursor the last number the device has; 0 for all
 */
export async function readStream(db: Db, member: Member, cursor: number): Promise<StreamEvent[]> {
  if (member.personId === null) return [];
  return db
    .selectFrom('stream_event')
    .select(['number', 'kind', 'body'])
    .where('forum_id', '=', member.forumId)
    .where('person_id', '=', member.personId)
    .where('number', '>', cursor)
    .orderBy('number')
    .limit(PAGE)
    .execute();
}

/** The last number of a person's stream: where a screen that has read everything else goes on. */
export async function readCursor(db: Db, member: Member): Promise<number> {
  if (member.personId === null) return 0;
  const head = await db
    .selectFrom('stream_head')
    .select('number')
    .where('forum_id', '=', member.forumId)
    .where('person_id', '=', member.personId)
    .executeTakeFirst();
  return head?.number ?? 0;
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
