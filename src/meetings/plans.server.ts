/** Plans of a forum: made as drafts, all kept, one of them published. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Plan, plan } from '#meetings/plan.ts';
import { readTask } from '#meetings/task.server.ts';
import { overlap, type Task } from '#meetings/task.ts';

/** A delegate's most meetings, where the organiser says nothing else. */
export const CEILING = 10;
export const settingsSchema = z.object({
  ceiling: z.coerce.number().int().min(1).max(99).default(CEILING),
});
export type PlanSettings = z.infer<typeof settingsSchema>;

/** What is kept of a plan beside its meetings. */
export type PlanResult = Omit<Plan, 'meetings'> & { settings: PlanSettings; seconds: number };
export type MadePlan = { plan: string; number: number; result: PlanResult };

/** Plans take turns, with each other and with wishes under way. */
const holdForum = (tx: Db, forumId: string) =>
  tx.selectFrom('forum').select('id').where('id', '=', forumId).forNoKeyUpdate().execute();

const staffOf = async (tx: Db, forumId: string) =>
  (
    await tx
      .selectFrom('person')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('role', '=', 'organiser')
      .execute()
  ).map(({ id }) => id);

/** Makes a draft from the wishes as they are now. Nobody is told before it is published. */
export async function makePlan(
  db: Db,
  staff: Organiser,
  settings: PlanSettings,
  now: Date,
): Promise<MadePlan | { refused: 'no-slots' | 'no-tables' | 'no-clients' }> {
  const { forumId } = staff;
  return db.transaction().execute(async (tx) => {
    await holdForum(tx, forumId);
    const task = await readTask(tx, forumId, { ceiling: settings.ceiling, now });
    if (task.slots.length === 0) return { refused: 'no-slots' };
    if (task.tables.length === 0) return { refused: 'no-tables' };
    if (task.clients.length === 0) return { refused: 'no-clients' };

    const started = performance.now();
    const { meetings, ...made } = plan(task);
    const seconds = Math.round(performance.now() - started) / 1000;
    const result: PlanResult = { ...made, settings, seconds };
    const id = newId();
    const { last } = await tx
      .selectFrom('plan')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('forum_id', '=', forumId)
      .executeTakeFirstOrThrow();
    const number = (last ?? 0) + 1;
    const made_by = staff.personId;
    await tx
      .insertInto('plan')
      .values({
        ...{ forum_id: forumId, id, number, state: 'draft', made_by, made_at: now },
        result: JSON.stringify(result),
      })
      .execute();
    await saveMeetings(tx, forumId, id, meetings);
    await announce(tx, forumId, 'meetings:plan', await staffOf(tx, forumId), now);
    return { plan: id, number, result };
  });
}

const INSERTED_AT_ONCE = 1_000;

async function saveMeetings(tx: Db, forumId: string, planId: string, meetings: Plan['meetings']) {
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
        })),
      )
      .execute();
}

type Kept = {
  id: string;
  slot: number;
  table_number: number;
  client_id: string;
  representative_id: string;
  delegate_id: string;
};

const readMeetings = (tx: Db, forumId: string, planId: string) =>
  tx
    .selectFrom('meeting')
    .select([
      'id',
      'slot',
      'table_number',
      'client_id',
      'representative_id',
      'delegate_id',
      'state',
    ])
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .execute();

/** Whether a meeting planned earlier still keeps every hard rule: wishes and sessions move on. */
export function holds(task: Task, meeting: Omit<Kept, 'id' | 'representative_id'>): boolean {
  const slot = task.slots.find(({ number }) => number === meeting.slot);
  const delegate = task.delegates.find(({ id }) => id === meeting.delegate_id);
  if (!slot || !delegate || !task.tables.some(({ number }) => number === meeting.table_number))
    return false;
  if (delegate.busy.some((span) => overlap(span, slot))) return false;
  return task.pairs.some(
    (pair) => pair.client === meeting.client_id && pair.delegate === meeting.delegate_id,
  );
}

/** People whose day differs between two sets of meetings. */
function concerned(before: readonly Kept[], after: readonly Kept[]): string[] {
  const days = (meetings: readonly Kept[]) => {
    const entries = meetings.flatMap((m) => {
      const what = `${m.slot} ${m.table_number} ${m.client_id} ${m.delegate_id}`;
      return [m.delegate_id, m.representative_id].map((person) => [person, what] as const);
    });
    const day = new Map<string, string[]>();
    for (const [person, what] of entries) day.set(person, [...(day.get(person) ?? []), what]);
    return day;
  };
  const [old, fresh] = [days(before), days(after)];
  const text = (day: string[] | undefined) => (day ?? []).sort().join('\n');
  return [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (person) => text(old.get(person)) !== text(fresh.get(person)),
  );
}

export type Published =
  | { published: number; told: number; leftOut: number }
  | { refused: 'no-such-plan' | 'published-already' };

/**
 * Publishes a draft, or an earlier plan again (roll back), in place of the published one, and
 * tells everyone whose day changes. A meeting that no longer keeps the rules is left out.
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

    const task = await readTask(tx, forumId, { now: null });
    const meetings = await readMeetings(tx, forumId, chosen.id);
    const valid = meetings.filter((meeting) => holds(task, meeting));
    const before = current ? await readMeetings(tx, forumId, current.id) : [];
    await markLeftOut(tx, forumId, chosen.id, valid);
    if (current) await setState(tx, forumId, current.id, 'replaced');
    await setState(tx, forumId, chosen.id, 'published');

    const planned = before.filter(({ state }) => state !== 'cancelled');
    const people = concerned(planned, valid);
    await announce(tx, forumId, 'meetings:mine', people, now);
    await announce(tx, forumId, 'wishes:mine', people, now);
    await announce(tx, forumId, 'meetings:plan', await staffOf(tx, forumId), now);
    return {
      published: chosen.number,
      told: people.length,
      leftOut: meetings.length - valid.length,
    };
  });
}

const setState = (tx: Db, forumId: string, id: string, state: 'published' | 'replaced') =>
  tx
    .updateTable('plan')
    .set({ state })
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .execute();

/** Of the meetings that nobody has held or missed yet, those that are valid count, the others don't. */
async function markLeftOut(tx: Db, forumId: string, planId: string, valid: readonly Kept[]) {
  const ofPlan = tx
    .updateTable('meeting')
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .where('state', 'in', ['planned', 'cancelled']);
  await ofPlan.set({ state: 'cancelled' }).execute();
  if (valid.length === 0) return;
  const ids = valid.map(({ id }) => id);
  await ofPlan.set({ state: 'planned' }).where('id', 'in', ids).execute();
}
