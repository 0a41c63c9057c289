/** Who has come to the forum: ticked at the door by staff, one tap each. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';

/** Announced to everyone of the organiser when somebody came. */
export const DOOR = 'forum:door';

export type Expected = {
  id: string;
  /** a delegate's Ref; null: a representative */
  ref: string | null;
  name: string;
  role: 'delegate' | 'client';
  organisation: string;
  /** null: not yet */
  cameAt: Date | null;
};

const name = sql<string>`btrim(person.given_name || ' ' || person.family_name)`;

/** Everyone who is expected: confirmed delegates and all representatives. */
const expected = (db: Db, forumId: string) =>
  db
    .selectFrom('person')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .leftJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'person.forum_id')
        .onRef('client.id', '=', 'person.client_id'),
    )
    .leftJoin('check_in', (join) =>
      join
        .onRef('check_in.forum_id', '=', 'person.forum_id')
        .onRef('check_in.person_id', '=', 'person.id'),
    )
    .select([
      'person.id',
      'person.role',
      'delegate.ref',
      name.as('name'),
      sql<string>`coalesce(delegate.organisation, client.company, '')`.as('organisation'),
      'check_in.made_at as cameAt',
    ])
    .where('person.forum_id', '=', forumId)
    .where(({ or, eb }) =>
      or([eb('delegate.status', '=', 'confirmed'), eb('person.role', '=', 'client')]),
    );

export type Door = { people: Expected[]; came: number; of: number; found: number };

/** People a door shows at once; the words find the others. */
const MOST = 60;

/** The list at the door, by family name. @param words each must stand in a name, a firm or a ref */
export async function readDoor(db: Db, { forumId }: Organiser, words: string): Promise<Door> {
  const rows = (await expected(db, forumId)
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .orderBy('person.id')
    .execute()) as Expected[];
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(({ name, organisation, ref }) => {
    const text = `${name} ${organisation} ${ref ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const came = rows.filter(({ cameAt }) => cameAt !== null).length;
  return { people: found.slice(0, MOST), came, of: rows.length, found: found.length };
}

/** Who has come, in the order of their ids. */
export async function listCheckIns(db: Db, { forumId }: Organiser): Promise<Expected[]> {
  const rows = expected(db, forumId).where('check_in.made_at', 'is not', null);
  return (await rows.orderBy('person.id').execute()) as Expected[];
}

export type CheckedIn = { checkIn: Expected } | { refused: 'no-such-person' };
/** By id, or a delegate by Ref. */
export type Whom = { person: string } | { delegate: string };

async function find(tx: Db, forumId: string, whom: Whom): Promise<Expected | null> {
  const all = expected(tx, forumId);
  const row =
    'person' in whom
      ? all.where(sql<string>`person.id::text`, '=', whom.person.toLowerCase())
      : all.where('delegate.ref', '=', whom.delegate);
  return ((await row.executeTakeFirst()) ?? null) as Expected | null;
}

/** Somebody has come. Said twice, the first time counts. */
export async function checkIn(db: Db, staff: Organiser, whom: Whom, now: Date): Promise<CheckedIn> {
  return change(db, staff, whom, now, async (tx, id) => {
    await tx
      .insertInto('check_in')
      .values({ forum_id: staff.forumId, person_id: id, made_at: now, made_by: staff.personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** It was somebody else. */
export async function undoCheckIn(
  db: Db,
  staff: Organiser,
  whom: Whom,
  now: Date,
): Promise<CheckedIn> {
  return change(db, staff, whom, now, async (tx, id) => {
    await tx
      .deleteFrom('check_in')
      .where('forum_id', '=', staff.forumId)
      .where('person_id', '=', id)
      .execute();
  });
}

async function change(
  db: Db,
  { forumId }: Organiser,
  whom: Whom,
  now: Date,
  write: (tx: Db, id: string) => Promise<void>,
): Promise<CheckedIn> {
  return db.transaction().execute(async (tx): Promise<CheckedIn> => {
    const person = await find(tx, forumId, whom);
    if (!person) return { refused: 'no-such-person' };
    await write(tx, person.id);
    const staff = await tx
      .selectFrom('person')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('role', '=', 'organiser')
      .execute();
    await announce(
      tx,
      forumId,
      DOOR,
      staff.map(({ id }) => id),
      now,
    );
    return { checkIn: (await find(tx, forumId, whom)) ?? person };
  });
}
