/** Every run and every plan of a forum, with its settings and what came of it. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Rules, readRules } from '#meetings/rules/rules.server.ts';
import type { PlanResult } from '#meetings/runs/drafts.server.ts';
import type { PlanSettings } from '#meetings/runs/plan-settings.ts';
import { hasDied, type RunProgress } from '#meetings/runs/run-progress.ts';

/** `died`: its process has not been heard of for a minute */
export type RunState = 'running' | 'stopping' | 'done' | 'failed' | 'died';
export type RunLine = {
  id: string;
  state: RunState;
  settings: PlanSettings;
  /** null: nothing was found yet */
  progress: RunProgress | null;
  /** number of the draft that came of it */
  plan: number | null;
  failure: string | null;
  startedAt: Date;
};
export type KeptPlan = {
  id: string;
  number: number;
  name: string;
  state: 'draft' | 'published' | 'replaced';
  madeAt: Date;
  publishedAt: Date | null;
  result: PlanResult;
  /** meetings in it that are locked */
  locked: number;
};
export type Runs = {
  timezone: string;
  rules: Rules;
  /** the newest first, without those whose plan is in `plans`, but for the newest of all */
  runs: RunLine[];
  plans: KeptPlan[];
};

/** Runs of which nothing came are told of, as many as this. */
const TOLD = 5;

async function runLines(db: Db, forumId: string, now: Date): Promise<RunLine[]> {
  const rows = await db
    .selectFrom('plan_run')
    .leftJoin('plan', (join) =>
      join
        .onRef('plan.forum_id', '=', 'plan_run.forum_id')
        .onRef('plan.id', '=', 'plan_run.plan_id'),
    )
    .select(['plan_run.id', 'plan_run.state', 'settings', 'progress', 'stop_asked', 'failure'])
    .select(['started_at', 'seen_at', 'plan.number'])
    .where('plan_run.forum_id', '=', forumId)
    .orderBy('started_at', 'desc')
    .orderBy('plan_run.id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => {
    const progress = row.progress as Partial<RunProgress>;
    const asked = row.stop_asked && row.state === 'running';
    const died = row.failure === 'died' || hasDied({ state: row.state, seenAt: row.seen_at }, now);
    return {
      id: row.id,
      state: died ? 'died' : asked ? 'stopping' : row.state,
      settings: row.settings as PlanSettings,
      progress: progress.promised ? (progress as RunProgress) : null,
      plan: row.number,
      failure: row.failure,
      startedAt: row.started_at,
    };
  });
}

export const readKeptPlans = async (db: Db, forumId: string): Promise<KeptPlan[]> =>
  (
    await db
      .selectFrom('plan')
      .select(['id', 'number', 'name', 'state', 'result'])
      .select(['made_at as madeAt', 'published_at as publishedAt'])
      .select(
        sql<number>`(select count(*)::int from meeting m where m.forum_id = plan.forum_id
          and m.plan_id = plan.id and m.locked and m.state = 'planned')`.as('locked'),
      )
      .where('forum_id', '=', forumId)
      .orderBy('number', 'desc')
      .execute()
  ).map((row) => ({ ...row, result: row.result as PlanResult }));

export async function readRuns(db: Db, { forumId }: Organiser, now: Date): Promise<Runs> {
  const runs = await runLines(db, forumId, now);
  const newest = runs.slice(0, 1);
  const fruitless = runs.slice(1).filter(({ plan }) => plan === null);
  return {
    timezone: await timezoneOf(db, forumId),
    rules: await readRules(db, forumId),
    runs: [...newest, ...fruitless.slice(0, TOLD)],
    plans: await readKeptPlans(db, forumId),
  };
}
