/** Booked seats in sessions: whoever has one can't be met meanwhile. Speakers are known by the agenda. */
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { ruleChanged } from '#meetings/rules/rules-change.server.ts';

export type Seat = { session: string; person: string };

export const readSeats = (db: Db, forumId: string): Promise<Seat[]> =>
  db
    .selectFrom('attendee')
    .select(['session_ref as session', 'person_id as person'])
    .where('forum_id', '=', forumId)
    .orderBy('session_ref')
    .orderBy('person_id')
    .execute();

export type Booked =
  | { seat: 'booked' }
  | { refused: 'no-such-session' | 'no-such-person' | 'booked-already' };

export async function bookSeat(
  db: Db,
  { forumId }: Organiser,
  { session, person }: Seat,
  now: Date,
): Promise<Booked> {
  return db.transaction().execute(async (tx): Promise<Booked> => {
    const known = await tx
      .selectFrom('session')
      .select('ref')
      .where('forum_id', '=', forumId)
      .where('ref', '=', session)
      .executeTakeFirst();
    if (!known) return { refused: 'no-such-session' };
    const someone = await tx
      .selectFrom('person')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('id', '=', person)
      .where('role', 'in', ['delegate', 'client'])
      .executeTakeFirst();
    if (!someone) return { refused: 'no-such-person' };
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('attendee')
      .values({ forum_id: forumId, session_ref: session, person_id: person })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return { refused: 'booked-already' };
    await ruleChanged(tx, forumId, now);
    return { seat: 'booked' };
  });
}

export async function freeSeat(
  db: Db,
  { forumId }: Organiser,
  { session, person }: Seat,
  now: Date,
): Promise<{ seat: 'free' } | { refused: 'not-there' }> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('attendee')
      .where('forum_id', '=', forumId)
      .where('session_ref', '=', session)
      .where('person_id', '=', person)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return { refused: 'not-there' as const };
    await ruleChanged(tx, forumId, now);
    return { seat: 'free' as const };
  });
}
