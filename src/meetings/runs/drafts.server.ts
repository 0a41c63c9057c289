/** What a plan is made of, read at one moment; and its keeping as a draft. */
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import type { Plan } from '#meetings/plan.ts';
import { readLocked } from '#meetings/rules/pair-rules.server.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import type { AskedSettings, PlanSettings } from '#meetings/runs/plan-settings.ts';
import { type Begun, begunSlots, restOf, withBegun } from '#meetings/runs/under-way.ts';
import { readTask } from '#meetings/task.server.ts';
import type { FixedMeeting, Task } from '#meetings/task.ts';

/** How a search ended: nothing better was left to try, its time was over, somebody stopped it. */
export type Ended = 'searched' | 'time' | 'stopped';
/** What is kept of a plan beside its meetings. */
export type PlanResult = Omit<Plan, 'meetings'> & {
  settings: PlanSettings;
  seconds: number;
  ended?: Ended;
};
export type MadePlan = { plan: string; number: number; result: PlanResult };
export type Unplannable = 'no-slots' | 'no-tables' | 'no-clients' | 'no-such-plan';

/** Plans take turns, with each other and with wishes under way. */
export const holdForum = (tx: Db, forumId: string) =>
  tx.selectFrom('forum').select('id').where('id', '=', forumId).forNoKeyUpdate().execute();

export const staffOf = async (tx: Db, forumId: string) =>
  (
    await tx
      .selectFrom('person')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('role', '=', 'organiser')
      .execute()
  ).map(({ id }) => id);

/**
 * `task`: what is left to plan · `whole`: the same with what has begun · `locked`: of the meetings
 * that are fixed, those that somebody locked · `settings`: as kept
 */
export type Ready = {
  task: Task;
  whole: Task;
  begun: Begun[];
  locked: FixedMeeting[];
  settings: PlanSettings;
};

/** Reads a forum for a plan, in the transaction of the caller, which holds the forum. */
export async function readReady(
  tx: Db,
  { forumId }: Organiser,
  asked: AskedSettings,
  now: Date,
): Promise<Ready | { refused: Unplannable }> {
  const settings = await settled(tx, forumId, asked);
  const { ceiling, lockedOf = null } = settings;
  const whole = await readTask(tx, forumId, { ceiling, lockedOf, now });
  if (whole.slots.length === 0) return { refused: 'no-slots' };
  if (whole.tables.length === 0) return { refused: 'no-tables' };
  if (whole.clients.length === 0) return { refused: 'no-clients' };

  if (lockedOf && !(await isPlan(tx, forumId, lockedOf))) return { refused: 'no-such-plan' };
  const passed = begunSlots(whole.slots, now);
  const begun = passed.size > 0 ? await readBegun(tx, forumId, whole, passed) : [];
  const locked = lockedOf ? await readLocked(tx, forumId, lockedOf) : [];
  return { task: restOf(whole, begun, passed), whole, begun, locked, settings };
}

async function settled(tx: Db, forumId: string, asked: AskedSettings): Promise<PlanSettings> {
  return {
    ceiling: asked.ceiling ?? (await readRules(tx, forumId)).ceiling,
    seconds: asked.seconds ?? null,
    lockedOf: asked.lockedOf ?? null,
    name: asked.name ?? '',
  };
}

const isPlan = async (tx: Db, forumId: string, id: string) =>
  (await tx
    .selectFrom('plan')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined;

/** Meetings of the plan in force that were held or have begun. */
async function readBegun(tx: Db, forumId: string, task: Task, passed: ReadonlySet<number>) {
  const rows = await tx
    .selectFrom('meeting')
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .select(['meeting.client_id', 'meeting.delegate_id', 'meeting.slot', 'meeting.state'])
    .where('meeting.forum_id', '=', forumId)
    .where('plan.state', '=', 'published')
    .where('meeting.state', 'in', ['planned', 'kept'])
    .orderBy('meeting.slot')
    .orderBy('meeting.id')
    .execute();
  const both = new Set(
    task.pairs.flatMap((pair) => (pair.for === 'both' ? [`${pair.client} ${pair.delegate}`] : [])),
  );
  return rows
    .filter(({ state, slot }) => state === 'kept' || passed.has(slot))
    .map(({ client_id: client, delegate_id: delegate }) => ({
      ...{ client, delegate, mutual: both.has(`${client} ${delegate}`) },
    }));
}

/**
 * Keeps a plan as a draft, in the transaction of the caller. Meetings that were locked stay locked.
 */
export async function keepDraft(
  tx: Db,
  staff: Organiser,
  { plan, ready, seconds, ended }: { plan: Plan; ready: Ready; seconds: number; ended: Ended },
  now: Date,
): Promise<MadePlan> {
  const { forumId, personId: made_by } = staff;
  const { settings, whole, begun, locked } = ready;
  const { meetings, ...made } = begun.length > 0 ? withBegun(plan, whole, begun) : plan;
  const result: PlanResult = { ...made, settings, seconds, ended };
  await holdForum(tx, forumId);
  const { last } = await tx
    .selectFrom('plan')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('forum_id', '=', forumId)
    .executeTakeFirstOrThrow();
  const [id, number] = [newId(), (last ?? 0) + 1];
  await tx
    .insertInto('plan')
    .values({
      ...{ forum_id: forumId, id, number, state: 'draft', made_by, made_at: now },
      ...{ name: settings.name ?? '', result: JSON.stringify(result) },
    })
    .execute();
  await keepMeetings(tx, forumId, id, meetings, locked);
  await announce(tx, forumId, 'meetings:plan', await staffOf(tx, forumId), now);
  return { plan: id, number, result };
}

const INSERTED_AT_ONCE = 1_000;

async function keepMeetings(
  tx: Db,
  forumId: string,
  planId: string,
  meetings: Plan['meetings'],
  locked: readonly FixedMeeting[],
) {
  const isLocked = new Set(locked.map((each) => `${each.slot} ${each.client} ${each.delegate}`));
  for (let from = 0; from < meetings.length; from += INSERTED_AT_ONCE)
    await tx
      .insertInto('meeting')
      .values(
        meetings.slice(from, from + INSERTED_AT_ONCE).map((meeting) => ({
          forum_id: forumId,
          id: newId(),
          plan_id: planId,
          slot: meeting.slot,
          table_number: meeting.table,
          client_id: meeting.client,
          representative_id: meeting.representative,
          delegate_id: meeting.delegate,
          locked: isLocked.has(`${meeting.slot} ${meeting.client} ${meeting.delegate}`),
        })),
      )
      .execute();
}
