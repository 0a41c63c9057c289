/** What the planner proposes about an incident: computed at once, kept, carried out when decided. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import { MEETING, organisersOf } from '#meetings/board/changes.server.ts';
import type { Change, Replanned } from '#meetings/change.ts';
import { carryOut, concernedBy, type Doing, isOvertaken } from '#meetings/day/carry-out.server.ts';
import { readPlanInForce } from '#meetings/day/in-force.server.ts';
import { asIncident, type IncidentRow } from '#meetings/day/incidents.server.ts';
import { replan } from '#meetings/replan.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import { readTask } from '#meetings/task.server.ts';

/** Announced to organisers when something happened on the day, or was decided. */
export const LIVE = 'meetings:live';

/** What is kept of a re-plan beside its changes. `ms`: what the planner took for it. */
export type ProposalResult = Omit<Replanned, 'changes'> & {
  ms: number;
  /** a session's end before it ran over, ISO 8601, for undoing */
  endedAt?: string;
};
export type Planned = { planId: string; changes: Change[]; result: ProposalResult };

/** Re-plans about an incident, from the plan in force as it is now. @returns null: nothing is published */
export async function planAbout(tx: Db, row: IncidentRow, now: Date): Promise<Planned | null> {
  const { forum_id: forumId } = row;
  const plan = await readPlanInForce(tx, forumId);
  const incident = plan && (await asIncident(tx, row));
  if (!plan || !incident) return null;
  const task = await readTask(tx, forumId, { now });
  const began = performance.now();
  const { changes, ...rest } = replan(task, plan.meetings, [incident], now);
  const ms = Math.round(performance.now() - began);
  return { planId: plan.id, changes, result: { ...rest, ms } };
}

/** Keeps a proposal. @returns its id */
export async function keep(
  tx: Db,
  { forum_id, id: incident_id }: Pick<IncidentRow, 'forum_id' | 'id'>,
  { planId: plan_id, changes, result }: Planned,
  state: 'waiting' | 'approved',
  now: Date,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('proposal')
    .values({
      ...{ forum_id, id, plan_id, incident_id, state, made_at: now },
      ...{ changes: JSON.stringify(changes), result: JSON.stringify(result) },
      ...{ decided_by: null, decided_at: state === 'waiting' ? null : now },
    })
    .execute();
  return id;
}

/** `waits`: an organiser decides · `done`: carried out at once, or nothing is to change */
export type Proposed = { proposal: string; state: 'waits' | 'done'; told: number };

/**
 * Keeps a proposal that waits, or carries it out at once where the organiser said so. If the plan
 * changes under it that very instant, it waits after all.
 */
export async function propose(
  tx: Db,
  row: IncidentRow,
  planned: Planned,
  now: Date,
): Promise<Proposed> {
  const { forum_id: forumId } = row;
  const { planId } = planned;
  await announce(tx, forumId, LIVE, await organisersOf(tx, forumId), now);
  const nothing = planned.changes.length === 0;
  if (nothing || (await readRules(tx, forumId)).atOnce) {
    const done = await ifNotOvertaken(tx, async () => {
      const proposal = await keep(tx, row, planned, 'approved', now);
      const doing = { forumId, planId, published: true, proposal, by: null, now } as const;
      const told = nothing ? 0 : await carryOutAndTell(tx, doing, planned.changes);
      return { proposal, state: 'done', told } as const;
    });
    if (done) return done;
  }
  const proposal = await keep(tx, row, planned, 'waiting', now);
  return { proposal, state: 'waits', told: 0 };
}

/** @returns null: the plan changed under the work, and none of it was done */
async function ifNotOvertaken<T>(tx: Db, work: () => Promise<T>): Promise<T | null> {
  await sql`savepoint at_once`.execute(tx);
  try {
    return await work();
  } catch (thrown) {
    if (!isOvertaken(thrown)) throw thrown;
    await sql`rollback to savepoint at_once`.execute(tx);
    return null;
  }
}

/** @returns how many people's day is another one now */
export async function carryOutAndTell(
  tx: Db,
  doing: Doing,
  changes: readonly Change[],
): Promise<number> {
  const people = concernedBy(await carryOut(tx, doing, changes));
  await tellChanged(tx, doing, people);
  return people.length;
}

/** Tells those whose day changed, and whoever looks at the plan or at the day. */
export async function tellChanged(
  tx: Db,
  { forumId, now, proposal }: Doing,
  people: readonly string[],
): Promise<void> {
  const body: Record<string, string> = proposal === null ? {} : { proposal };
  await giveNotice(tx, forumId, people, { kind: MEETING, body }, now);
  await announce(tx, forumId, 'meetings:mine', people, now);
  await announce(tx, forumId, 'wishes:mine', people, now);
  const staff = await organisersOf(tx, forumId);
  await announce(tx, forumId, 'meetings:plan', staff, now);
  await announce(tx, forumId, LIVE, staff, now);
}
