/** The two sides of a wish: who they are to whoever acts, and whom an act tells. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import type { Side } from '#meetings/wishes/wish.ts';

export type Parties = { forumId: string; clientId: string; delegateId: string };
/** The columns that name a pair. */
export const ofPair = ({ forumId, clientId, delegateId }: Parties) => ({
  forum_id: forumId,
  client_id: clientId,
  delegate_id: delegateId,
});
/** A delegate whom this client may see. Hidden and missing look alike: null. */
export async function seenBy(tx: Db, client: Client, ref: string): Promise<Parties | null> {
  const { forumId, clientId } = client;
  const row = await tx
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('ref', '=', ref)
    .where('status', '=', 'confirmed')
    .where(
      sql<boolean>`(consent = 'named' or exists (select 1 from introduction i
        where i.forum_id = delegate.forum_id and i.delegate_id = delegate.person_id
          and i.client_id = ${clientId}))`,
    )
    .executeTakeFirst();
  return row ? { forumId, clientId, delegateId: row.person_id } : null;
}

export async function withClient(tx: Db, delegate: Delegate, ref: string): Promise<Parties | null> {
  const { forumId, personId } = delegate;
  const row = await tx
    .selectFrom('client')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row ? { forumId, clientId: row.id, delegateId: personId } : null;
}

/** The pair of a member and the other side's ref, or null. */
export const partiesOf = (tx: Db, member: Delegate | Client, ref: string) =>
  member.role === 'client' ? seenBy(tx, member, ref) : withClient(tx, member, ref);

/** Whether the published plan holds a meeting of the two. */
export async function isPlanned(tx: Db, parties: Parties): Promise<boolean> {
  const row = await tx
    .selectFrom('meeting')
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .select('meeting.id')
    .where('meeting.forum_id', '=', parties.forumId)
    .where('meeting.client_id', '=', parties.clientId)
    .where('meeting.delegate_id', '=', parties.delegateId)
    .where('meeting.state', '<>', 'cancelled')
    .where('plan.state', '=', 'published')
    .executeTakeFirst();
  return row !== undefined;
}

/** Representatives of the client, who share its wishes. */
export async function representatives(tx: Db, { forumId, clientId }: Parties): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Tells one side or both; what is private to one side is announced to that side alone. */
export async function tell(tx: Db, parties: Parties, sides: Side[], now: Date): Promise<void> {
  const people = [
    ...(sides.includes('delegate') ? [parties.delegateId] : []),
    ...(sides.includes('client') ? await representatives(tx, parties) : []),
  ];
  await announce(tx, parties.forumId, 'wishes:mine', people, now);
}
