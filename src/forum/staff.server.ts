import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';

/** Tells the staff of a forum, and nobody else, that something changed: drafts and links are theirs alone. */
export async function announceToStaff(
  tx: Db,
  forumId: string,
  key: string,
  now: Date,
): Promise<void> {
  const staff = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', 'in', ['organiser', 'researcher'])
    .execute();
  const people = staff.map(({ id }) => id);
  await announce(tx, forumId, key, people, now);
}
