import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';

/** The counts of people and promises on the organiser's first screen. Confirmed delegates only. */
export async function readStanding(db: Db, { forumId }: Staff) {
  const delegates = await db
    .selectFrom('delegate as d')
    .select([
      sql<number>`count(*)::int`.as('confirmed'),
      sql<number>`(count(*) filter (where consent = 'named'))::int`.as('named'),
      sql<number>`(count(*) filter (where exists (
        select from response r where r.forum_id = d.forum_id and r.delegate_id = d.person_id
      )))::int`.as('answered'),
    ])
    .where('d.forum_id', '=', forumId)
    .where('d.status', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  const clients = await db
    .selectFrom('client')
    .select([
      sql<number>`count(*)::int`.as('companies'),
      sql<number>`coalesce(sum(meetings_guaranteed), 0)::int`.as('guaranteed'),
    ])
    .where('forum_id', '=', forumId)
    .executeTakeFirstOrThrow();
  return { ...delegates, ...clients };
}

/** Title, days, zone and colour of a forum, for every frame. */
export async function readFrame(db: Db, forumId: string) {
  return db
    .selectFrom('forum')
    .leftJoin('brand', 'brand.forum_id', 'forum.id')
    .select([
      'key',
      'brand.colour',
      sql<string>`questionnaire ->> 'title'`.as('title'),
      sql<string>`questionnaire ->> 'timezone'`.as('timezone'),
      sql<string[]>`questionnaire -> 'dates'`.as('dates'),
    ])
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
}
