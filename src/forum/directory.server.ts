import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';

const PAGE = 100;

export type DelegateLine = {
  ref: string;
  name: string;
  title: string;
  organisation: string;
  country: string;
  status: 'invited' | 'confirmed' | 'declined' | 'cancelled';
  consent: 'named' | 'aggregate';
  answeredAt: Date | null;
};

/**
 * What the people screen shows to staff: one page of delegates whose name, organisation or
 * reference contains every word, by family name; all clients and staff.
 *
 * @param page from 1
 */
export async function readDirectory(db: Db, { forumId }: Staff, words: string, page: number) {
  const sought = words.split(/\s+/).filter(Boolean).slice(0, 8);
  let fitting = db
    .selectFrom('delegate as d')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'd.forum_id').onRef('p.id', '=', 'd.person_id'),
    )
    .where('d.forum_id', '=', forumId);
  for (const word of sought)
    fitting = fitting.where(
      sql<string>`concat_ws(' ', p.given_name, p.family_name, d.organisation, d.title, d.ref)`,
      'ilike',
      `%${word.replace(/[\\%_]/g, '\\$&')}%`,
    );

  const [{ found }, { all }, delegates] = await Promise.all([
    fitting.select(count('found')).executeTakeFirstOrThrow(),
    db
      .selectFrom('delegate')
      .select(count('all'))
      .where('forum_id', '=', forumId)
      .executeTakeFirstOrThrow(),
    fitting
      .select(['d.ref', 'd.title', 'd.organisation', 'd.country', 'd.status', 'd.consent'])
      .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('name'))
      .select(({ selectFrom }) =>
        selectFrom('response as r')
          .select(({ fn }) => fn.max('r.submitted_at').as('at'))
          .whereRef('r.forum_id', '=', 'd.forum_id')
          .whereRef('r.delegate_id', '=', 'd.person_id')
          .as('answeredAt'),
      )
      .orderBy('p.family_name')
      .orderBy('p.given_name')
      .orderBy('d.ref')
      .limit(PAGE)
      .offset((page - 1) * PAGE)
      .execute(),
  ]);
  return {
    delegates: delegates satisfies DelegateLine[],
    found,
    all,
    page,
    pages: Math.max(1, Math.ceil(found / PAGE)),
    clients: await readClients(db, forumId),
    staff: await readStaff(db, forumId),
  };
}

const count = <Name extends string>(name: Name) => sql<number>`count(*)::int`.as(name);

async function readClients(db: Db, forumId: string) {
  const [clients, people] = await Promise.all([
    db
      .selectFrom('client')
      .select(['id', 'ref', 'company', 'package', 'meetings_guaranteed as guaranteed'])
      .where('forum_id', '=', forumId)
      .orderBy('ref')
      .execute(),
    db
      .selectFrom('person')
      .select(['client_id', 'given_name', 'family_name'])
      .where('forum_id', '=', forumId)
      .where('role', '=', 'client')
      .orderBy('family_name')
      .execute(),
  ]);
  return clients.map(({ id, ...client }) => ({
    ...client,
    representatives: people
      .filter(({ client_id }) => client_id === id)
      .map(({ given_name, family_name }) => `${given_name} ${family_name}`.trim()),
  }));
}

function readStaff(db: Db, forumId: string) {
  return db
    .selectFrom('person')
    .select(['email', 'role', sql<string>`btrim(given_name || ' ' || family_name)`.as('name')])
    .where('forum_id', '=', forumId)
    .where('role', 'in', ['organiser', 'researcher'])
    .orderBy('email')
    .execute();
}
