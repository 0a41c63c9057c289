/** Which answers count. Reads only; who may ask what is decided by the rooms above. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import { type Answers, type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import type { Counted, Counting, Group } from '#research/tally.ts';

export async function readQuestionnaire(
  db: Db,
  { forumId }: Member | Reader,
): Promise<Questionnaire> {
  const { questionnaire } = await db
    .selectFrom('forum')
    .select('questionnaire')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return questionnaireSchema.parse(questionnaire);
}

/** A submission that counts, and when it came. */
export type CountingResponse = Counting & { id: string; submittedAt: Date };
export type CountingGroup = {
  people: Counted[];
  responses: ReadonlyMap<string, CountingResponse>;
};

/**
 * The confirmed delegates and, for each, the latest submission before an instant: it counts whole,
 * so that an answer left out of it is taken back. Of a corrected submission the correction counts.
 *
 * @param before submissions at or after this instant do not count; null: all count
 * @param only of these people alone; null: of all
 */
export async function readCountingGroup(
  db: Db,
  { forumId }: Member | Reader,
  before: Date | null,
  only: readonly string[] | null = null,
): Promise<CountingGroup> {
  const people = await db
    .selectFrom('delegate')
    .select(['person_id as id', 'title', 'consent'])
    .where('forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .$if(only !== null, (query) => query.where('person_id', '=', isAny(only)))
    .orderBy('person_id')
    .execute();
  const responses = await db
    .selectFrom('response')
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'response.forum_id')
        .onRef('delegate.person_id', '=', 'response.delegate_id'),
    )
    .distinctOn('response.delegate_id')
    .select(['response.id', 'response.delegate_id', 'response.submitted_at'])
    .select(['response.budget', 'response.answers'])
    .where('response.forum_id', '=', forumId)
    .where('delegate.status', '=', 'confirmed')
    .where('response.corrected_at', 'is', null)
    .$if(before !== null, (query) => query.where('response.submitted_at', '<', before as Date))
    .$if(only !== null, (query) => query.where('response.delegate_id', '=', isAny(only)))
    .orderBy('response.delegate_id')
    .orderBy('response.submitted_at', 'desc')
    .execute();
  return { people, responses: new Map(responses.map((row) => [row.delegate_id, countingOf(row)])) };
}

const isAny = (ids: readonly string[] | null) => sql<string>`any(${ids}::uuid[])`;

/** The days in which the survey was in the field: every submission, also one replaced later. */
export async function readFieldDates(
  db: Db,
  { forumId }: Member | Reader,
  before: Date | null,
): Promise<{ from: Date; to: Date } | null> {
  const { from, to } = await db
    .selectFrom('response')
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'response.forum_id')
        .onRef('delegate.person_id', '=', 'response.delegate_id'),
    )
    .select(({ fn }) => [
      fn.min('response.submitted_at').as('from'),
      fn.max('response.submitted_at').as('to'),
    ])
    .where('response.forum_id', '=', forumId)
    .where('delegate.status', '=', 'confirmed')
    .where('response.corrected_at', 'is', null)
    .$if(before !== null, (query) => query.where('response.submitted_at', '<', before as Date))
    .executeTakeFirstOrThrow();
  return from && to ? { from, to } : null;
}

type Row = { id: string; submitted_at: Date; budget: number | null; answers: unknown };
const countingOf = ({ id, submitted_at, budget, answers }: Row): CountingResponse => ({
  id,
  submittedAt: submitted_at,
  budget,
  answers: answers as Answers,
});

/**
 * The people and responses that an edition counted, with what they say of themselves today: a
 * consent may have changed since, a response never does.
 *
 * @param counted id of the response by delegate id, null for those who had sent none
 */
export async function readCountedGroup(
  db: Db,
  { forumId }: Member | Reader,
  counted: Readonly<Record<string, string | null>>,
): Promise<Group> {
  const ids = Object.keys(counted);
  const chosen = Object.values(counted).filter((id) => id !== null);
  if (ids.length === 0) return { people: [], responses: new Map() };
  const people = await db
    .selectFrom('delegate')
    .select(['person_id as id', 'title', 'consent'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const responses = await db
    .selectFrom('response')
    .select(['delegate_id', 'budget', 'answers'])
    .where('forum_id', '=', forumId)
    .where('id', '=', sql<string>`any(${chosen}::uuid[])`)
    .execute();
  const counting = ({ budget, answers }: (typeof responses)[number]): Counting => ({
    budget,
    answers: answers as Answers,
  });
  return { people, responses: new Map(responses.map((row) => [row.delegate_id, counting(row)])) };
}
