/** The secret address of a person's feed: made, changed, taken back, and how often it may be asked. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Holds } from '#exchange/calendar/entry.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { hashOf } from '#forum/session.server.ts';

/** times an hour that one address is answered; calendars ask every few minutes at most */
const MOST = 120;
const HOUR = 3_600_000;

export type Link = { holds: Holds; madeAt: Date; readAt: Date | null };

export async function readLink(db: Db, { forumId, personId }: Visitor): Promise<Link | null> {
  const row = await db
    .selectFrom('calendar_link')
    .select(['sessions', 'tables', 'made_at as madeAt', 'read_at as readAt'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  const { sessions, tables, madeAt, readAt } = row;
  return { holds: { sessions, tables }, madeAt, readAt };
}

/**
 * Makes an address; one that was there before opens nothing from now on.
 *
 * @returns its secret part, which is known to nobody after this
 */
export async function makeLink(
  db: Db,
  { forumId, personId }: Visitor,
  { sessions, tables }: Holds,
  now: Date,
): Promise<{ token: string }> {
  const token = randomBytes(24).toString('base64url');
  const fresh = { token_hash: hashOf(token), sessions, tables, made_at: now, read_at: null };
  const counted = { hour_at: now, asked: 0 };
  await db
    .insertInto('calendar_link')
    .values({ forum_id: forumId, person_id: personId, ...fresh, ...counted })
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'person_id']).doUpdateSet({ ...fresh, ...counted }),
    )
    .execute();
  return { token };
}

/** Changes what the calendar at the address holds; the address stays. */
export async function chooseHolds(
  db: Db,
  { forumId, personId }: Visitor,
  { sessions, tables }: Holds,
): Promise<{ saved: true } | { refused: 'no-link' }> {
  const { numUpdatedRows } = await db
    .updateTable('calendar_link')
    .set({ sessions, tables })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 0n ? { refused: 'no-link' } : { saved: true };
}

export async function revokeLink(
  db: Db,
  { forumId, personId }: Visitor,
): Promise<{ revoked: true } | { refused: 'no-link' }> {
  const { numDeletedRows } = await db
    .deleteFrom('calendar_link')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 0n ? { refused: 'no-link' } : { revoked: true };
}

/**
 * Counts that the address was asked.
 *
 * @returns what the calendar holds, or in how many seconds it may be asked again; null: it was
 * taken back meanwhile
 */
export async function countAsked(
  db: Db,
  { forumId, personId }: Visitor,
  now: Date,
): Promise<Holds | { again: number } | null> {
  const hourAgo = new Date(now.getTime() - HOUR);
  const row = await db
    .updateTable('calendar_link')
    .set({
      read_at: now,
      asked: sql<number>`case when hour_at > ${hourAgo} then least(asked, ${MOST}) + 1 else 1 end`,
      hour_at: sql<Date>`case when hour_at > ${hourAgo} then hour_at else ${now} end`,
    })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .returning(['sessions', 'tables', 'asked', 'hour_at'])
    .executeTakeFirst();
  if (!row) return null;
  const again = Math.ceil((row.hour_at.getTime() + HOUR - now.getTime()) / 1000);
  return row.asked > MOST ? { again } : { sessions: row.sessions, tables: row.tables };
}
