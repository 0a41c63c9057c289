/** The delegate's own acts towards a client, which show name, title and organisation to it. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { ofPair, type Parties, representatives } from '#meetings/wishes/parties.server.ts';
import type { KnownPair } from '#meetings/wishes/seen.ts';

/** What the client's screens list changes: the delegate comes into sight, or goes out of it. */
async function tellOfSight(tx: Db, parties: Parties, now: Date): Promise<void> {
  await announce(tx, parties.forumId, 'iq:people', await representatives(tx, parties), now);
}

/** From now on this client sees the delegate's name, title and organisation; never an answer. */
export async function introduce(tx: Db, parties: Parties, act: 'asked' | 'accepted', now: Date) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('introduction')
    .values({ ...ofPair(parties), act, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows) await tellOfSight(tx, parties, now);
}

/**
 * Takes an introduction back with the act that made it, unless the delegate wrote to the client. If
 * the delegate has no act of that kind to take back, it stays: going out of sight at a no thanks
 * would tell of it.
 */
export async function takeBackIntroduction(
  tx: Db,
  parties: Parties,
  { delegate, client }: KnownPair,
  now: Date,
): Promise<void> {
  const wished = delegate !== null && delegate.strength !== 'never';
  if (!wished && client?.reply !== 'accepted' && client?.reply !== 'offered') return;
  const { numDeletedRows } = await tx
    .deleteFrom('introduction')
    .where((where) => where.and(ofPair(parties)))
    .where('act', 'in', ['asked', 'accepted'])
    .where(
      sql<boolean>`not exists (
        select from message m
        join room_member o on o.forum_id = m.forum_id and o.room_id = m.room_id
        join person p on p.forum_id = o.forum_id and p.id = o.person_id
        where m.forum_id = ${parties.forumId} and m.author_id = ${parties.delegateId}
          and p.client_id = ${parties.clientId})`,
    )
    .executeTakeFirst();
  if (numDeletedRows > 0n) await tellOfSight(tx, parties, now);
}
