/** Cards that a visitor brings along as files: contacts of the visitor alone. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { decodeText } from '#base/decode.ts';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import { type ReadCard, readCards } from '#base/vcard-reader.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type OwnContact = {
  id: string;
  name: string;
  title: string;
  organisation: string;
  emails: string[];
  phones: string[];
  note: string;
};
export const MOST_OWN = 1_000;
/** Bytes of a file: pictures make cards large, and they are not kept. */
export const LARGEST_FILE = 5_000_000;

export async function readOwnContacts(
  db: Db,
  { forumId, personId }: Visitor,
): Promise<OwnContact[]> {
  return db
    .selectFrom('own_contact')
    .select(['id', 'name', 'title', 'organisation', 'emails', 'phones', 'note'])
    .where('forum_id', '=', forumId)
    .where('owner_id', '=', personId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

const clip = (text: string, longest: number) => text.trim().slice(0, longest);
const few = (texts: readonly string[]) =>
  texts
    .map((text) => clip(text, 200))
    .filter(Boolean)
    .slice(0, 10);

function keptOf(card: ReadCard) {
  const kept = {
    ...{ name: clip(card.name, 200), title: clip(card.title, 200) },
    ...{ organisation: clip(card.organisation, 200), note: clip(card.note, 2_000) },
    ...{ emails: few(card.emails), phones: few(card.phones) },
  };
  return { ...kept, print: createHash('sha256').update(JSON.stringify(kept)).digest('hex') };
}

/** Adds each card of a file; one that is there already is not added again. */
export async function importCards(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  file: Uint8Array,
  now: Date,
): Promise<{ added: number; known: number } | { refused: 'no-cards' | 'too-many' | 'too-large' }> {
  if (file.length > LARGEST_FILE) return { refused: 'too-large' };
  const cards = readCards(decodeText(file) ?? '').map(keptOf);
  if (cards.length === 0) return { refused: 'no-cards' };
  if (cards.length > MOST_OWN) return { refused: 'too-many' };
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`card ${personId}`}, 0))`.execute(tx);
    const { count } = await tx
      .selectFrom('own_contact')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('forum_id', '=', forumId)
      .where('owner_id', '=', personId)
      .executeTakeFirstOrThrow();
    if (count + cards.length > MOST_OWN) return { refused: 'too-many' as const };
    const rows = cards.map((card) => ({
      ...{ forum_id: forumId, id: newId(), owner_id: personId, made_at: now, ...card },
    }));
    const added = await tx
      .insertInto('own_contact')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['forum_id', 'owner_id', 'print']).doNothing())
      .returning('id')
      .execute();
    await announce(tx, forumId, 'contacts:mine', [personId], now);
    return { added: added.length, known: cards.length - added.length };
  });
}

export async function removeOwn(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  id: string,
  now: Date,
): Promise<{ removed: true } | { refused: 'no-such-contact' }> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('own_contact')
      .where('forum_id', '=', forumId)
      .where('owner_id', '=', personId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return { refused: 'no-such-contact' as const };
    await announce(tx, forumId, 'contacts:mine', [personId], now);
    return { removed: true as const };
  });
}
