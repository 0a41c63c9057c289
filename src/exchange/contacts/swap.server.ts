/** Both agreed: each side holds the other's card from now on. Within the transaction of the act. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { columnsOf, type Gives } from '#exchange/contacts/gives.ts';
import { introduceTo } from '#exchange/introductions.server.ts';
import { giveNotice, markRead } from '#exchange/notices/notices.server.ts';
import { record } from '#forum/audit.server.ts';

/** `at`: when this side said so, which without a network is earlier than we hear of it */
export type Side = { person: string; gives: Gives; at: Date };

/**
 * Gives each side the other's card, ends what either still asks of the other, and introduces a
 * delegate to a company that did not see the delegate. A card taken back after its owner agreed
 * stays taken back.
 *
 * @param told who hears of it by a notice: whoever does not see it happen
 */
export async function swap(
  tx: Db,
  forumId: string,
  [one, other]: readonly [Side, Side],
  { way, told }: { way: 'code' | 'offline'; told: readonly string[] },
  now: Date,
): Promise<void> {
  await give(tx, forumId, one, other.person, way);
  await give(tx, forumId, other, one.person, way);
  await endAsks(tx, forumId, one.person, other.person, now);
  await introduceSides(tx, forumId, [one.person, other.person], now);
  const detail = { one: one.person, other: other.person, way };
  await record(tx, { forumId, personId: one.person, act: 'swapped cards', detail }, now);
  await announce(tx, forumId, 'contacts:mine', [one.person, other.person], now);
  for (const person of told) {
    const of = person === one.person ? other.person : one.person;
    await giveNotice(tx, forumId, [person], { kind: 'card-swapped', body: { person: of } }, now);
  }
}

/** What either still asks of the other is answered, and no notice tells of it any more. */
async function endAsks(tx: Db, forumId: string, one: string, other: string, now: Date) {
  const ended = await tx
    .updateTable('card_ask')
    .set({ answer: 'swapped', answered_at: now })
    .where('forum_id', '=', forumId)
    .where('answer', 'is', null)
    .where(
      sql<boolean>`(from_id = ${one} and to_id = ${other}
        or from_id = ${other} and to_id = ${one})`,
    )
    .returning(['id', 'to_id'])
    .execute();
  for (const { id, to_id } of ended)
    await markRead(
      tx,
      { forumId, personId: to_id },
      { kind: 'card-asked', about: { ask: id } },
      now,
    );
}

async function give(tx: Db, forumId: string, { person, gives, at }: Side, to: string, way: string) {
  const given = { ...columnsOf(gives), way: way as 'code' | 'offline', met_at: at };
  await tx
    .insertInto('contact')
    .values({ forum_id: forumId, owner_id: to, person_id: person, ...given })
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'owner_id', 'person_id'])
        .doUpdateSet({ ...given, withdrawn_at: null })
        .where(sql<boolean>`greatest(contact.met_at, contact.withdrawn_at) < ${at}`),
    )
    .execute();
}

const seatsOf = (tx: Db, forumId: string, people: readonly string[]) =>
  tx
    .selectFrom('person')
    .select(['id', 'role', 'client_id'])
    .where('forum_id', '=', forumId)
    .where('id', 'in', people)
    .execute();

async function introduceSides(tx: Db, forumId: string, people: readonly string[], now: Date) {
  const seats = await seatsOf(tx, forumId, people);
  const companies = seats.flatMap(({ client_id }) => client_id ?? []);
  for (const { id, role } of seats)
    if (role === 'delegate')
      await introduceTo(tx, { forumId, personId: id }, companies, 'exchanged', now);
}

/** Asking a representative is the delegate's own act: the company sees who asks. */
export async function introduceAsker(
  tx: Db,
  forumId: string,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<void> {
  const seats = await seatsOf(tx, forumId, [from, to]);
  const asker = seats.find(({ id }) => id === from);
  const company = seats.find(({ id }) => id === to)?.client_id;
  if (asker?.role === 'delegate' && company)
    await introduceTo(tx, { forumId, personId: from }, [company], 'exchanged', now);
}
