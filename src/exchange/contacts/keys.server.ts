/** Devices that can swap cards without a network: their public keys, each bound to one person. */
import { type Kysely, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { readMet } from '#exchange/contacts/met.server.ts';
import { readPublic } from '#exchange/contacts/statement.ts';
import type { KnownKey } from '#exchange/contacts/thread.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { record } from '#forum/audit.server.ts';

export type NewKey = { id: string; publicKey: string; device: string };
/** More devices than anyone carries: the one added first has to go then. */
const MOST = 10;

/** A device names itself, while it has a network; naming it again changes nothing. */
export async function registerKey(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  { id, publicKey, device }: NewKey,
  now: Date,
): Promise<{ registered: string } | { refused: 'not-a-key' | 'id-taken' | 'revoked' }> {
  if (!/^[\w-]{16}$/.test(id) || publicKey.length > 200) return { refused: 'not-a-key' };
  if (!(await readPublic(publicKey))) return { refused: 'not-a-key' };
  return db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('card_key')
      .values({
        ...{ forum_id: forumId, id, person_id: personId, public_key: publicKey },
        ...{ device: device.slice(0, 60), made_at: now },
      })
      .onConflict((conflict) => conflict.columns(['forum_id', 'id']).doNothing())
      .executeTakeFirstOrThrow();
    const key = await tx
      .selectFrom('card_key')
      .select(['person_id', 'public_key', 'revoked_at'])
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (key.person_id !== personId || key.public_key !== publicKey)
      return { refused: 'id-taken' as const };
    if (key.revoked_at) return { refused: 'revoked' as const };
    if (made.numInsertedOrUpdatedRows === 1n) {
      const detail = { key: id };
      await record(tx, { forumId, personId, act: 'added a device for cards', detail }, now);
      await sql`update card_key set revoked_at = ${now}
        where forum_id = ${forumId} and person_id = ${personId} and revoked_at is null and id not in (
          select id from card_key where forum_id = ${forumId} and person_id = ${personId}
            and revoked_at is null order by made_at desc, id limit ${MOST})`.execute(tx);
    }
    return { registered: id };
  });
}

export type Device = { id: string; device: string; madeAt: Date };

/** My devices that can swap without a network. */
export async function readDevices(db: Db, { forumId, personId }: Visitor): Promise<Device[]> {
  const rows = await db
    .selectFrom('card_key')
    .select(['id', 'device', 'made_at'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(({ made_at, ...row }) => ({ ...row, madeAt: made_at }));
}

/** A lost phone: nothing it signed, before or after, is taken any more. */
export async function revokeKey(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  id: string,
  now: Date,
): Promise<{ revoked: true } | { refused: 'no-such-device' }> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('card_key')
      .set({ revoked_at: now })
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return { refused: 'no-such-device' as const };
    const deed = { act: 'removed a device for cards', detail: { key: id } };
    await record(tx, { forumId, personId, ...deed }, now);
    return { revoked: true as const };
  });
}

/** The keys of a thread, with who their owners are. */
export async function readKeys(
  db: Db,
  forumId: string,
  ids: readonly string[],
): Promise<Map<string, KnownKey>> {
  const rows = await db
    .selectFrom('card_key as k')
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'k.forum_id').onRef('d.person_id', '=', 'k.person_id'),
    )
    .select(['k.id', 'k.person_id', 'k.public_key', 'k.revoked_at'])
    .where('k.forum_id', '=', forumId)
    .where('k.id', 'in', ids)
    .where(({ or, eb }) => or([eb('d.status', 'is', null), eb('d.status', '=', 'confirmed')]))
    .execute();
  const people = await readMet(
    db,
    forumId,
    rows.map(({ person_id }) => person_id),
  );
  return new Map(
    rows.flatMap((row) => {
      const who = people.find(({ id }) => id === row.person_id);
      if (!who) return [];
      const known = { person: row.person_id, publicKey: row.public_key, who };
      return [[row.id, { ...known, revoked: row.revoked_at !== null }] as const];
    }),
  );
}
