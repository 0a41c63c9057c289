import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';

/** How far the meetings are, in four numbers; `plan` is the number of the published one. */
export async function readMeetingsStanding(db: Db, { forumId }: Staff) {
  const wishes = await db
    .selectFrom('wish')
    .select([
      sql<number>`(count(*) filter (where strength in ('must', 'would like')))::int`.as('wishes'),
      sql<number>`(count(*) filter (where strength in ('must', 'would like')) - count(distinct
        (client_id, delegate_id)) filter (where strength in ('must', 'would like')))::int`.as(
        'both',
      ),
    ])
    .where('forum_id', '=', forumId)
    .executeTakeFirstOrThrow();
  const plan = await db
    .selectFrom('plan')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.forum_id', '=', 'plan.forum_id').onRef('meeting.plan_id', '=', 'plan.id'),
    )
    .select(['plan.number as plan', sql<number>`count(*)::int`.as('meetings')])
    .where('plan.forum_id', '=', forumId)
    .where('plan.state', '=', 'published')
    .where('meeting.state', '<>', 'cancelled')
    .groupBy('plan.number')
    .executeTakeFirst();
  return { ...wishes, plan: plan ?? null };
}
