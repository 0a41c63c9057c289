/** Meetings of a forum with both sides, whatever their plan. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';

export const fullName = (person: 'representative' | 'guest') =>
  sql<string>`btrim(${sql.ref(`${person}.given_name`)} || ' ' || ${sql.ref(`${person}.family_name`)})`;

/** `guest`: the delegate as a person · `representative`: who goes for the client */
export const meetingsOf = (db: Db, forumId: string) =>
  db
    .selectFrom('meeting')
    .innerJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'meeting.forum_id')
        .onRef('client.id', '=', 'meeting.client_id'),
    )
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'meeting.forum_id')
        .onRef('delegate.person_id', '=', 'meeting.delegate_id'),
    )
    .innerJoin('person as guest', (join) =>
      join
        .onRef('guest.forum_id', '=', 'meeting.forum_id')
        .onRef('guest.id', '=', 'meeting.delegate_id'),
    )
    .innerJoin('person as representative', (join) =>
      join
        .onRef('representative.forum_id', '=', 'meeting.forum_id')
        .onRef('representative.id', '=', 'meeting.representative_id'),
    )
    .where('meeting.forum_id', '=', forumId);
