/** Publishing a plan in place of another, and taking it back by publishing the earlier one again. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import type { Organiser } from '#forum/people.ts';
import { holdForum, staffOf } from '#meetings/runs/drafts.server.ts';
import { concerned, type Kept, type Settled, settle } from '#meetings/runs/publishing.ts';
import { readTask } from '#meetings/task.server.ts';

/** The kind of notice that a person whose day changed is given; it says which plan. */
export const PUBLISHED = 'meetings:published';

export type Published =
  | { published: number; told: number; leftOut: number; carried: number }
  | { refused: 'no-such-plan' | 'published-already' };

/**
 * Publishes a draft, or an earlier plan again (roll back), in place of the published one, and
 * tells everyone whose day changes. What has happened, or is happening, goes over to the plan that
 * comes; what no longer keeps the rules is left out. See docs/decisions/0029-runs.md.
 */
export async function publishPlan(
  db: Db,
  staff: Organiser,
  planId: string,
  now: Date,
): Promise<Published> {
  const { forumId } = staff;
  return db.transaction().execute(async (tx): Promise<Published> => {
    await holdForum(tx, forumId);
    const plans = await tx
      .selectFrom('plan')
      .select(['id', 'number', 'state'])
      .where('forum_id', '=', forumId)
      .execute();
    const chosen = plans.find(({ id }) => id === planId);
    const current = plans.find(({ state }) => state === 'published');
    if (!chosen) return { refused: 'no-such-plan' };
    if (chosen === current) return { refused: 'published-already' };

    const task = await readTask(tx, forumId, { lockedOf: chosen.id, now: null });
    const coming = await readKept(tx, forumId, chosen.id);
    const going = current ? await readKept(tx, forumId, current.id) : [];
    const settled = settle(task, { going, coming }, now);
    await change(tx, forumId, chosen.id, settled);
    if (current) await replace(tx, forumId, current.id);
    await tx
      .updateTable('plan')
      .set({ state: 'published', published_at: now })
      .where('forum_id', '=', forumId)
      .where('id', '=', chosen.id)
      .execute();

    const people = concerned(daysOf(going), daysOf(coming, settled));
    await tell(tx, forumId, people, chosen.number, now);
    return {
      published: chosen.number,
      told: people.length,
      leftOut: settled.leftOut.filter(({ calledOff }) => !calledOff).length,
      carried: settled.carried.length,
    };
  });
}

/** What people saw, or will see, in their diaries. */
function daysOf(meetings: readonly Kept[], settled?: Settled): Kept[] {
  if (!settled) return meetings.filter(({ state }) => state !== 'cancelled');
  const own = meetings.filter(({ state }) => state === 'kept' || state === 'missed');
  const planned = settled.planned.map((each) => ({ ...each, state: 'planned' as const }));
  return [...settled.carried, ...own, ...planned];
}

async function tell(tx: Db, forumId: string, people: string[], plan: number, now: Date) {
  await announce(tx, forumId, 'meetings:mine', people, now);
  await announce(tx, forumId, 'wishes:mine', people, now);
  await giveNotice(tx, forumId, people, { kind: PUBLISHED, body: { plan } }, now);
  await announce(tx, forumId, 'meetings:plan', await staffOf(tx, forumId), now);
}

/** A meeting was called off if the last that was done to it says so. */
const calledOff = sql<boolean>`meeting.state = 'cancelled' and coalesce((
  select c.act in ('cancelled', 'missed') from meeting_change c
  where c.forum_id = meeting.forum_id and c.meeting_id = meeting.id
  order by c.made_at desc, c.id desc limit 1), false)`;

async function readKept(tx: Db, forumId: string, planId: string): Promise<Kept[]> {
  return tx
    .selectFrom('meeting')
    .select([
      'id',
      'slot',
      'table_number',
      'client_id',
      'representative_id',
      'delegate_id',
      'state',
      calledOff.as('calledOff'),
    ])
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .execute();
}

/** First what does not count frees its places, then what has begun comes over, then the rest counts. */
async function change(tx: Db, forumId: string, planId: string, settled: Settled): Promise<void> {
  const { carried, planned, leftOut } = settled;
  const meetings = (list: readonly Kept[]) =>
    tx
      .updateTable('meeting')
      .where('forum_id', '=', forumId)
      .where('id', '=', sql<string>`any(${list.map(({ id }) => id)}::uuid[])`);
  const more = sql<number>`version + 1`;
  const off = leftOut.filter(({ state }) => state !== 'cancelled');
  const on = planned.filter(({ state }) => state === 'cancelled');
  await meetings(off).set({ state: 'cancelled', version: more }).execute();
  await meetings(carried).set({ plan_id: planId }).execute();
  await meetings(on).set({ state: 'planned', version: more }).execute();
}

/** What was proposed for the plan that goes is about meetings that nobody has any more. */
async function replace(tx: Db, forumId: string, planId: string): Promise<void> {
  await tx
    .updateTable('plan')
    .set({ state: 'replaced' })
    .where('forum_id', '=', forumId)
    .where('id', '=', planId)
    .execute();
  await tx
    .updateTable('proposal')
    .set({ state: 'outdated' })
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .where('state', '=', 'waiting')
    .execute();
}
