/** What a person saw on a screen is told on no other channel. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';

/** A page says so some seconds after the last news reached it (ms): what is younger may be on its way. */
const ON_ITS_WAY = 2_000;

/** A visible page with an open line shows all that happened until a moment ago. */
export async function markShown(
  db: Db,
  { forumId, personId }: Delegate | Client,
  now: Date,
): Promise<void> {
  const shown_at = new Date(now.getTime() - ON_ITS_WAY);
  await db
    .insertInto('notice_shown')
    .values({ forum_id: forumId, person_id: personId, shown_at })
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'person_id'])
        .doUpdateSet({ shown_at: sql<Date>`greatest(notice_shown.shown_at, excluded.shown_at)` }),
    )
    .execute();
  await db
    .updateTable('outward')
    .set({ seen_at: now })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('seen_at', 'is', null)
    .where('made_at', '<=', shown_at)
    .execute();
}

export async function readShown(
  db: Db,
  { forumId, personId }: Pick<Delegate, 'forumId' | 'personId'>,
): Promise<Date | null> {
  const row = await db
    .selectFrom('notice_shown')
    .select('shown_at')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.shown_at ?? null;
}
