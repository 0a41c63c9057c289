/** An organiser's word on a proposal: approved, dismissed, undone. */
import type { Selectable } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { MeetingTables } from '#db/meeting-tables.ts';
import type { Organiser } from '#forum/people.ts';
import { organisersOf } from '#meetings/board/changes.server.ts';
import type { Change } from '#meetings/change.ts';
import { isOvertaken } from '#meetings/day/carry-out.server.ts';
import { holdPlan } from '#meetings/day/in-force.server.ts';
import { readIncident } from '#meetings/day/incidents.server.ts';
import {
  carryOutAndTell,
  keep,
  LIVE,
  type Planned,
  type ProposalResult,
  planAbout,
} from '#meetings/day/proposals.server.ts';
import { isId } from '#meetings/day/sitting.server.ts';
import { canonical } from '#report/edition.ts';

export type ProposalRow = Omit<Selectable<MeetingTables['proposal']>, 'changes' | 'result'> & {
  changes: Change[];
  result: ProposalResult;
};
/** `fresh`: the proposal that waits instead; null: nothing is left to propose */
export type Approved =
  | { approved: string; told: number }
  | { refused: 'no-such-proposal' | 'decided-already' }
  | { refused: 'outdated'; fresh: string | null };

/** A proposal of this forum, while the plan is held. */
export async function readProposal(
  tx: Db,
  { forumId }: Organiser,
  id: string,
): Promise<ProposalRow | null> {
  if (!isId(id)) return null;
  const row = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, changes: row.changes as Change[], result: row.result as ProposalResult };
}

export async function settle(
  tx: Db,
  staff: Organiser,
  id: string,
  state: 'approved' | 'dismissed' | 'outdated' | 'undone',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('proposal')
    .set({ state, decided_by: staff.personId, decided_at: now })
    .where('forum_id', '=', staff.forumId)
    .where('id', '=', id)
    .execute();
  await announce(tx, staff.forumId, LIVE, await organisersOf(tx, staff.forumId), now);
}

const same = (a: readonly Change[], b: readonly Change[]) =>
  canonical([...a].map(canonical).sort()) === canonical([...b].map(canonical).sort());

/**
 * Carries a proposal out and tells those concerned, if a re-plan of this moment still says the
 * same. If the plan, the wishes or the people changed under it, nothing is carried out: it is
 * outdated, and what the re-plan says now waits instead.
 */
export async function approve(
  db: Db,
  staff: Organiser,
  { proposal }: { proposal: string },
  now: Date,
): Promise<Approved> {
  const decide = (overtaken: boolean) =>
    db.transaction().execute(async (tx): Promise<Approved> => {
      await holdPlan(tx, staff.forumId);
      const row = await readProposal(tx, staff, proposal);
      if (!row) return { refused: 'no-such-proposal' };
      if (row.state !== 'waiting') return { refused: 'decided-already' };
      const incident = await readIncident(tx, staff.forumId, row.incident_id);
      const planned = await planAbout(tx, incident, now);
      const holds = planned?.planId === row.plan_id && same(planned.changes, row.changes);
      if (overtaken || !holds) return outdated(tx, staff, row, planned, now);
      await settle(tx, staff, proposal, 'approved', now);
      const { forumId, personId: by } = staff;
      const doing = { forumId, planId: row.plan_id, published: true, proposal, by, now } as const;
      return { approved: proposal, told: await carryOutAndTell(tx, doing, row.changes) };
    });
  return decide(false).catch((thrown) => {
    if (isOvertaken(thrown)) return decide(true);
    throw thrown;
  });
}

/** Puts what the re-plan says now in the place of what it said before. */
async function outdated(
  tx: Db,
  staff: Organiser,
  { id, incident_id, result }: ProposalRow,
  planned: Planned | null,
  now: Date,
): Promise<Approved> {
  await settle(tx, staff, id, 'outdated', now);
  if (!planned || planned.changes.length === 0) return { refused: 'outdated', fresh: null };
  const { endedAt } = result;
  const kept = endedAt ? { ...planned.result, endedAt } : planned.result;
  const row = { forum_id: staff.forumId, id: incident_id };
  const fresh = await keep(tx, row, { ...planned, result: kept }, 'waiting', now);
  return { refused: 'outdated', fresh };
}

/** An organiser leaves it to the people: nothing changes and nobody is told. */
export async function dismiss(
  db: Db,
  staff: Organiser,
  { proposal }: { proposal: string },
  now: Date,
): Promise<{ dismissed: string } | { refused: 'no-such-proposal' | 'decided-already' }> {
  return db.transaction().execute(async (tx) => {
    await holdPlan(tx, staff.forumId);
    const row = await readProposal(tx, staff, proposal);
    if (!row) return { refused: 'no-such-proposal' };
    if (row.state !== 'waiting') return { refused: 'decided-already' };
    await settle(tx, staff, proposal, 'dismissed', now);
    return { dismissed: proposal };
  });
}
