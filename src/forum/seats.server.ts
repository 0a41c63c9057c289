/** The seats of an address: in which forums it may sit, and who may open doors for it. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';

export type Seat = {
  forumId: string;
  forumKey: string;
  personId: string;
  role: 'organiser' | 'researcher' | 'delegate' | 'client';
  title: string;
  /** the forum's days, in order, as local dates (YYYY-MM-DD) */
  dates: string[];
};
/** What a forum says of itself at the door; the whole of it is research/questionnaire.ts. */
const sign = z.object({ title: z.string(), dates: z.array(z.string()).default([]) });

/** The seats that an address can sign in to, newest forum first; unconfirmed delegates have none yet. */
export async function seatsOf(db: Db, email: string): Promise<Seat[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('forum', 'forum.id', 'person.forum_id')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .select(['forum.id as forumId', 'forum.key as forumKey', 'person.id as personId'])
    .select(['person.role', 'forum.questionnaire', 'delegate.status'])
    .where('person.email', '=', email)
    .orderBy('forum.created_at', 'desc')
    .orderBy('forum.key')
    .execute();
  return rows
    .filter(({ role, status }) => role !== 'delegate' || status === 'confirmed')
    .map(({ status: _, questionnaire, ...seat }) => ({ ...seat, ...sign.parse(questionnaire) }));
}

/**
 * Addresses of this organiser's forum that also sit in a forum where the organiser is not one: a
 * code for such an address opens more than the organiser may. The operator may open all.
 */
export async function addressesBeyond(db: Db, organiser: Organiser): Promise<Set<string>> {
  if (organiser.personId === null) return new Set();
  const own = db
    .selectFrom('person as seat')
    .innerJoin('person as me', 'me.email', 'seat.email')
    .select('seat.forum_id')
    .where('me.forum_id', '=', organiser.forumId)
    .where('me.id', '=', organiser.personId)
    .where('seat.role', '=', 'organiser');
  const rows = await db
    .selectFrom('person as here')
    .innerJoin('person as there', 'there.email', 'here.email')
    .select('here.email')
    .distinct()
    .where('here.forum_id', '=', organiser.forumId)
    .where('there.forum_id', 'not in', own)
    .execute();
  return new Set(rows.map(({ email }) => email));
}

export type StaffRole = 'organiser' | 'researcher';

/** Gives an address a staff seat, or finds it there; an address holds one role in a forum. */
export async function seatStaff(
  tx: Db,
  forumId: string,
  staff: { email: string; role: StaffRole; givenName?: string; familyName?: string },
): Promise<{ personId: string } | { refused: 'seat-taken' }> {
  const id = newId();
  await tx
    .insertInto('person')
    .values({
      forum_id: forumId,
      id,
      role: staff.role,
      email: staff.email,
      given_name: staff.givenName ?? '',
      family_name: staff.familyName ?? '',
      client_id: null,
    })
    .onConflict((conflict) => conflict.columns(['forum_id', 'email']).doNothing())
    .execute();
  const seat = await tx
    .selectFrom('person')
    .select(['id', 'role'])
    .where('forum_id', '=', forumId)
    .where('email', '=', staff.email)
    .executeTakeFirstOrThrow();
  return seat.role === staff.role ? { personId: seat.id } : { refused: 'seat-taken' };
}
