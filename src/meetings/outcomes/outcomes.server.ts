/** Saying what came of a meeting, and taking it back. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { heldBy, type Outcome } from '#meetings/outcomes/outcome.ts';

export type Said =
  | { outcome: 'said' | 'taken-back' }
  | { refused: 'no-such-meeting' | 'not-begun' | 'replaced' };
type Member = Delegate | Client;

/** The member's own meeting of the published plan, held against changes until the act is done. */
async function ownMeeting(tx: Db, member: Member, id: string) {
  const query = tx
    .selectFrom('meeting')
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.forum_id', '=', 'meeting.forum_id')
        .onRef('slot.number', '=', 'meeting.slot'),
    )
    .select(['meeting.id', 'meeting.plan_id', 'meeting.state', 'slot.starts_at as startsAt'])
    .where('meeting.forum_id', '=', member.forumId)
    .where('meeting.id', '=', id)
    .where('plan.state', '=', 'published')
    .where('meeting.state', '<>', 'cancelled')
    .forUpdate('meeting');
  return member.role === 'delegate'
    ? query.where('meeting.delegate_id', '=', member.personId).executeTakeFirst()
    : query.where('meeting.client_id', '=', member.clientId).executeTakeFirst();
}

/** Whether a no-show of the meeting waits or stands: then its place may be another's by now. */
async function reportedMissing(tx: Db, forumId: string, meeting: string): Promise<boolean> {
  const row = await tx
    .selectFrom('incident')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('meeting_id', '=', meeting)
    .where('kind', '=', 'no-show')
    .where(
      sql<boolean>`(select coalesce(bool_or(p.state in ('waiting', 'approved')), true)
        from proposal p where p.forum_id = incident.forum_id and p.incident_id = incident.id)`,
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Those who may read what this side said: the delegate, or the company's representatives. */
async function ownSide(tx: Db, member: Member): Promise<string[]> {
  if (member.role === 'delegate') return [member.personId];
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', member.forumId)
    .where('client_id', '=', member.clientId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Sets the meeting's state from what is said now, and tells the own side and the organisers. */
async function settle(tx: Db, member: Member, meeting: string, now: Date): Promise<void> {
  const { forumId } = member;
  const words = await tx
    .selectFrom('outcome')
    .select('met')
    .where('forum_id', '=', forumId)
    .where('meeting_id', '=', meeting)
    .execute();
  await tx
    .updateTable('meeting')
    .set({ state: heldBy(words) })
    .where('forum_id', '=', forumId)
    .where('id', '=', meeting)
    .execute();
  const organisers = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', '=', 'organiser')
    .execute();
  await announce(tx, forumId, 'meetings:mine', await ownSide(tx, member), now);
  await announce(
    tx,
    forumId,
    'meetings:delivery',
    organisers.map(({ id }) => id),
    now,
  );
}

/**
 * One side says what came of its meeting, from the minute it begins; said again, the last word
 * counts. The other side is not told, and reads nothing of it.
 */
export async function sayOutcome(
  db: Db,
  member: Member,
  { meeting, outcome }: { meeting: string; outcome: Outcome },
  now: Date,
): Promise<Said> {
  return db.transaction().execute(async (tx): Promise<Said> => {
    const own = await ownMeeting(tx, member, meeting);
    if (!own) return { refused: 'no-such-meeting' };
    if (own.startsAt > now) return { refused: 'not-begun' };
    if (await reportedMissing(tx, member.forumId, meeting)) return { refused: 'replaced' };
    const said = {
      ...{ met: outcome.met, worth_it: outcome.worthIt, follow_up: outcome.followUp },
      ...{ made_by: member.personId, made_at: now },
    };
    await tx
      .insertInto('outcome')
      .values({ forum_id: member.forumId, meeting_id: meeting, side: member.role, ...said })
      .onConflict((conflict) =>
        conflict.columns(['forum_id', 'meeting_id', 'side']).doUpdateSet(said),
      )
      .execute();
    await settle(tx, member, meeting, now);
    return { outcome: 'said' };
  });
}

/** Takes back what this side said of a meeting, as if it had not been tapped. */
export async function takeBackOutcome(
  db: Db,
  member: Member,
  { meeting }: { meeting: string },
  now: Date,
): Promise<Said> {
  return db.transaction().execute(async (tx): Promise<Said> => {
    const own = await ownMeeting(tx, member, meeting);
    if (!own) return { refused: 'no-such-meeting' };
    if (await reportedMissing(tx, member.forumId, meeting)) return { refused: 'replaced' };
    await tx
      .deleteFrom('outcome')
      .where('forum_id', '=', member.forumId)
      .where('meeting_id', '=', meeting)
      .where('side', '=', member.role)
      .execute();
    await settle(tx, member, meeting, now);
    return { outcome: 'taken-back' };
  });
}
