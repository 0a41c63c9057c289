/** Asking for a card whose code one has read, and answering. */
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import { whoShows } from '#exchange/contacts/cards.server.ts';
import { columnsOf, fromColumns, type Gives } from '#exchange/contacts/gives.ts';
import { type Met, readMet } from '#exchange/contacts/met.server.ts';
import { introduceAsker, swap } from '#exchange/contacts/swap.server.ts';
import { isHiddenFrom } from '#exchange/introductions.server.ts';
import { giveNotice, markRead } from '#exchange/notices/notices.server.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type AskRefusal = 'no-such-code' | 'too-many';
/** `reveals`: asking or swapping shows a hidden delegate to the other's company */
export type Shown = Met & { reveals: boolean };

/** Who shows this code: name, title and organisation, by the holder's own act. */
export async function readShown(
  db: Kysely<Schema>,
  visitor: Visitor,
  code: string,
  now: Date,
): Promise<Shown | { refused: AskRefusal }> {
  const shows = await whoShows(db, visitor, code, now);
  if ('refused' in shows) return shows;
  const [person] = await readMet(db, visitor.forumId, [shows.person]);
  if (!person) return { refused: 'no-such-code' };
  return { ...person, reveals: await revealsTo(db, visitor, person) };
}

const revealsTo = async (db: Db, visitor: Visitor, { id, kind }: Met) =>
  visitor.role === 'delegate' && kind === 'client' ? isHiddenFrom(db, visitor, id) : false;

export type Asked = { asked: string } | { swapped: string } | { refused: AskRefusal };

/**
 * Asks whoever shows the code to swap cards. If that person has asked for this one's card
 * meanwhile, both have agreed.
 *
 * @returns ids: of the ask, or of the person with whom cards are swapped
 */
export async function askForCard(
  db: Kysely<Schema>,
  visitor: Visitor,
  { code, gives }: { code: string; gives: Gives },
  now: Date,
): Promise<Asked> {
  const shows = await whoShows(db, visitor, code, now);
  if ('refused' in shows) return shows;
  const { forumId, personId } = visitor;
  const mine = { from: personId, to: shows.person, gives };
  return db.transaction().execute(async (tx): Promise<Asked> => {
    await lockPair(tx, personId, shows.person);
    const [theirs] = await openAsks(tx, forumId, { from: shows.person, to: personId }, now);
    if (!theirs) return { asked: await ask(tx, forumId, mine, now) };
    const sides = [
      { person: personId, gives, at: now },
      { person: shows.person, gives: fromColumns(theirs), at: now },
    ] as const;
    await swap(tx, forumId, sides, { way: 'code', told: [shows.person] }, now);
    return { swapped: shows.person };
  });
}

type Ask = { from: string; to: string; gives: Gives };

/** Writes an ask down, or what it gives anew, and tells whoever is asked. @returns its id */
export async function ask(tx: Db, forumId: string, { from, to, gives }: Ask, now: Date) {
  const { id, fresh } = await tx
    .insertInto('card_ask')
    .values({
      ...{ forum_id: forumId, id: newId(), from_id: from, to_id: to },
      ...{ ...columnsOf(gives), asked_at: now },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'from_id', 'to_id'])
        .where('answer', 'is', null)
        .doUpdateSet({ ...columnsOf(gives), asked_at: now }),
    )
    .returning(['id', sql<boolean>`xmax = 0`.as('fresh')])
    .executeTakeFirstOrThrow();
  await introduceAsker(tx, forumId, { from, to }, now);
  await announce(tx, forumId, 'contacts:mine', [from, to], now);
  if (fresh) await giveNotice(tx, forumId, [to], { kind: 'card-asked', body: { ask: id } }, now);
  return id;
}

/** Two acts on the same pair take turns, whichever of the two begins. */
export const lockPair = (tx: Db, one: string, other: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`cards ${[one, other].sort().join(' ')}`}, 0))`.execute(
    tx,
  );

/** What nobody answered for a week is no question any more. */
const OPEN_FOR = 7 * 86_400_000;

const openAsks = (
  db: Db,
  forumId: string,
  { from, to }: { from?: string; to: string },
  now: Date,
) => {
  const open = db
    .selectFrom('card_ask')
    .select(['id', 'from_id', 'gives_email', 'gives_phone', 'gives_note', 'asked_at'])
    .where('forum_id', '=', forumId)
    .where('to_id', '=', to)
    .where('answer', 'is', null)
    .where('asked_at', '>', new Date(now.getTime() - OPEN_FOR))
    // whom one blocked meanwhile asks for nothing any more
    .where(sql<boolean>`not ${hasBlocked(forumId, sql`to_id`, sql`from_id`)}`)
    .orderBy('asked_at', 'desc');
  return (from === undefined ? open : open.where('from_id', '=', from)).execute();
};

/** Whether this ask still waits for the visitor's answer. */
export async function isOpen(db: Db, { forumId, personId }: Visitor, id: string, now: Date) {
  return (await openAsks(db, forumId, { to: personId }, now)).some((ask) => ask.id === id);
}

export type ToAnswer = { id: string; person: Shown; gives: Gives; at: Date };

/** Who asks for my card, the newest first. */
export async function readAsks(db: Db, visitor: Visitor, now: Date): Promise<ToAnswer[]> {
  const rows = await openAsks(db, visitor.forumId, { to: visitor.personId }, now);
  const people = await readMet(
    db,
    visitor.forumId,
    rows.map(({ from_id }) => from_id),
  );
  const asks = rows.map(async (row): Promise<ToAnswer[]> => {
    const person = people.find(({ id }) => id === row.from_id);
    if (!person) return [];
    const reveals = await revealsTo(db, visitor, person);
    return [
      { id: row.id, person: { ...person, reveals }, gives: fromColumns(row), at: row.asked_at },
    ];
  });
  return (await Promise.all(asks)).flat();
}

/** For whose cards I wait. A card that was declined looks the same as one not answered yet. */
export async function readWaiting(db: Db, { forumId, personId }: Visitor, now: Date) {
  const rows = await db
    .selectFrom('card_ask as a')
    .select(['a.to_id', sql<Date>`max(a.asked_at)`.as('at')])
    .where('a.forum_id', '=', forumId)
    .where('a.from_id', '=', personId)
    .where('a.asked_at', '>', new Date(now.getTime() - OPEN_FOR))
    .where(sql<boolean>`a.answer is distinct from 'swapped'`)
    .where(
      sql<boolean>`not exists (select from contact c where c.forum_id = a.forum_id
        and c.owner_id = a.from_id and c.person_id = a.to_id and c.met_at >= a.asked_at)`,
    )
    .groupBy('a.to_id')
    .execute();
  const people = await readMet(
    db,
    forumId,
    rows.map(({ to_id }) => to_id),
  );
  return people.map((person) => ({
    person,
    at: rows.find(({ to_id }) => to_id === person.id)?.at ?? now,
  }));
}

/** `gives` null: not now */
export type Answer = { ask: string; gives: Gives | null };

/** Whoever showed the code agrees, or not now: the other side does not learn of a no. */
export async function answerAsk(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  { ask: id, gives }: Answer,
  now: Date,
): Promise<{ swapped: string } | { declined: true } | { refused: 'no-such-ask' }> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('card_ask')
      .select(['from_id', 'gives_email', 'gives_phone', 'gives_note', 'asked_at'])
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .where('to_id', '=', personId)
      .where('answer', 'is', null)
      .where('asked_at', '>', new Date(now.getTime() - OPEN_FOR))
      .where(sql<boolean>`not ${hasBlocked(forumId, sql`to_id`, sql`from_id`)}`)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return { refused: 'no-such-ask' as const };
    // an answer here ends what the two devices may still bring of the same meeting
    await settleThreads(tx, forumId, { offerer: personId, replier: row.from_id }, now);
    if (gives) {
      const theirs = { person: row.from_id, gives: fromColumns(row), at: now };
      const sides = [{ person: personId, gives, at: now }, theirs] as const;
      await swap(tx, forumId, sides, { way: 'code', told: [row.from_id] }, now);
      return { swapped: row.from_id };
    }
    await markRead(tx, { forumId, personId }, { kind: 'card-asked', about: { ask: id } }, now);
    const answered = { answer: 'declined' as const, answered_at: now };
    await tx
      .updateTable('card_ask')
      .set(answered)
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .execute();
    await announce(tx, forumId, 'contacts:mine', [personId], now);
    return { declined: true as const };
  });
}

async function settleThreads(
  tx: Db,
  forumId: string,
  { offerer, replier }: { offerer: string; replier: string },
  now: Date,
) {
  await tx
    .updateTable('card_thread')
    .set({ settled_at: now })
    .where('forum_id', '=', forumId)
    .where('offerer_id', '=', offerer)
    .where('replier_id', '=', replier)
    .where('settled_at', 'is', null)
    .execute();
}
