/** Writes what people said: responses and wishes. */
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { fold } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import type { Ledger, PlannedResponse, PlannedWish } from '#research/import/plan.ts';
import { count, store, type Tables } from '#research/import/store.server.ts';
import type { Ids } from '#research/import/write-people.server.ts';
import { notes } from '#ui/texts/import.ts';

/**
 * Every submission is kept; which one counts is a matter of its time. The delegate's own stay. Where
 * a file says of a known submission something else, that is a row of its own, and the first one
 * stays as it was: an edition may have counted it.
 */
export async function writeResponses(
  tx: Db,
  forumId: string,
  planned: readonly PlannedResponse[],
  delegates: Ids,
  tables: Tables,
  now: Date,
): Promise<void> {
  const standing = await tx
    .selectFrom('response')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('corrected_at', 'is', null)
    .execute();
  const keyOf = (delegate: string, at: Date) => `${delegate} ${at.getTime()}`;
  const before = new Map(standing.map((row) => [keyOf(row.delegate_id, row.submitted_at), row]));
  const said = planned.flatMap(({ ref, submittedAt, budget, answers }) => {
    const delegate_id = delegates.get(fold(ref));
    if (delegate_id === undefined) return [];
    const known = before.get(keyOf(delegate_id, submittedAt)) ?? null;
    const row = { forum_id: forumId, id: newId(), delegate_id, submitted_at: submittedAt };
    return { known, row: { ...row, source: 'import' as const, budget, answers } };
  });
  const fresh = said.filter(({ known }) => known === null);
  const corrections = said.filter(
    ({ known, row }) =>
      known?.source === 'import' &&
      !(known.budget === row.budget && isDeepStrictEqual(known.answers, row.answers)),
  );
  await markCorrected(
    tx,
    forumId,
    corrections.map(({ known }) => known?.id ?? ''),
    now,
  );
  const rows = [...fresh, ...corrections].map(({ row }) => row);
  await store(tx, 'response', ['forum_id', 'id'], [], rows, {});
  if (rows.length > 0)
    count(tables, 'response', { inserted: fresh.length, updated: corrections.length });
}

async function markCorrected(tx: Db, forumId: string, ids: readonly string[], now: Date) {
  if (ids.length === 0) return;
  await tx
    .updateTable('response')
    .set({ corrected_at: now })
    .where('forum_id', '=', forumId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** A wish that someone made here is newer than the file. A delegate's wish is an act towards the client. */
export async function writeWishes(
  tx: Db,
  forumId: string,
  planned: readonly PlannedWish[],
  { delegates, clients }: { delegates: Ids; clients: Ids },
  ledger: Ledger,
  tables: Tables,
  now: Date,
): Promise<void> {
  const all = await tx.selectFrom('wish').selectAll().where('forum_id', '=', forumId).execute();
  const keyOf = (client: string, delegate: string, side: string) => `${client} ${delegate} ${side}`;
  const before = new Map(all.map((row) => [keyOf(row.client_id, row.delegate_id, row.side), row]));
  let own = 0;
  const wanted = planned.flatMap(({ client, delegate, side, strength, priority }) => {
    const client_id = clients.get(fold(client));
    const delegate_id = delegates.get(fold(delegate));
    if (client_id === undefined || delegate_id === undefined) return [];
    const known = before.get(keyOf(client_id, delegate_id, side));
    if (known?.source === 'person') {
      if (known.priority !== priority || known.strength !== strength) own++;
      return [];
    }
    const made_at = known?.made_at ?? now;
    const wish = { client_id, delegate_id, side, strength, priority };
    return { forum_id: forumId, ...wish, source: 'import' as const, made_at };
  });
  if (own > 0) ledger.notes.push(notes.ownWishes(own));
  const keys = ['forum_id', 'client_id', 'delegate_id', 'side'] as const;
  await store(tx, 'wish', keys, all, wanted, tables);

  const asked = wanted.filter(({ side, strength }) => side === 'delegate' && strength !== 'never');
  const known = await tx
    .selectFrom('introduction')
    .select(['client_id', 'delegate_id'])
    .where('forum_id', '=', forumId)
    .execute();
  const met = new Set(known.map((row) => keyOf(row.client_id, row.delegate_id, '')));
  const introductions = asked
    .filter((row) => !met.has(keyOf(row.client_id, row.delegate_id, '')))
    .map(({ client_id, delegate_id }) => {
      const pair = { forum_id: forumId, client_id, delegate_id };
      return { ...pair, act: 'asked' as const, made_at: now };
    });
  const pair = ['forum_id', 'client_id', 'delegate_id'] as const;
  await store(tx, 'introduction', pair, [], introductions, tables);
}
