/** Runs of the planner: one at a time in a forum, each seen while it works, each kept. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Organiser } from '#forum/people.ts';
import { holdForum, readReady, staffOf, type Unplannable } from '#meetings/runs/drafts.server.ts';
import type { AskedSettings } from '#meetings/runs/plan-settings.ts';
import { RUN_KEY, SILENCE } from '#meetings/runs/run-progress.ts';
import { isAtWork, stopHere, work } from '#meetings/runs/runs-at-work.server.ts';

/** `ended`: settles when the run has, whatever came of it; it never rejects */
export type Started = { run: string; ended: Promise<void> } | { refused: Unplannable | 'running' };

/**
 * Starts a run on the wishes and rules as they are now; it goes on after this has returned, in a
 * thread and outside any transaction. Its plan becomes a draft, its end stands with the run.
 */
export async function startRun(
  db: Kysely<Schema>,
  staff: Organiser,
  asked: AskedSettings,
  now: Date,
): Promise<Started> {
  const { forumId, personId } = staff;
  const id = newId();
  const ready = await db.transaction().execute(async (tx) => {
    await holdForum(tx, forumId);
    const found = await readReady(tx, staff, asked, now);
    if ('refused' in found) return found;
    await buryDead(tx, forumId, now);
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('plan_run')
      .values({
        ...{ forum_id: forumId, id, settings: JSON.stringify(found.settings), state: 'running' },
        ...{ plan_id: null, failure: null, started_by: personId, started_at: now, seen_at: now },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return { refused: 'running' as const };
    await announce(tx, forumId, RUN_KEY, await staffOf(tx, forumId), now);
    return found;
  });
  if ('refused' in ready) return ready;
  return { run: id, ended: work(db, staff, id, ready) };
}

/** A run whose process has died is failed, so that another may start. */
async function buryDead(tx: Db, forumId: string, now: Date): Promise<void> {
  const dead = await tx
    .updateTable('plan_run')
    .set({ state: 'failed', failure: 'died' })
    .where('forum_id', '=', forumId)
    .where('state', '=', 'running')
    .where('seen_at', '<', new Date(now.getTime() - SILENCE))
    .returning('id')
    .execute();
  for (const { id } of dead) if (isAtWork(id)) stopHere(id);
}

/** Ends a run, wherever it is at work; the best plan it has found so far becomes its draft. */
export async function stopRun(
  db: Db,
  { forumId }: Organiser,
  run: string,
): Promise<{ run: 'stopping' } | { refused: 'no-such-run' | 'ended' }> {
  const asked = await db
    .updateTable('plan_run')
    .set({ stop_asked: true })
    .where('forum_id', '=', forumId)
    .where('id', '=', run)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  if (asked) {
    stopHere(run);
    return { run: 'stopping' };
  }
  const known = await db
    .selectFrom('plan_run')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('id', '=', run)
    .executeTakeFirst();
  return { refused: known ? 'ended' : 'no-such-run' };
}
