/** The plan in force: its meetings as a re-plan takes them, and whom a change of it tells. */
import type { Db } from '#db/database.server.ts';
import type { StandingMeeting } from '#meetings/change.ts';

/** Whoever changes the plan in force takes turns: with each other, with publishing and with wishes. */
export const holdPlan = (tx: Db, forumId: string) =>
  tx.selectFrom('forum').select('id').where('id', '=', forumId).forNoKeyUpdate().execute();

/** A meeting in force with the version that a change must name. */
export type MeetingInForce = StandingMeeting & { version: number };
export type PlanInForce = { id: string; number: number; meetings: MeetingInForce[] };

/** The published plan without what was cancelled, in an order that every server repeats; null: none. */
export async function readPlanInForce(db: Db, forumId: string): Promise<PlanInForce | null> {
  const plan = await db
    .selectFrom('plan')
    .select(['id', 'number'])
    .where('forum_id', '=', forumId)
    .where('state', '=', 'published')
    .executeTakeFirst();
  if (!plan) return null;
  const rows = await db
    .selectFrom('meeting')
    .select([
      'id',
      'client_id as client',
      'delegate_id as delegate',
      'representative_id as representative',
      'slot',
      'table_number as table',
      'state',
      'locked',
      'version',
    ])
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', plan.id)
    .where('state', '<>', 'cancelled')
    .orderBy('slot')
    .orderBy('table_number')
    .orderBy('id')
    .execute();
  return { ...plan, meetings: rows as MeetingInForce[] };
}
