/** The runs that are at work in this process: their beat, their end, and what became of them. */
import type { Kysely } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Organiser } from '#forum/people.ts';
import type { Plan } from '#meetings/plan.ts';
import { runPlanner } from '#meetings/planner/planner.server.ts';
import { type Ended, keepDraft, type Ready, staffOf } from '#meetings/runs/drafts.server.ts';
import { progressOf, RUN_KEY, type RunProgress } from '#meetings/runs/run-progress.ts';
import { withBegun } from '#meetings/runs/under-way.ts';

/** Milliseconds between two beats: progress is written, and whether to stop is read. */
const BEAT = 500;

type AtWork = { stop: AbortController; ended: Promise<void> };
const atWork = new Map<string, AtWork>();

export const isAtWork = (run: string): boolean => atWork.has(run);
export const stopHere = (run: string): void => atWork.get(run)?.stop.abort();

/** Stops the runs of this process and waits until their best plans are kept. */
export async function closeRuns(): Promise<void> {
  for (const { stop } of atWork.values()) stop.abort();
  await Promise.all([...atWork.values()].map(({ ended }) => ended));
}

/** Takes the run to its end. The promise says when, and never rejects: what failed stands with the run. */
export function work(
  db: Kysely<Schema>,
  staff: Organiser,
  run: string,
  ready: Ready,
): Promise<void> {
  const stop = new AbortController();
  const ended = search(db, staff, run, ready, stop)
    .catch((thrown) => fail(db, staff, run, thrown))
    .catch(() => {}) // the database is away: the run is silent from now on, which says that it died
    .finally(() => atWork.delete(run));
  atWork.set(run, { stop, ended });
  return ended;
}

async function search(
  db: Kysely<Schema>,
  staff: Organiser,
  run: string,
  ready: Ready,
  stop: AbortController,
): Promise<void> {
  const { whole, begun } = ready;
  const started = performance.now();
  const since = () => Math.round(performance.now() - started) / 1000;
  const all = (plan: Plan) => (begun.length > 0 ? withBegun(plan, whole, begun) : plan);
  const limit = ready.settings.seconds ?? null;

  const heart = beating(db, staff, run, stop);
  try {
    const plan = await runPlanner(ready.task, {
      ...{ seconds: limit, signal: stop.signal },
      onProgress: (soFar) => heart.say(progressOf(all(soFar), since())),
    });
    const seconds = since();
    const late = limit !== null && seconds >= limit;
    const ended: Ended = stop.signal.aborted ? 'stopped' : late ? 'time' : 'searched';
    await heart.still();
    await finish(db, staff, run, { plan, ready, seconds, ended });
  } finally {
    await heart.still();
  }
}

/** Writes the newest progress twice a second at most; ends the search when somebody asks for it. */
function beating(db: Kysely<Schema>, { forumId }: Organiser, run: string, stop: AbortController) {
  let newest: RunProgress | null = null;
  let beat: Promise<void> = Promise.resolve();
  const once = async () => {
    const now = new Date();
    const progress = newest;
    newest = null;
    const row = await db.transaction().execute(async (tx) => {
      const written = await tx
        .updateTable('plan_run')
        .set({ seen_at: now, ...(progress && { progress: JSON.stringify(progress) }) })
        .where('forum_id', '=', forumId)
        .where('id', '=', run)
        .where('state', '=', 'running')
        .returning('stop_asked')
        .executeTakeFirst();
      if (progress) await announce(tx, forumId, RUN_KEY, await staffOf(tx, forumId), now);
      return written;
    });
    if (!row || row.stop_asked) stop.abort();
    if (!row || row.stop_asked) stop.abort();
  };
  let busy = false;
  let last = 0;
  const strike = () => {
    if (busy) return;
    busy = true;
    last = performance.now();
    beat = once()
      .catch(() => {}) // the next beat tries again
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(strike, BEAT);
  return {
    say(progress: RunProgress) {
      newest = progress;
      if (performance.now() - last >= BEAT) strike();
    },
    async still() {
      clearInterval(timer);
      await beat;
    },
  };
}

/** The draft and the end of its run are one: a run that was given up meanwhile keeps nothing. */
async function finish(
  db: Kysely<Schema>,
  staff: Organiser,
  run: string,
  done: { plan: Plan; ready: Ready; seconds: number; ended: Ended },
): Promise<void> {
  const now = new Date();
  await db.transaction().execute(async (tx) => {
    const given = await tx
      .selectFrom('plan_run')
      .select('id')
      .where('forum_id', '=', staff.forumId)
      .where('id', '=', run)
      .where('state', '=', 'running')
      .forUpdate()
      .executeTakeFirst();
    if (!given) return;
    const { plan, result } = await keepDraft(tx, staff, done, now);
    const progress = progressOf({ ...result, meetings: [] }, done.seconds);
    await end(tx, staff, run, { state: 'done', plan_id: plan, failure: null, progress }, now);
  });
}

type End = {
  state: 'done' | 'failed';
  plan_id: string | null;
  failure: string | null;
  progress?: RunProgress;
};

async function end(tx: Db, { forumId }: Organiser, run: string, end: End, now: Date) {
  const { progress, ...rest } = end;
  await tx
    .updateTable('plan_run')
    .set({ ...rest, seen_at: now, ...(progress && { progress: JSON.stringify(progress) }) })
    .where('forum_id', '=', forumId)
    .where('id', '=', run)
    .where('state', '=', 'running')
    .execute();
  await announce(tx, forumId, RUN_KEY, await staffOf(tx, forumId), now);
}

/** What failed, without anybody's name: the kind of error and its words, which are the planner's. */
async function fail(db: Kysely<Schema>, staff: Organiser, run: string, thrown: unknown) {
  const failure = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
  await db
    .transaction()
    .execute((tx) => end(tx, staff, run, { state: 'failed', plan_id: null, failure }, new Date()));
}
