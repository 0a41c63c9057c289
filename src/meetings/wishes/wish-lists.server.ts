/** Wishes as each side's screen shows them. */

import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import { type Limits, limitsOf } from '#meetings/wishes/limits.ts';
import { markOf } from '#meetings/wishes/mark.server.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { NOTHING_SEEN, type Seen, seenOf } from '#meetings/wishes/seen.ts';

/** `mark`: goes with an answer, and says to what */
type Marked = Seen & { mark: string };
export type CompanyWish = Marked & { ref: string; company: string; solutions: string[] };
export type DelegateWishes = {
  /** aggregate: each ask or acceptance shows that one client who is asking */
  consent: 'named' | 'aggregate';
  companies: CompanyWish[];
  limits: Limits;
};

/** Every company of the forum, and what stands between it and this delegate. */
export async function delegateWishes(
  db: Db,
  delegate: Delegate,
  now: Date,
): Promise<DelegateWishes> {
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
  const pairs = await readPairs(db, forumId, { delegateId: personId }, now);
  return {
    consent,
    companies: companies.map(({ id, ...company }) => {
      const pair = pairs.find(({ clientId }) => clientId === id);
      const seen = (pair && seenOf('delegate', pair)) ?? NOTHING_SEEN;
      return { ...company, ...seen, mark: markOf(seen) };
    }),
    limits: limitsOf('delegate', pairs, await readRules(db, forumId)),
  };
}

export type GuestWish = Marked & { ref: string; name: string; title: string; organisation: string };

/** The client's wishes and the requests to it. Whoever it can't see is not among them, whoever asked. */
export async function clientWishes(db: Db, client: Client, now: Date): Promise<GuestWish[]> {
  const { forumId, clientId } = client;
  const known = (await readPairs(db, forumId, { clientId }, now)).flatMap((pair) => {
    const seen = seenOf('client', pair);
    return seen && seen.view !== 'none' ? [{ id: pair.delegateId, seen }] : [];
  });
  if (known.length === 0) return [];
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
      known.map(({ id }) => id),
    )
    .orderBy('person.family_name')
    .orderBy('delegate.ref')
    .execute();
  return people.flatMap(({ id, ...person }) => {
    const seen = known.find((each) => each.id === id)?.seen;
    return seen ? [{ ...person, ...seen, mark: markOf(seen) }] : [];
  });
}

/** How many requests and musts the client has open, of how many. */
export async function clientLimits(db: Db, client: Client, now: Date): Promise<Limits> {
  const { forumId, clientId } = client;
  const pairs = await readPairs(db, forumId, { clientId }, now);
  return limitsOf('client', pairs, await readRules(db, forumId));
}
