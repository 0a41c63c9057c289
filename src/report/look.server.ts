/** The look of what is published, for pages beside the report. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { AtDoor, Reader } from '#forum/people.ts';

/** The colour of the newest published edition, `#rrggbb`, or null: none, or no edition. */
export async function publishedColour(
  db: Db,
  { forumId }: Reader | AtDoor,
): Promise<string | null> {
  const newest = await db
    .selectFrom('edition')
    .select(sql<string | null>`content -> 'brand' ->> 'colour'`.as('colour'))
    .where('forum_id', '=', forumId)
    .where('taken_down_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.colour ?? null;
}
