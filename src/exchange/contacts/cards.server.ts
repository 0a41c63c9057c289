/** A person's own card, and the code that shows it for some minutes. */
import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import { CODE_LENGTH, codeFrom, readCode } from '#exchange/contacts/code.ts';
import { columnsOf, DEFAULT, fromColumns, type Gives } from '#exchange/contacts/gives.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type OwnCard = {
  gives: Gives;
  email: string;
  /** '' where neither the person nor the organiser gave one */
  phone: string;
  note: string;
};
export const LONGEST = { phone: 40, note: 200 };

/** The card as its owner sees it. */
export async function readOwnCard(db: Db, { forumId, personId }: Visitor): Promise<OwnCard> {
  const row = await db
    .selectFrom('person as p')
    .leftJoin('card as k', (join) =>
      join.onRef('k.forum_id', '=', 'p.forum_id').onRef('k.person_id', '=', 'p.id'),
    )
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.person_id', '=', 'p.id'),
    )
    .select(['p.email', 'k.gives_email', 'k.gives_phone', 'k.gives_note'])
    .select(sql<string>`coalesce(nullif(k.phone, ''), d.phone, '')`.as('phone'))
    .select(sql<string>`coalesce(k.note, '')`.as('note'))
    .where('p.forum_id', '=', forumId)
    .where('p.id', '=', personId)
    .executeTakeFirstOrThrow();
  const { gives_email, gives_phone, gives_note } = row;
  const chosen = gives_email !== null && gives_phone !== null && gives_note !== null;
  return {
    gives: chosen ? fromColumns({ gives_email, gives_phone, gives_note }) : DEFAULT,
    ...{ email: row.email, phone: row.phone, note: row.note },
  };
}

export type CardChange = { gives: Gives; phone: string; note: string };

/** What the card gives from now on, and the number and words on it. */
export async function changeCard(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  { gives, phone, note }: CardChange,
  now: Date,
): Promise<{ changed: true } | { refused: 'phone-too-long' | 'note-too-long' }> {
  if (phone.trim().length > LONGEST.phone) return { refused: 'phone-too-long' };
  if (note.trim().length > LONGEST.note) return { refused: 'note-too-long' };
  const kept = { ...columnsOf(gives), phone: phone.trim(), note: note.trim(), changed_at: now };
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('card')
      .values({ forum_id: forumId, person_id: personId, ...kept })
      .onConflict((conflict) => conflict.columns(['forum_id', 'person_id']).doUpdateSet(kept))
      .execute();
    const holders = await tx
      .selectFrom('contact')
      .select('owner_id')
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .where('withdrawn_at', 'is', null)
      .execute();
    const told = [personId, ...holders.map(({ owner_id }) => owner_id)];
    await announce(tx, forumId, 'contacts:mine', told, now);
  });
  return { changed: true };
}

export type Code = { code: string; expiresAt: Date };
/** How long a code can be read (ms), and how long before its end another one is shown. */
const VALID = 10 * 60_000;
export const FRESH = 4 * 60_000;

/**
 * The code that a person shows. It is made when it is looked at, so that the page needs no script;
 * a page drawn again within some minutes shows the same.
 */
export async function showCode(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  now: Date,
): Promise<Code> {
  const shown = await db
    .selectFrom('card_code')
    .select(['code', 'expires_at'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('expires_at', '>', new Date(now.getTime() + FRESH))
    .orderBy('expires_at', 'desc')
    .executeTakeFirst();
  if (shown) return { code: shown.code, expiresAt: shown.expires_at };
  const code = codeFrom(randomBytes(CODE_LENGTH));
  const expiresAt = new Date(now.getTime() + VALID);
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('card_code')
      .where('forum_id', '=', forumId)
      .where('expires_at', '<=', now)
      .execute();
    await tx
      .insertInto('card_code')
      .values({
        ...{ forum_id: forumId, code, person_id: personId },
        ...{ made_at: now, expires_at: expiresAt },
      })
      .execute();
  });
  return { code, expiresAt };
}

/** Codes of nobody that a person may type within ten minutes. */
const WRONG = 10;
const WHILE = 10 * 60_000;

/**
 * Whose card a code shows. One that is nobody's, no longer valid, one's own, or of someone who
 * blocked the reader: all look alike.
 */
export async function whoShows(
  db: Kysely<Schema>,
  visitor: Visitor,
  typed: string,
  now: Date,
): Promise<{ person: string } | { refused: 'no-such-code' | 'too-many' }> {
  const { forumId, personId } = visitor;
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`card ${personId}`}, 0))`.execute(tx);
    const since = new Date(now.getTime() - WHILE);
    const { tries } = await tx
      .selectFrom('card_try')
      .select(sql<number>`count(*)::int`.as('tries'))
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .where('made_at', '>', since)
      .executeTakeFirstOrThrow();
    if (tries >= WRONG) return { refused: 'too-many' };
    const person = await ownerOf(tx, visitor, readCode(typed), now);
    if (person) return { person };
    const gone = tx.deleteFrom('card_try').where('forum_id', '=', forumId);
    await gone.where('made_at', '<=', since).execute();
    const wrong = { forum_id: forumId, id: newId(), person_id: personId, made_at: now };
    await tx.insertInto('card_try').values(wrong).execute();
    return { refused: 'no-such-code' };
  });
}

async function ownerOf(tx: Db, { forumId, personId }: Visitor, code: string | null, now: Date) {
  if (code === null) return null;
  const row = await tx
    .selectFrom('card_code as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'c.forum_id').onRef('p.id', '=', 'c.person_id'),
    )
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.person_id', '=', 'p.id'),
    )
    .select('c.person_id')
    .where('c.forum_id', '=', forumId)
    .where('c.code', '=', code)
    .where('c.expires_at', '>', now)
    .where('c.person_id', '<>', personId)
    .where(({ or, eb }) => or([eb('p.role', '=', 'client'), eb('d.status', '=', 'confirmed')]))
    .where(sql<boolean>`not ${hasBlocked(forumId, sql`c.person_id`, sql`${personId}::uuid`)}`)
    .executeTakeFirst();
  return row?.person_id ?? null;
}
