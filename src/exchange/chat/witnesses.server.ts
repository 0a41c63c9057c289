/**
 * Who in a room may hear of a person there who has not written: nobody from whom the person is hidden,
 * nor whom the person blocked, as with who is here.
 */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { Audience } from '#exchange/stream/stream.server.ts';

export async function witnesses(
  db: Db,
  { forumId, personId, role }: Visitor,
  room: string,
): Promise<Audience> {
  const members = await db
    .selectFrom('room_member as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select('m.person_id')
    .select(
      sql<boolean>`((${role === 'client'} or p.client_id is null or exists (
        select from delegate d where d.forum_id = m.forum_id and d.person_id = ${personId}
          and (d.consent = 'named' or exists (select from introduction i
            where i.forum_id = d.forum_id and i.delegate_id = d.person_id
              and i.client_id = p.client_id))))
        and not ${hasBlocked(forumId, sql`${personId}::uuid`, sql`m.person_id`)})`.as('sees'),
    )
    .where('m.forum_id', '=', forumId)
    .where('m.room_id', '=', room)
    .execute();
  if (members.every(({ sees }) => sees)) return { room };
  return { people: members.filter(({ sees }) => sees).map(({ person_id }) => person_id) };
}
