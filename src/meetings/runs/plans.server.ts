/** Plans of a forum: made as drafts, all kept, one of them published. */
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import type { Plan } from '#meetings/plan.ts';
import { runPlanner } from '#meetings/planner/planner.server.ts';
import {
  holdForum,
  keepDraft,
  type MadePlan,
  readReady,
  type Unplannable,
} from '#meetings/runs/drafts.server.ts';
import type { AskedSettings } from '#meetings/runs/plan-settings.ts';

export type { MadePlan, PlanResult } from '#meetings/runs/drafts.server.ts';
export { holds } from '#meetings/runs/holds.ts';
export { CEILING, type PlanSettings, settingsSchema } from '#meetings/runs/plan-settings.ts';
export { type Published, publishPlan } from '#meetings/runs/publish.server.ts';

/**
 * Makes a draft from the wishes as they are now, and waits for it. Nobody is told before it is
 * published. Without `seconds` the search ends by itself, and the same wishes give the same plan.
 *
 * @param onProgress the best plan so far
 */
export async function makePlan(
  db: Db,
  staff: Organiser,
  asked: AskedSettings,
  now: Date,
  onProgress?: (soFar: Plan) => void,
): Promise<MadePlan | { refused: Unplannable }> {
  const ready = await db.transaction().execute(async (tx) => {
    await holdForum(tx, staff.forumId);
    return readReady(tx, staff, asked, now);
  });
  if ('refused' in ready) return ready;
  const started = performance.now();
  const limit = ready.settings.seconds ?? null;
  const plan = await runPlanner(ready.task, { seconds: limit, ...(onProgress && { onProgress }) });
  const seconds = Math.round(performance.now() - started) / 1000;
  const ended = limit !== null && seconds >= limit ? 'time' : 'searched';
  return db
    .transaction()
    .execute((tx) => keepDraft(tx, staff, { plan, ready, seconds, ended }, now));
}
