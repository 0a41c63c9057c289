/** All that meetings are planned by, on one screen. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { readAgenda, type Session, type Slot } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Absence, readAbsences } from '#meetings/rules/absences.server.ts';
import { readSeats, type Seat } from '#meetings/rules/attendees.server.ts';
import { type Contract, readContracts } from '#meetings/rules/contracts.server.ts';
import { type Hall, readHall } from '#meetings/rules/hall.server.ts';
import { type Rules, readRules } from '#meetings/rules/rules.server.ts';
import { type PairRule, readSaidOfPairs } from '#meetings/rules/said-of-pairs.server.ts';

/** `key`: what an organiser types to name the person: a delegate's Ref, a representative's address */
export type KnownPerson = { id: string; key: string; name: string; of: string };
export type RuleBook = {
  timezone: string;
  slots: Slot[];
  sessions: Session[];
  rules: Rules;
  contracts: Contract[];
  hall: Hall;
  people: KnownPerson[];
  absences: Absence[];
  seats: Seat[];
  pairRules: PairRule[];
};

const readPeople = (db: Db, forumId: string): Promise<KnownPerson[]> =>
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
    .select('person.id')
    .select(sql<string>`coalesce(delegate.ref, person.email)`.as('key'))
    .select(sql<string>`btrim(person.given_name || ' ' || person.family_name)`.as('name'))
    .select(sql<string>`coalesce(delegate.organisation, client.company, '')`.as('of'))
    .where('person.forum_id', '=', forumId)
    .where((is) =>
      is.or([is('person.role', '=', 'client'), is('delegate.status', '=', 'confirmed')]),
    )
    .orderBy('person.family_name')
    .orderBy('person.given_name')
    .orderBy('person.id')
    .execute();

export async function readRuleBook(db: Db, { forumId }: Organiser): Promise<RuleBook> {
  const { timezone, slots, sessions } = await readAgenda(db, forumId);
  return {
    ...{ timezone, slots, sessions },
    rules: await readRules(db, forumId),
    contracts: await readContracts(db, forumId),
    hall: await readHall(db, forumId),
    people: await readPeople(db, forumId),
    absences: await readAbsences(db, forumId),
    seats: await readSeats(db, forumId),
    pairRules: await readSaidOfPairs(db, forumId),
  };
}

/** The person whom an organiser typed or chose: the key, alone or before ` · ` and the name. */
export async function personTyped(
  db: Db,
  { forumId }: Organiser,
  typed: string,
): Promise<string | null> {
  const [key = ''] = typed.split(' · ');
  const wanted = key.trim().toLowerCase();
  const people = await readPeople(db, forumId);
  return people.find((person) => person.key.toLowerCase() === wanted)?.id ?? null;
}
