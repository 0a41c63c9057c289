/** Whom a visitor of the forum may see and write to. Hidden and missing people look alike. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';

export type Visitor = Delegate | Client;
export type Person = {
  id: string;
  /** a delegate's Ref or a representative's Client ID */
  ref: string;
  name: string;
  /** '' for representatives */
  title: string;
  organisation: string;
  kind: 'delegate' | 'client';
};

/** SQL: the delegate `d` is seen by this company, by consent or by the delegate's own act. */
export const seenByClient = (
  clientId: string | RawBuilder<unknown>,
) => sql<SqlBool>`(d.consent = 'named' or exists (
  select from introduction i
  where i.forum_id = d.forum_id and i.delegate_id = d.person_id and i.client_id = ${clientId}))`;

/**
 * Everyone a visitor may see but the visitor: to a delegate all confirmed delegates and all
 * representatives; to a client the delegates who are named or introduced, and its own colleagues.
 */
function seenBy(db: Db, visitor: Visitor) {
  const people = db
    .selectFrom('person as p')
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.person_id', '=', 'p.id'),
    )
    .leftJoin('client as c', (join) =>
      join.onRef('c.forum_id', '=', 'p.forum_id').onRef('c.id', '=', 'p.client_id'),
    )
    .where('p.forum_id', '=', visitor.forumId)
    .where('p.id', '<>', visitor.personId);
  return people.where(({ or, and, eb }) =>
    visitor.role === 'delegate'
      ? or([eb('d.status', '=', 'confirmed'), eb('p.role', '=', 'client')])
      : or([
          and([eb('d.status', '=', 'confirmed'), seenByClient(visitor.clientId)]),
          eb('p.client_id', '=', visitor.clientId),
        ]),
  );
}

const shown = [
  'p.id',
  'p.role as kind',
  sql<string>`coalesce(d.ref, c.ref, '')`.as('ref'),
  sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('name'),
  sql<string>`coalesce(d.title, '')`.as('title'),
  sql<string>`coalesce(d.organisation, c.company, '')`.as('organisation'),
] as const;
const personOf = (row: Omit<Person, 'kind'> & { kind: string }): Person => ({
  ...row,
  kind: row.kind === 'client' ? 'client' : 'delegate',
});

/** More than a thumb scrolls through: beyond it, words find people. */
const SHOWN = 200;

/** The people screen: those whose name, title or organisation holds every word, by family name. */
export async function readPeople(db: Db, visitor: Visitor, words: string) {
  let fitting = seenBy(db, visitor);
  for (const word of words.split(/\s+/).filter(Boolean).slice(0, 8))
    fitting = fitting.where(
      sql<string>`concat_ws(' ', p.given_name, p.family_name, d.title, d.organisation, c.company)`,
      'ilike',
      `%${word.replace(/[\\%_]/g, '\\$&')}%`,
    );
  const [{ found }, rows] = await Promise.all([
    fitting.select(sql<number>`count(*)::int`.as('found')).executeTakeFirstOrThrow(),
    fitting
      .select(shown)
      .orderBy('p.family_name')
      .orderBy('p.given_name')
      .orderBy('p.id')
      .limit(SHOWN)
      .execute(),
  ]);
  return { found, people: rows.map(personOf) };
}

/** Those of these people (ids) whom the visitor may see. */
export async function readSeen(db: Db, visitor: Visitor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await queryOfSeen(db, visitor, ids).execute();
  return rows.map(personOf);
}

/** The same, not sent yet. @param ids at least one */
export const queryOfSeen = (db: Db, visitor: Visitor, ids: readonly string[]) =>
  seenBy(db, visitor).where('p.id', 'in', ids).select(shown);

/**
 * A person by id, by a delegate's Ref or by a Client ID, of which the first representative is
 * meant; null if the visitor can't see anyone there.
 */
export async function findSeen(db: Db, visitor: Visitor, name: string): Promise<Person | null> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name);
  const row = await seenBy(db, visitor)
    .where(({ or, eb }) =>
      isId ? eb('p.id', '=', name) : or([eb('d.ref', '=', name), eb('c.ref', '=', name)]),
    )
    .select(shown)
    .orderBy('p.id')
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Ids of people by name as in `findSeen`; what names nobody stays as it is and is found nowhere. */
export async function findAll(db: Db, visitor: Visitor, names: readonly string[]) {
  const found = await Promise.all(names.map((name) => findSeen(db, visitor, name)));
  return found.map((person) => person?.id ?? NOBODY);
}
const NOBODY = '00000000-0000-0000-0000-000000000000';
