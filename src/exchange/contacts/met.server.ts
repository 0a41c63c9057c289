/** People as those see them with whom they swap cards, whatever their consent. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';

export type Met = {
  id: string;
  /** a delegate's Ref or a representative's Client ID */
  ref: string;
  name: string;
  given: string;
  family: string;
  /** '' for representatives */
  title: string;
  organisation: string;
  kind: 'delegate' | 'client';
};

/** Only for those who were shown these people: by a code, by an ask, by a swap. */
export async function readMet(db: Db, forumId: string, ids: readonly string[]): Promise<Met[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('person as p')
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.person_id', '=', 'p.id'),
    )
    .leftJoin('client as c', (join) =>
      join.onRef('c.forum_id', '=', 'p.forum_id').onRef('c.id', '=', 'p.client_id'),
    )
    .select(['p.id', 'p.role', 'p.given_name as given', 'p.family_name as family'])
    .select([
      sql<string>`coalesce(d.ref, c.ref, '')`.as('ref'),
      sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('name'),
      sql<string>`coalesce(d.title, '')`.as('title'),
      sql<string>`coalesce(d.organisation, c.company, '')`.as('organisation'),
    ])
    .where('p.forum_id', '=', forumId)
    .where('p.id', 'in', ids)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('p.id')
    .execute();
  return rows.map(({ role, ...row }) => ({
    ...row,
    kind: role === 'client' ? ('client' as const) : ('delegate' as const),
  }));
}
