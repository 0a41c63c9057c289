/**
 * Alerts: whoever newly matches a saved search is told to its company's team, once. Nobody calls
 * this where answers or consents change; it listens to what is announced, and what is true stands
 * in the database, so that neither a restart nor a second server tells anything twice or not at all.
 */
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import { anyRepresentative } from '#forum/session.server.ts';
import { indexFor } from '#iq/index.server.ts';
import { markMatches, matchesOf, unmarked } from '#iq/team/matches.server.ts';
import { ALERT, SEGMENTS_KEY } from '#iq/team/segments.server.ts';
import { readTeam, tellTeam } from '#iq/team/team.server.ts';

/** Acts that change who matches announce one of these. */
export const MATCHING_KEYS = ['forum:people', 'report:figures', 'iq:people'] as const;

/**
 * What was announced so far of who matches. The count is part of it: numbers are drawn before their
 * transactions commit, so a lower one may appear after a higher.
 */
export async function stampOf(db: Db, forumId: string): Promise<string> {
  const { stamp } = await db
    .selectFrom('announcement')
    .select(sql<string>`count(*) || ' ' || coalesce(max(number), 0)`.as('stamp'))
    .where('forum_id', '=', forumId)
    .where('key', 'in', MATCHING_KEYS)
    .executeTakeFirstOrThrow();
  return stamp;
}

/**
 * Compares a forum's segments with who matches now, unless nothing was announced since the last
 * look. The stamp is read first and kept last: what commits meanwhile is looked at again.
 *
 * @returns how many alerts were given
 */
export async function lookForMatches(
  db: Kysely<Schema>,
  forumId: string,
  now: Date,
): Promise<number> {
  const stamp = await stampOf(db, forumId);
  const known = await db
    .selectFrom('segment_look')
    .select('stamp')
    .where('forum_id', '=', forumId)
    .executeTakeFirst();
  if (known?.stamp === stamp) return 0;
  const alerts = await compareAll(db, forumId, now);
  await db
    .insertInto('segment_look')
    .values({ forum_id: forumId, stamp })
    .onConflict((conflict) => conflict.column('forum_id').doUpdateSet({ stamp }))
    .execute();
  return alerts;
}

async function compareAll(db: Kysely<Schema>, forumId: string, now: Date): Promise<number> {
  const segments = await db
    .selectFrom('segment')
    .select(['id', 'client_id', 'query', 'muted'])
    .where('forum_id', '=', forumId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  const member = segments.length > 0 ? await anyRepresentative(db, forumId) : null;
  if (!member) return 0;
  const index = await indexFor(db, member);
  let alerts = 0;
  for (const { id, client_id, query, muted } of segments) {
    const matching = matchesOf(index, query) ?? [];
    const refs = await unmarked(db, { forumId, segment: id, refs: matching }, index);
    const looked = { forumId, clientId: client_id, id, muted, refs };
    if (refs.length > 0) alerts += await tellNew(db, looked, now);
  }
  return alerts;
}

type Looked = { forumId: string; clientId: string; id: string; muted: boolean; refs: string[] };

/** One transaction: who is new is written down and told, or neither. */
function tellNew(db: Kysely<Schema>, segment: Looked, now: Date): Promise<number> {
  const { forumId, id, muted, refs } = segment;
  return db.transaction().execute(async (tx) => {
    const alert = newId();
    const toldIn = muted ? null : alert;
    const fresh = await markMatches(tx, { forumId, segment: id, refs, toldIn }, now);
    if (fresh.length === 0) return 0;
    await tellTeam(tx, segment, SEGMENTS_KEY, now);
    if (muted) return 0;
    const told = { kind: ALERT, body: { segment: id, alert } };
    await giveNotice(tx, forumId, await readTeam(tx, segment), told, now);
    return 1;
  });
}

/** Forums in which anything is saved: the others need no look. */
export async function watchedForums(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('segment')
    .select('forum_id')
    .distinct()
    .where('removed_at', 'is', null)
    .execute();
  return rows.map(({ forum_id }) => forum_id);
}
