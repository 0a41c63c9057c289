/** The people with whom a visitor swapped cards, and what each of them gives. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { fromColumns, type Gives } from '#exchange/contacts/gives.ts';
import { type Met, readMet } from '#exchange/contacts/met.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { record } from '#forum/audit.server.ts';

export type Contact = {
  person: Met;
  /** '' where the person does not give it, or has taken the card back */
  email: string;
  phone: string;
  note: string;
  /** the other took the card back */
  takenBack: boolean;
  way: 'code' | 'offline';
  metAt: Date;
  /** my own words about it */
  mine: string;
  /** what I give; null: I took my card back, or it was removed */
  given: Gives | null;
};

/** Whether the visitor holds this person's card, and it was not taken back. */
export async function holdsCard(db: Db, { forumId, personId }: Visitor, person: string) {
  const row = await db
    .selectFrom('contact')
    .select('met_at')
    .where('forum_id', '=', forumId)
    .where('owner_id', '=', personId)
    .where('person_id', '=', person)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** By family name. */
export async function readContacts(db: Db, { forumId, personId }: Visitor): Promise<Contact[]> {
  const rows = await db
    .selectFrom('contact as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'c.forum_id').onRef('p.id', '=', 'c.person_id'),
    )
    .leftJoin('card as k', (join) =>
      join.onRef('k.forum_id', '=', 'c.forum_id').onRef('k.person_id', '=', 'c.person_id'),
    )
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'c.forum_id').onRef('d.person_id', '=', 'c.person_id'),
    )
    .select(['c.person_id', 'c.gives_email', 'c.gives_phone', 'c.gives_note', 'c.way', 'c.met_at'])
    .select(['c.withdrawn_at', 'c.note as mine', 'p.email'])
    .select(sql<string>`coalesce(nullif(k.phone, ''), d.phone, '')`.as('phone'))
    .select(sql<string>`coalesce(k.note, '')`.as('note'))
    .where('c.forum_id', '=', forumId)
    .where('c.owner_id', '=', personId)
    .execute();
  const given = await readGiven(db, { forumId, personId });
  const people = await readMet(
    db,
    forumId,
    rows.map(({ person_id }) => person_id),
  );
  return people.flatMap((person): Contact[] => {
    const row = rows.find(({ person_id }) => person_id === person.id);
    if (!row) return [];
    const gives = row.withdrawn_at ? null : fromColumns(row);
    return [
      {
        ...{ person, way: row.way, metAt: row.met_at, mine: row.mine },
        email: gives?.email ? row.email : '',
        phone: gives?.phone ? row.phone : '',
        note: gives?.note ? row.note : '',
        takenBack: gives === null,
        given: given.get(person.id) ?? null,
      },
    ];
  });
}

async function readGiven(db: Db, { forumId, personId }: Pick<Visitor, 'forumId' | 'personId'>) {
  const rows = await db
    .selectFrom('contact')
    .select(['owner_id', 'gives_email', 'gives_phone', 'gives_note'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.owner_id, fromColumns(row)]));
}

type Refused = { refused: 'no-such-contact' };

/** My card stops showing to this person; what was written down elsewhere stays there. */
export async function takeBack(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  person: string,
  now: Date,
): Promise<{ taken: true } | Refused> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('contact')
      .set({ withdrawn_at: now })
      .where('forum_id', '=', forumId)
      .where('owner_id', '=', person)
      .where('person_id', '=', personId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return { refused: 'no-such-contact' as const };
    const deed = { act: 'took a card back', detail: { from: person } };
    await record(tx, { forumId, personId, ...deed }, now);
    await announce(tx, forumId, 'contacts:mine', [personId, person], now);
    return { taken: true as const };
  });
}

/** Takes a contact off my list; what I gave stays given until I take it back. */
export async function removeContact(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  person: string,
  now: Date,
): Promise<{ removed: true } | Refused> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('contact')
      .where('forum_id', '=', forumId)
      .where('owner_id', '=', personId)
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return { refused: 'no-such-contact' as const };
    await announce(tx, forumId, 'contacts:mine', [personId], now);
    return { removed: true as const };
  });
}

export const LONGEST_NOTE = 500;

/** My own words about a contact; nobody else reads them. */
export async function noteContact(
  db: Kysely<Schema>,
  { forumId, personId }: Visitor,
  { person, note }: { person: string; note: string },
  now: Date,
): Promise<{ noted: true } | { refused: 'no-such-contact' | 'too-long' }> {
  if (note.trim().length > LONGEST_NOTE) return { refused: 'too-long' };
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('contact')
      .set({ note: note.trim() })
      .where('forum_id', '=', forumId)
      .where('owner_id', '=', personId)
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return { refused: 'no-such-contact' as const };
    await announce(tx, forumId, 'contacts:mine', [personId], now);
    return { noted: true as const };
  });
}

export async function countContacts(db: Db, { forumId, personId }: Visitor): Promise<number> {
  const { count } = await db
    .selectFrom('contact')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('forum_id', '=', forumId)
    .where('owner_id', '=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

/** What others gave this person, by their Ref: only of those who gave an address or a number. */
export async function readReach(
  db: Db,
  visitor: Visitor,
): Promise<Map<string, { email: string; phone: string }>> {
  const given = (await readContacts(db, visitor)).filter(({ email, phone }) => email || phone);
  return new Map(given.map(({ person, email, phone }) => [person.ref, { email, phone }]));
}
