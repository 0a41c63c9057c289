/** Wishes as each side's screen shows them. */

import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { readPairs } from '#meetings/pairs.server.ts';
import { type Strength, type View, viewOf } from '#meetings/wish.ts';

export type CompanyWish = {
  ref: string;
  company: string;
  solutions: string[];
  view: View;
  /** how strongly this side asked; null if it didn't */
  strength: Strength | null;
  planned: boolean;
};
export type DelegateWishes = {
  /** aggregate: each ask or acceptance shows that one client who is asking */
  consent: 'named' | 'aggregate';
  companies: CompanyWish[];
};

/** Every company of the forum, and what stands between it and this delegate. */
export async function delegateWishes(db: Db, delegate: Delegate): Promise<DelegateWishes> {
  const { forumId, personId } = delegate;
  const { consent } = await db
    .selectFrom('delegate')
    .select('consent')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const companies = await db
    .selectFrom('client')
    .select(['id', 'ref', 'company', 'solutions'])
    .where('forum_id', '=', forumId)
    .orderBy('company')
    .orderBy('ref')
    .execute();
  const pairs = await readPairs(db, forumId, { delegateId: personId });
  return {
    consent,
    companies: companies.map(({ id, ...company }) => {
      const pair = pairs.find(({ clientId }) => clientId === id);
      return {
        ...company,
        view: pair ? viewOf('delegate', pair) : 'none',
        strength: pair?.delegate?.strength ?? null,
        planned: pair?.planned ?? false,
      };
    }),
  };
}

export type GuestWish = {
  ref: string;
  name: string;
  title: string;
  organisation: string;
  view: View;
  strength: Strength | null;
  planned: boolean;
};

/** The client's wishes and the requests to it. Whoever it can't see is not among them, whoever asked. */
export async function clientWishes(db: Db, client: Client): Promise<GuestWish[]> {
  const { forumId, clientId } = client;
  const pairs = (await readPairs(db, forumId, { clientId })).filter(({ shown }) => shown);
  if (pairs.length === 0) return [];
  const people = await db
    .selectFrom('delegate')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'delegate.forum_id')
        .onRef('person.id', '=', 'delegate.person_id'),
    )
    .select([
      'person.id',
      'delegate.ref',
      'delegate.title',
      'delegate.organisation',
      sql<string>`btrim(person.given_name || ' ' || person.family_name)`.as('name'),
    ])
    .where('delegate.forum_id', '=', forumId)
    .where(
      'person.id',
      'in',
      pairs.map(({ delegateId }) => delegateId),
    )
    .orderBy('person.family_name')
    .orderBy('delegate.ref')
    .execute();
  return people.flatMap(({ id, ...person }) => {
    const pair = pairs.find(({ delegateId }) => delegateId === id);
    if (!pair) return [];
    const view = viewOf('client', pair);
    if (view === 'none') return [];
    return [{ ...person, view, strength: pair.client?.strength ?? null, planned: pair.planned }];
  });
}
