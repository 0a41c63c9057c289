import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';

/** What stands on every printed page of a forum: its title, who holds it, and its colour. */
export async function readLetterhead(db: Db, forumId: string) {
  return db
    .selectFrom('forum')
    .innerJoin('tenant', 'tenant.id', 'forum.tenant_id')
    .leftJoin('brand', 'brand.forum_id', 'forum.id')
    .select(['brand.colour', 'tenant.name as organiser'])
    .select(sql<string>`coalesce(questionnaire ->> 'title', key)`.as('forum'))
    .where('forum.id', '=', forumId)
    .executeTakeFirstOrThrow();
}
