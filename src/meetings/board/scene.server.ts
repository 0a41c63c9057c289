/** What an act on one pair's meeting finds, held until it is done. */
import type { Db } from '#db/database.server.ts';
import type { Hard, Standing } from '#meetings/board/breach.ts';
import type { ChangedPlan } from '#meetings/board/changes.server.ts';
import {
  type ForumPair,
  partners,
  readAround,
  readPairRules,
  readPairTask,
} from '#meetings/board/pair-task.server.ts';
import { holdPair } from '#meetings/board/turns.server.ts';
import type { Task } from '#meetings/task.ts';

export type OpenPlan = ChangedPlan & { ceiling: number | null };
export type Found = Standing & { version: number };
export type Scene = { plan: OpenPlan; pair: ForumPair; task: Task; meetings: Found[] };
/** `breaches`: the hard rules that the change would break */
export type Breaks = { refused: 'breaks'; breaches: Hard[] };

/** A plan that can be changed: the published one (id null), or any that was not replaced. */
export async function openPlan(
  tx: Db,
  forumId: string,
  planId: string | null,
): Promise<OpenPlan | null> {
  let query = tx
    .selectFrom('plan')
    .select(['id', 'state', 'result'])
    .where('forum_id', '=', forumId)
    .where('state', '<>', 'replaced');
  query = planId ? query.where('id', '=', planId) : query.where('state', '=', 'published');
  const row = await query.executeTakeFirst();
  if (!row) return null;
  const { settings } = row.result as { settings?: { ceiling?: number } };
  const published = row.state === 'published';
  return { forumId, planId: row.id, published, ceiling: settings?.ceiling ?? null };
}

/**
 * Holds the pair and these slots (null: any), then reads all that the check of a change looks at.
 *
 * @param meeting of the pair, whatever became of it; it is read with the others
 */
export async function setScene(
  tx: Db,
  plan: OpenPlan,
  pair: ForumPair,
  slots: readonly number[] | null,
): Promise<Scene> {
  const rules = await readPairRules(tx, pair);
  const others = partners(rules, pair);
  await holdPair(tx, plan.forumId, pair, others, slots);
  const task = await readPairTask(tx, pair, rules, plan.ceiling);
  const meetings = await readAround(tx, plan.planId, pair, slots, others);
  return { plan, pair, task, meetings };
}
