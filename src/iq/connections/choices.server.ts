/** What a delegate decides about being found: the switch, and who is not for him or her. */
import type { Kysely } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { findSeen } from '#exchange/people.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Delegate } from '#forum/people.ts';

/** What screens of suggestions depend on. */
export const CONNECTIONS = 'connections:mine';

export async function readSharing(db: Db, { forumId, personId }: Delegate): Promise<boolean> {
  const row = await db
    .selectFrom('peer_sharing')
    .select('since')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** On or off, for oneself alone; the screens of all who share follow at once. */
export async function setSharing(
  db: Kysely<Schema>,
  { forumId, personId }: Delegate,
  on: boolean,
  now: Date,
): Promise<{ sharing: boolean }> {
  return db.transaction().execute(async (tx) => {
    const mine = { forum_id: forumId, person_id: personId };
    const changed = on
      ? await tx
          .insertInto('peer_sharing')
          .values({ ...mine, since: now })
          .onConflict((conflict) => conflict.doNothing())
          .returning('person_id')
          .execute()
      : await tx
          .deleteFrom('peer_sharing')
          .where((where) => where.and(mine))
          .returning('person_id')
          .execute();
    if (changed.length === 0) return { sharing: on };
    const act = on ? 'switched being found on' : 'switched being found off';
    await record(tx, { forumId, personId, act, detail: {} }, now);
    const sharing = await tx
      .selectFrom('peer_sharing')
      .select('person_id')
      .where('forum_id', '=', forumId)
      .execute();
    const concerned = [personId, ...sharing.map(({ person_id }) => person_id)];
    await announce(tx, forumId, CONNECTIONS, concerned, now);
    return { sharing: on };
  });
}

export type Aside = { aside: string; with: string } | { refused: 'no-such-person' };

/**
 * Puts a person, or the introduction of two, aside; they are told nothing.
 *
 * @param other the second of two to introduce; null: one person is meant
 */
export async function putAside(
  db: Kysely<Schema>,
  delegate: Delegate,
  { person, other }: { person: string; other: string | null },
  now: Date,
): Promise<Aside> {
  const { forumId, personId } = delegate;
  return db.transaction().execute(async (tx): Promise<Aside> => {
    const [one, two] = [
      await findSeen(tx, delegate, person),
      await findSeen(tx, delegate, other ?? person),
    ];
    if (!one || !two) return { refused: 'no-such-person' };
    await putPairAside(tx, delegate, [one.id, two.id], now);
    await announce(tx, forumId, CONNECTIONS, [personId], now);
    return { aside: one.id, with: two.id };
  });
}

export async function putPairAside(
  tx: Db,
  { forumId, personId }: Delegate,
  pair: readonly [string, string],
  now: Date,
): Promise<void> {
  const [other_id = '', with_id = ''] = [...pair].sort();
  await tx
    .insertInto('not_for_me')
    .values({ forum_id: forumId, person_id: personId, other_id, with_id, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes a "not for me" back. */
export async function takeUp(
  db: Kysely<Schema>,
  { forumId, personId }: Delegate,
  { person, other }: { person: string; other: string | null },
  now: Date,
): Promise<{ again: true }> {
  const [other_id = '', with_id = ''] = [person, other ?? person].sort();
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('not_for_me')
      .where((where) => where.and({ forum_id: forumId, person_id: personId, other_id, with_id }))
      .execute();
    await announce(tx, forumId, CONNECTIONS, [personId], now);
    return { again: true as const };
  });
}
