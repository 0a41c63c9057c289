/** Client iQ's index in memory: built from the database, thrown away when it says something else. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { buildIndex, type ForumIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { readCountingGroup, readQuestionnaire } from '#research/answers.server.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { seniorityOf } from '#research/tally.ts';

/** `named` holds those alone who share their profile: for clients nobody else exists. */
type Kept = { stamp: string; named: ForumIndex; all: ForumIndex };
const kept = new Map<string, Kept>();

/** Acts that change who is in the index or what they said announce one of these. */
const KEYS = ['forum:people', 'report:figures', 'iq:people'];

/**
 * What was announced so far. The count is part of it, because numbers are drawn before their
 * transactions commit: a lower one may appear after a higher.
 */
async function stampOf(db: Db, forumId: string): Promise<string> {
  const { stamp } = await db
    .selectFrom('announcement')
    .select(sql<string>`count(*) || ' ' || coalesce(max(number), 0)`.as('stamp'))
    .where('forum_id', '=', forumId)
    .where('key', 'in', KEYS)
    .executeTakeFirstOrThrow();
  return stamp;
}

async function readProfiles(
  db: Db,
  member: Client | Staff,
  questionnaire: Questionnaire,
): Promise<Profile[]> {
  const { responses } = await readCountingGroup(db, member, null);
  const people = await db
    .selectFrom('delegate')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'delegate.forum_id')
        .onRef('person.id', '=', 'delegate.person_id'),
    )
    .select(['person.id', 'person.given_name', 'person.family_name'])
    .select(['delegate.ref', 'delegate.title', 'delegate.organisation'])
    .select(['delegate.country', 'delegate.consent'])
    .where('delegate.forum_id', '=', member.forumId)
    .where('delegate.status', '=', 'confirmed')
    .execute();
  return people.map(({ id, given_name, family_name, consent, ...registered }) => ({
    ...registered,
    id,
    name: `${given_name} ${family_name}`.trim(),
    seniority: seniorityOf(questionnaire, registered.title),
    budget: responses.get(id)?.budget ?? null,
    answers: responses.get(id)?.answers ?? {},
    consent,
  }));
}

/**
 * The index that this member may search: a client's holds the named alone, staff's everybody.
 *
 * What another process changed is seen by the next call, since each asks what was announced. That
 * is read before the people are, so the index is never older than its stamp.
 */
export async function indexFor(db: Db, member: Client | Staff): Promise<ForumIndex> {
  const { named, all } = await freshFor(db, member);
  return member.role === 'client' ? named : all;
}

/** The index that clients search, for staff who ask what clients can find. */
export const namedIndexFor = async (db: Db, staff: Staff): Promise<ForumIndex> =>
  (await freshFor(db, staff)).named;

async function freshFor(db: Db, member: Client | Staff): Promise<Kept> {
  const stamp = await stampOf(db, member.forumId);
  const known = kept.get(member.forumId);
  const fresh = known?.stamp === stamp ? known : { stamp, ...(await build(db, member)) };
  kept.set(member.forumId, fresh);
  return fresh;
}

async function build(db: Db, member: Client | Staff): Promise<Omit<Kept, 'stamp'>> {
  const questionnaire = await readQuestionnaire(db, member);
  const everybody = await readProfiles(db, member, questionnaire);
  const named = everybody.filter(({ consent }) => consent === 'named');
  return {
    named: buildIndex(questionnaire, named.map(withoutConsent)),
    all: buildIndex(questionnaire, everybody, { staff: true }),
  };
}

const withoutConsent = ({ consent: _, ...profile }: Profile): Profile => profile;
