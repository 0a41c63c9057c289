/** Who sits at one meeting of the plan in force, when, and who of them has been seen. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import type { Side } from '#meetings/wishes/wish.ts';

export type Sitting = {
  forumId: string;
  id: string;
  client: string;
  representative: string;
  delegate: string;
  state: 'planned' | 'kept' | 'missed' | 'cancelled';
  startsAt: Date;
  endsAt: Date;
  /** from when on they could be there: its start, or later when it was booked or moved */
  expectedAt: Date;
};

/** SQL: whoever stands in while a slot runs is not expected at its start. */
export const expectedAt = sql<Date>`greatest(slot.starts_at, (select max(c.made_at)
  from meeting_change c where c.forum_id = meeting.forum_id and c.meeting_id = meeting.id
    and c.act in ('booked', 'moved', 'restored')))`;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** What is no id is missing, like an id that nobody has. */
export const isId = (text: string): boolean => UUID.test(text);

/** Meetings of published plans, of all forums, with their times. */
export const sittings = (db: Db) =>
  db
    .selectFrom('meeting')
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.forum_id', '=', 'meeting.forum_id')
        .onRef('slot.number', '=', 'meeting.slot'),
    )
    .select([
      'meeting.forum_id as forumId',
      'meeting.id',
      'meeting.client_id as client',
      'meeting.representative_id as representative',
      'meeting.delegate_id as delegate',
      'meeting.state',
      'slot.starts_at as startsAt',
      'slot.ends_at as endsAt',
      expectedAt.as('expectedAt'),
    ])
    .where('plan.state', '=', 'published');

/** One meeting of the published plan; null: not there. */
export async function readSitting(
  db: Db,
  forumId: string,
  meeting: string,
): Promise<Sitting | null> {
  if (!isId(meeting)) return null;
  const row = await sittings(db)
    .where('meeting.forum_id', '=', forumId)
    .where('meeting.id', '=', meeting)
    .executeTakeFirst();
  return row ?? null;
}

/** On which side of a meeting someone sits; null: on none. */
export function sideOf(who: Delegate | Client, sitting: Sitting): Side | null {
  if (who.role === 'delegate') return sitting.delegate === who.personId ? 'delegate' : null;
  return sitting.client === who.clientId ? 'client' : null;
}

/** Who is expected on a side; a colleague who came instead counts as this person. */
export const personOn = (side: Side, { representative, delegate }: Sitting): string =>
  side === 'client' ? representative : delegate;

/** Writes that a side is at the table. Said twice it is the same. @returns whether it is news */
export async function writeSeen(
  tx: Db,
  sitting: Sitting,
  side: Side,
  by: string | null,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('seen')
    .values({
      ...{ forum_id: sitting.forumId, meeting_id: sitting.id },
      ...{ person_id: personOn(side, sitting), made_by: by, made_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}
