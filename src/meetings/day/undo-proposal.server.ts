/** Takes back what a proposal brought about, and what was said, if nothing overtook it since. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Kept, writePlace } from '#meetings/board/changes.server.ts';
import {
  concernedBy,
  type Doing,
  type Done,
  isOvertaken,
  lift,
  Overtaken,
  writeHistory,
} from '#meetings/day/carry-out.server.ts';
import { type ProposalRow, readProposal, settle } from '#meetings/day/decide.server.ts';
import { holdPlan } from '#meetings/day/in-force.server.ts';
import { type IncidentRow, readIncident } from '#meetings/day/incidents.server.ts';
import { tellChanged } from '#meetings/day/proposals.server.ts';
import { moveEnd } from '#meetings/day/trouble.server.ts';

export type Undone =
  | { undone: string; told: number }
  | { refused: 'no-such-proposal' | 'undone-already' | 'waits' | 'overtaken' };

/**
 * Undoes an approved proposal: meetings go back to their places, stand-ins are cancelled, and the
 * fact that was reported is taken back. A dismissed one is only taken back. If any of its meetings
 * changed since, or its place is taken, nothing is done.
 */
export async function undoProposal(
  db: Db,
  staff: Organiser,
  { proposal }: { proposal: string },
  now: Date,
): Promise<Undone> {
  const run = db.transaction().execute(async (tx): Promise<Undone> => {
    await holdPlan(tx, staff.forumId);
    const row = await readProposal(tx, staff, proposal);
    if (!row) return { refused: 'no-such-proposal' };
    if (row.state === 'waiting') return { refused: 'waits' };
    if (row.state !== 'approved' && row.state !== 'dismissed') return { refused: 'undone-already' };
    const { forumId, personId: by } = staff;
    const doing = { forumId, planId: row.plan_id, published: true, proposal, by, now } as const;
    const done = row.state === 'approved' ? await restore(tx, doing) : [];
    await takeBack(tx, row, await readIncident(tx, forumId, row.incident_id), now);
    await settle(tx, staff, proposal, 'undone', now);
    const people = concernedBy(done);
    if (people.length > 0) await tellChanged(tx, doing, people);
    return { undone: proposal, told: people.length };
  });
  return run.catch((thrown) => {
    if (isOvertaken(thrown)) return { refused: 'overtaken' };
    throw thrown;
  });
}

/** Each meeting that the proposal changed, as it was before. @throws Overtaken */
async function restore(tx: Db, doing: Doing): Promise<Done[]> {
  const { forumId, planId, proposal } = doing;
  const rows = await tx
    .selectFrom('meeting_change as change')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.forum_id', '=', 'change.forum_id')
        .onRef('meeting.id', '=', 'change.meeting_id'),
    )
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .select([
      'meeting.id',
      'meeting.delegate_id as delegate',
      'meeting.version',
      'meeting.state',
      'plan.state as plan',
      'change.before',
      'change.after',
    ])
    .where('change.forum_id', '=', forumId)
    .where('change.plan_id', '=', planId)
    .where('change.proposal_id', '=', proposal)
    .orderBy('meeting.id')
    .forUpdate('meeting')
    .execute();
  const changes = rows.map((row) => ({
    ...row,
    before: row.before as Kept | null,
    after: row.after as Kept,
  }));
  const isAsLeft = ({ plan, version, state, after }: (typeof changes)[number]) =>
    plan === 'published' && version === after.version && state === after.state;
  if (!changes.every(isAsLeft)) throw new Overtaken();
  await lift(
    tx,
    doing,
    changes.map(({ id }) => id),
  );
  const done = changes.map(({ id, delegate, before, after, version }): Done => {
    const back = before ?? { ...after, state: 'cancelled' as const };
    const act = before === null ? 'cancelled' : 'restored';
    return { meeting: id, act, delegate, before: after, after: { ...back, version: version + 1 } };
  });
  for (const { meeting, after } of done) await writePlace(tx, doing, meeting, after);
  await writeHistory(tx, doing, done);
  return done;
}

/** The absence, the lost table or the later end that the incident brought about. */
async function takeBack(tx: Db, row: ProposalRow, incident: IncidentRow, now: Date) {
  const { forum_id, id, session_ref, until_at } = incident;
  for (const table of ['absence', 'lost_table'] as const)
    await tx.deleteFrom(table).where('forum_id', '=', forum_id).where('id', '=', id).execute();
  const { endedAt } = row.result;
  if (!endedAt || !session_ref || !until_at) return;
  const { ends } = await tx
    .selectFrom('session')
    .select(sql<boolean>`ends_at = ${until_at}`.as('ends'))
    .where('forum_id', '=', forum_id)
    .where('ref', '=', session_ref)
    .executeTakeFirstOrThrow();
  if (ends) await moveEnd(tx, forum_id, session_ref, new Date(endedAt), now);
}
