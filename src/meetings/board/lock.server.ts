/** Locking meetings: a new run of the planner and a re-plan leave them where they are. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { organisersOf } from '#meetings/board/changes.server.ts';
import { openPlan } from '#meetings/board/scene.server.ts';
import { holdSlots, inTurn, shareForum } from '#meetings/board/turns.server.ts';

/** Which meetings: some by id, or all of a client (its id), in a slot, at a table, of the plan. */
export type Which =
  | { meetings: readonly string[] }
  | { client: string }
  | { slot: number }
  | { table: number }
  | { all: true };
export type Locked =
  | { locked: number }
  | { unlocked: number }
  | { refused: 'no-such-plan' | 'taken' };

/**
 * Locks or unlocks what stands of these. Nobody but organisers hears of it: no day changes.
 *
 * @param lock `plan` null: the published one
 * @returns how many are other than before
 */
export async function lockMeetings(
  db: Db,
  staff: Organiser,
  lock: { plan: string | null; which: Which; locked: boolean },
  now: Date,
): Promise<Locked> {
  const { forumId } = staff;
  const { which, locked } = lock;
  return inTurn<Locked>(db, async (tx) => {
    await shareForum(tx, forumId);
    const plan = await openPlan(tx, forumId, lock.plan);
    if (!plan) return { refused: 'no-such-plan' };
    await holdSlots(tx, forumId, null);
    let query = tx
      .updateTable('meeting')
      .set({ locked })
      .where('forum_id', '=', forumId)
      .where('plan_id', '=', plan.planId)
      .where('state', 'in', ['planned', 'kept'])
      .where('locked', '<>', locked);
    if ('meetings' in which) query = query.where('id', 'in', [...which.meetings, plan.planId]);
    else if ('client' in which) query = query.where('client_id', '=', which.client);
    else if ('slot' in which) query = query.where('slot', '=', which.slot);
    else if ('table' in which) query = query.where('table_number', '=', which.table);
    const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
    const count = Number(numUpdatedRows);
    if (count > 0)
      await announce(tx, forumId, 'meetings:plan', await organisersOf(tx, forumId), now);
    return locked ? { locked: count } : { unlocked: count };
  });
}
