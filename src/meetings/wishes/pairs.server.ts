/** Who wishes whom: the one reading of wishes that planner and screens share. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { KnownPair, KnownWish } from '#meetings/wishes/seen.ts';
import { hasExpired } from '#meetings/wishes/wish.ts';

export type { KnownPair } from '#meetings/wishes/seen.ts';

type Whose = { clientId?: string; delegateId?: string };

/** SQL: may this client see this delegate? By consent, or by the delegate's own act. */
const shown = sql<boolean>`(delegate.consent = 'named' or exists (
  select 1 from introduction i
  where i.forum_id = wish.forum_id and i.client_id = wish.client_id
    and i.delegate_id = wish.delegate_id))`;

async function plannedPairs(db: Db, forumId: string, whose: Whose): Promise<Set<string>> {
  let query = db
    .selectFrom('meeting')
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .select(['meeting.client_id', 'meeting.delegate_id'])
    .where('meeting.forum_id', '=', forumId)
    .where('plan.state', '=', 'published')
    .where('meeting.state', '<>', 'cancelled');
  if (whose.clientId) query = query.where('meeting.client_id', '=', whose.clientId);
  if (whose.delegateId) query = query.where('meeting.delegate_id', '=', whose.delegateId);
  const rows = await query.execute();
  return new Set(rows.map((row) => `${row.client_id} ${row.delegate_id}`));
}

const wishes = (db: Db, forumId: string) =>
  db
    .selectFrom('wish')
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'wish.forum_id')
        .onRef('delegate.person_id', '=', 'wish.delegate_id'),
    )
    .innerJoin('client', (join) =>
      join.onRef('client.forum_id', '=', 'wish.forum_id').onRef('client.id', '=', 'wish.client_id'),
    )
    .select(['wish.client_id', 'wish.delegate_id', 'wish.side', 'wish.strength', 'wish.priority'])
    .select(['wish.reply', 'wish.part', 'wish.reason', 'wish.expires_at', 'wish.asked'])
    .select(['wish.offered_part', 'wish.offered_reason', shown.as('shown')])
    .where('wish.forum_id', '=', forumId)
    .where('delegate.status', '=', 'confirmed')
    .orderBy('client.ref')
    .orderBy('delegate.ref');

type Row = Awaited<ReturnType<ReturnType<typeof wishes>['execute']>>[number];

function wishOf(row: Row, now: Date | null): KnownWish | null {
  const { strength, priority, reply, part, reason, asked } = row;
  if (strength === 'withdrawn') return null;
  const expiresAt = row.expires_at;
  const expired = now !== null && hasExpired(reply, expiresAt, now);
  const answer = { part: row.offered_part, reason: row.offered_reason };
  return { strength, priority, reply, part, expired, reason, expiresAt, asked, answer };
}

/**
 * Every pair of which either side said something, of confirmed delegates, in order of their refs.
 *
 * @param now tells which requests have expired; null: none has
 */
export async function readPairs(
  db: Db,
  forumId: string,
  whose: Whose = {},
  now: Date | null = null,
): Promise<KnownPair[]> {
  let query = wishes(db, forumId);
  if (whose.clientId) query = query.where('wish.client_id', '=', whose.clientId);
  if (whose.delegateId) query = query.where('wish.delegate_id', '=', whose.delegateId);

  const planned = await plannedPairs(db, forumId, whose);
  const pairs = new Map<string, KnownPair>();
  for (const row of await query.execute()) {
    const key = `${row.client_id} ${row.delegate_id}`;
    const pair = pairs.get(key) ?? {
      clientId: row.client_id,
      delegateId: row.delegate_id,
      client: null,
      delegate: null,
      shown: row.shown,
      planned: planned.has(key),
    };
    const wish = wishOf(row, now);
    if (wish) pairs.set(key, { ...pair, [row.side]: wish });
  }
  return [...pairs.values()];
}
