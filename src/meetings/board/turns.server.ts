/**
 * Changes of single meetings by many hands at once. Whoever changes one takes, in this order: a
 * share of the forum (publishing a plan and re-planning take it whole), the wishes of the pair,
 * its companies, its delegates, its slots in the order of their numbers. Changes of other pairs in
 * other slots don't wait, and nobody waits in a ring. The unique indexes have the last word.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { PairKey } from '#meetings/task.ts';

/** After so many tries it is no accident any more. */
const TRIES = 5;
const SERIALISATION = ['40001', '40P01'];
const UNIQUE = '23505';

const codeOf = (thrown: unknown) =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
const isTaken = (thrown: unknown) =>
  codeOf(thrown) === UNIQUE &&
  thrown instanceof Error &&
  'constraint' in thrown &&
  /^one_(meeting|undo)_per_/.test(String(thrown.constraint));

/**
 * Runs a change of meetings as one transaction: again, if the database gave it up for another's
 * sake; `taken`, if another had the person, the table or the pair first.
 */
export async function inTurn<T>(
  db: Db,
  act: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T | { refused: 'taken' }> {
  for (let tried = 1; ; tried++) {
    try {
      return await (db as Kysely<Schema>).transaction().execute(act);
    } catch (thrown) {
      if (isTaken(thrown)) return { refused: 'taken' };
      if (tried === TRIES || !SERIALISATION.includes(codeOf(thrown))) throw thrown;
    }
  }
}

/** Publishing a plan and re-planning wait for changes under way, and they for it. */
export const shareForum = (tx: Db, forumId: string) =>
  tx.selectFrom('forum').select('id').where('id', '=', forumId).forShare().execute();

/**
 * What a change of the pair's meeting holds until it is done.
 *
 * @param others pairs that have to come before or after it
 * @param slots numbers; null: any
 */
export async function holdPair(
  tx: Db,
  forumId: string,
  pair: PairKey,
  others: readonly PairKey[],
  slots: readonly number[] | null,
): Promise<void> {
  await tx
    .selectFrom('wish')
    .select('side')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', pair.client)
    .where('delegate_id', '=', pair.delegate)
    .orderBy('side')
    .forUpdate()
    .execute();
  const ids = (of: (each: PairKey) => string) => [...new Set([pair, ...others].map(of))];
  await tx
    .selectFrom('client')
    .select('id')
    .where('forum_id', '=', forumId)
    .where(
      'id',
      'in',
      ids(({ client }) => client),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  await tx
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where(
      'person_id',
      'in',
      ids(({ delegate }) => delegate),
    )
    .orderBy('person_id')
    .forNoKeyUpdate()
    .execute();
  await holdSlots(tx, forumId, slots);
}

/** @param slots numbers; null: all */
export async function holdSlots(tx: Db, forumId: string, slots: readonly number[] | null) {
  let query = tx.selectFrom('slot').select('number').where('forum_id', '=', forumId);
  if (slots) query = query.where('number', 'in', [...new Set(slots)]);
  await query.orderBy('number').forNoKeyUpdate().execute();
}
