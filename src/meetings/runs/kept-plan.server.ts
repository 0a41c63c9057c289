import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { staffOf } from '#meetings/runs/drafts.server.ts';

/** Calls a plan something, so that organisers tell two apart; '' takes the name away. */
export async function namePlan(
  db: Db,
  { forumId }: Organiser,
  { plan, name }: { plan: string; name: string },
  now: Date,
): Promise<{ named: number } | { refused: 'no-such-plan' | 'too-long' }> {
  const words = name.trim();
  if (words.length > 80) return { refused: 'too-long' };
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('plan')
      .set({ name: words })
      .where('forum_id', '=', forumId)
      .where('id', '=', plan)
      .returning('number')
      .executeTakeFirst();
    if (!row) return { refused: 'no-such-plan' as const };
    await announce(tx, forumId, 'meetings:plan', await staffOf(tx, forumId), now);
    return { named: row.number };
  });
}

/** The plan whose locks count where no other is named: the published one, else the newest. */
export async function planWithLocks(db: Db, { forumId }: Organiser): Promise<string | null> {
  const row = await db
    .selectFrom('plan')
    .select('id')
    .where('forum_id', '=', forumId)
    .orderBy((order) => order('state', '=', 'published'), 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}
