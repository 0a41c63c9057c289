/** What Client iQ reads of the people of a forum: whole, or whether it changed. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import type { Profile } from '#iq/profile.ts';
import { readCountingGroup } from '#research/answers.server.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { seniorityOf } from '#research/tally.ts';

const confirmed = (db: Db, { forumId }: Client | Staff) =>
  db
    .selectFrom('delegate')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'delegate.forum_id')
        .onRef('person.id', '=', 'delegate.person_id'),
    )
    .where('delegate.forum_id', '=', forumId)
    .where('delegate.status', '=', 'confirmed');

/** @param only of these people alone, by person id; null: of all */
export async function readProfiles(
  db: Db,
  member: Client | Staff,
  questionnaire: Questionnaire,
  only: readonly string[] | null,
): Promise<Profile[]> {
  const { responses } = await readCountingGroup(db, member, null, only);
  const people = await confirmed(db, member)
    .select(['person.id', 'person.given_name', 'person.family_name'])
    .select(['delegate.ref', 'delegate.title', 'delegate.organisation'])
    .select(['delegate.country', 'delegate.consent'])
    .$if(only !== null, (query) => query.where('person.id', '=', sql<string>`any(${only}::uuid[])`))
    .execute();
  return people.map(({ id, given_name, family_name, ...registered }) => ({
    ...registered,
    id,
    name: `${given_name} ${family_name}`.trim(),
    seniority: seniorityOf(questionnaire, registered.title),
    budget: responses.get(id)?.budget ?? null,
    answers: responses.get(id)?.answers ?? {},
  }));
}

/**
 * A mark for each confirmed person, by person id, which differs as soon as anything differs that
 * `readProfiles` reads of him or her: to find the few who changed without reading everybody.
 */
export async function readMarks(db: Db, member: Client | Staff): Promise<Map<string, string>> {
  const latest = db
    .selectFrom('response')
    .distinctOn('delegate_id')
    .select(['delegate_id', 'id', sql<string>`xmin`.as('written')])
    .where('forum_id', '=', member.forumId)
    .where('corrected_at', 'is', null)
    .orderBy('delegate_id')
    .orderBy('submitted_at', 'desc')
    .as('latest');
  const rows = await confirmed(db, member)
    .leftJoin(latest, (join) => join.onRef('latest.delegate_id', '=', 'person.id'))
    .select('person.id')
    .select(
      // each row's own mark of the transaction that wrote it: no change leaves it as it was
      sql<string>`concat_ws(' ', person.xmin, delegate.xmin, latest.id, latest.written)`.as('mark'),
    )
    .execute();
  return new Map(rows.map(({ id, mark }) => [id, mark]));
}
