/** A change of one meeting: written, kept in the plan's history, and told. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import type { Place } from '#meetings/board/breach.ts';
import type { PairKey } from '#meetings/task.ts';

export type State = 'planned' | 'kept' | 'missed' | 'cancelled';
/** A meeting as the history keeps it. */
export type Kept = Place & { state: State; version: number };
export type ChangedPlan = { forumId: string; planId: string; published: boolean };
/** `before` null: it was booked */
export type Changed = PairKey & {
  meeting: string;
  act: 'booked' | 'moved' | 'cancelled' | 'restored';
  before: Kept | null;
  after: Kept;
  /** the change that this one takes back */
  undoes: string | null;
};

/** The kind of notice that tells of a changed meeting: ids of meeting and change, and the act. */
export const MEETING = 'meeting';

/** Writes where a meeting stands now. The row must be locked, or its place held. */
export async function writePlace(
  tx: Db,
  { forumId }: ChangedPlan,
  meeting: string,
  { slot, table, representative, state, version }: Kept,
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ slot, table_number: table, representative_id: representative, state, version })
    .where('forum_id', '=', forumId)
    .where('id', '=', meeting)
    .execute();
}

export const organisersOf = async (tx: Db, forumId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('person')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('role', '=', 'organiser')
      .execute()
  ).map(({ id }) => id);

/**
 * Keeps the change, so that it can be told and undone. In a draft only organisers hear of it; in
 * the published plan also the delegate and the client's people, and whoever goes gets a notice.
 *
 * @returns the id of the change
 */
export async function record(
  tx: Db,
  plan: ChangedPlan,
  { client, delegate, meeting, act, before, after, undoes }: Changed,
  by: string | null,
  now: Date,
): Promise<string> {
  const { forumId, planId } = plan;
  const change = newId();
  await tx
    .insertInto('meeting_change')
    .values({
      ...{ forum_id: forumId, id: change, plan_id: planId, meeting_id: meeting, act, undoes },
      ...{ before: before && JSON.stringify(before), after: JSON.stringify(after) },
      ...{ proposal_id: null, made_by: by, made_at: now },
    })
    .execute();
  await announce(tx, forumId, 'meetings:plan', await organisersOf(tx, forumId), now);
  if (!plan.published) return change;
  const colleagues = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', client)
    .execute();
  const people = [delegate, ...colleagues.map(({ id }) => id)];
  await announce(tx, forumId, 'meetings:mine', people, now);
  await announce(tx, forumId, 'wishes:mine', people, now);
  const concerned = [delegate, after.representative, ...(before ? [before.representative] : [])];
  const body = { meeting, change, act };
  await giveNotice(tx, forumId, concerned, { kind: MEETING, body }, now);
  return change;
}

/** The newest change by this organiser that can still be taken back; null: none. */
export async function lastChange(db: Db, forumId: string, planId: string, by: string | null) {
  const row = await db
    .selectFrom('meeting_change')
    .select(['id', 'act', 'meeting_id as meeting', 'before', 'after'])
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .where(sql<boolean>`made_by is not distinct from ${by}::uuid`)
    .where('act', 'in', ['booked', 'moved', 'cancelled'])
    .where('undoes', 'is', null)
    .where('proposal_id', 'is', null)
    .where(
      sql<boolean>`not exists (select from meeting_change u
        where u.forum_id = meeting_change.forum_id and u.undoes = meeting_change.id)`,
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, before: row.before as Kept | null, after: row.after as Kept };
}
