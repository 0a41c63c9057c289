/** Wishes and meetings as the API lists them: the same rights as the screens, refs instead of ids. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { readBoard } from '#meetings/board/board.server.ts';
import { clientMeetings, myMeetings } from '#meetings/meetings.server.ts';
import { hasExpired } from '#meetings/wishes/wish.ts';
import { clientWishes, delegateWishes } from '#meetings/wishes/wish-lists.server.ts';

/**
 * All wishes, as they were said, for the organiser, who plans by them: with the reasons of requests
 * and offers, which were written to be read, never those of a never or a no thanks.
 */
async function allWishes(db: Db, { forumId }: Organiser, now: Date) {
  const rows = await db
    .selectFrom('wish')
    .innerJoin('client', (join) =>
      join.onRef('client.forum_id', '=', 'wish.forum_id').onRef('client.id', '=', 'wish.client_id'),
    )
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'wish.forum_id')
        .onRef('delegate.person_id', '=', 'wish.delegate_id'),
    )
    .select([
      sql<string>`client.ref || ' ' || delegate.ref || ' ' || wish.side`.as('id'),
      'client.ref as client',
      'delegate.ref as delegate',
      'wish.side',
      'wish.strength',
      'wish.priority',
      'wish.part',
      'wish.reason',
      'wish.reply',
      'wish.expires_at',
      'wish.offered_part',
      'wish.offered_reason',
    ])
    .where('wish.forum_id', '=', forumId)
    .where('wish.strength', '<>', 'withdrawn')
    .execute();
  return rows.map(({ expires_at, offered_part, offered_reason, ...wish }) => ({
    ...wish,
    reason: wish.strength === 'never' ? '' : wish.reason,
    offer: wish.reply === 'offered' ? { part: offered_part, reason: offered_reason } : null,
    expired: wish.strength !== 'never' && hasExpired(wish.reply, expires_at, now),
  }));
}

export type ListedWish = { id: string } & Record<string, unknown>;

/** Each in the order of `id`. */
export async function listWishes(
  db: Db,
  member: Organiser | Delegate | Client,
  now: Date,
): Promise<ListedWish[]> {
  const wishes: ListedWish[] =
    member.role === 'organiser'
      ? await allWishes(db, member, now)
      : member.role === 'client'
        ? (await clientWishes(db, member, now)).map(({ mark, ...wish }) => ({
            id: wish.ref,
            ...wish,
          }))
        : (await delegateWishes(db, member, now)).companies
            .filter(({ view }) => view !== 'none')
            .map(({ mark, ...wish }) => ({ id: wish.ref, ...wish }));
  return wishes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export type ListedMeeting = {
  id: string;
  slot: number;
  startsAt: Date;
  endsAt: Date;
  table: number;
  state: string;
} & Record<string, unknown>;

/**
 * The published meetings: all for the organiser, the company's for a client, the delegate's own.
 * Each in the order of `placeOf`.
 */
export async function listMeetings(
  db: Db,
  member: Organiser | Delegate | Client,
  now: Date,
): Promise<ListedMeeting[]> {
  const meetings = await readListed(db, member, now);
  return meetings.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

async function readListed(
  db: Db,
  member: Organiser | Delegate | Client,
  now: Date,
): Promise<ListedMeeting[]> {
  if (member.role === 'delegate') return myMeetings(db, member, now);
  if (member.role === 'client') return clientMeetings(db, member, now);
  const { shown, slots } = await readBoard(db, member, null);
  if (shown?.state !== 'published') return [];
  return shown.meetings.flatMap(({ clientId, ...meeting }) => {
    const slot = slots.find(({ number }) => number === meeting.slot);
    return slot ? [{ ...meeting, startsAt: slot.startsAt, endsAt: slot.endsAt }] : [];
  });
}

/** Order of time, then table: as a key for pages. */
export const placeOf = ({ startsAt, table, id }: ListedMeeting): string =>
  `${startsAt.toISOString()}-${String(table).padStart(6, '0')}-${id}`;
