/** Questions as they are read: by people in the session without what is not theirs, by staff whole. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { inOrder, type QuestionState } from '#research/polls/question.ts';

/** Who asks, as it stands beside the question; `title` is '' for representatives. */
export type AskedBy = { name: string; title: string; organisation: string };
export type SeenQuestion = {
  id: string;
  words: string;
  state: QuestionState;
  answered: boolean;
  votes: number;
  askedAt: Date;
  /** null: without a name */
  by: AskedBy | null;
  mine: boolean;
  /** whether the reader voted for it */
  voted: boolean;
};
export type StaffQuestion = Omit<SeenQuestion, 'by' | 'mine' | 'voted'> & {
  by: AskedBy;
  /** false: nobody but the moderator sees who asks */
  named: boolean;
};

const votes = sql`session_question_vote v
  where v.forum_id = q.forum_id and v.question_id = q.id`;

const all = (db: Db, forumId: string, session: string, reader: string | null) =>
  db
    .selectFrom('session_question as q')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'q.forum_id').onRef('p.id', '=', 'q.person_id'),
    )
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'q.forum_id').onRef('d.person_id', '=', 'q.person_id'),
    )
    .leftJoin('client as c', (join) =>
      join.onRef('c.forum_id', '=', 'p.forum_id').onRef('c.id', '=', 'p.client_id'),
    )
    .select(['q.id', 'q.words', 'q.state', 'q.named', 'q.answered_at', 'q.asked_at', 'q.person_id'])
    .select([
      sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('name'),
      sql<string>`coalesce(d.title, '')`.as('title'),
      sql<string>`coalesce(d.organisation, c.company, '')`.as('organisation'),
      sql<number>`(select count(*) from ${votes})::int`.as('votes'),
      sql<boolean>`exists (select from ${votes} and v.person_id = ${reader}::uuid)`.as('voted'),
    ])
    .where('q.forum_id', '=', forumId)
    .where('q.session_ref', '=', session);

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number];
const byOf = ({ name, title, organisation }: Row): AskedBy => ({ name, title, organisation });
const common = ({ id, words, state, answered_at, votes, asked_at }: Row) => ({
  ...{ id, words, state, votes },
  answered: answered_at !== null,
  askedAt: asked_at,
});

/** What is shown, and one's own that wait or were hidden; hidden looks like waiting to who asked. */
export async function readQuestions(
  db: Db,
  { forumId, personId }: Delegate | Client,
  session: string,
): Promise<SeenQuestion[]> {
  const rows = await all(db, forumId, session, personId)
    .where(({ or, and, eb }) =>
      or([
        eb('q.state', '=', 'shown'),
        and([eb('q.person_id', '=', personId), eb('q.state', 'in', ['waiting', 'hidden'])]),
      ]),
    )
    .execute();
  return inOrder(
    rows.map((row) => ({
      ...common(row),
      state: row.state === 'hidden' ? 'waiting' : row.state,
      by: row.named ? byOf(row) : null,
      mine: row.person_id === personId,
      voted: row.voted,
    })),
  );
}

/** Everything but what was taken back, with who asks: the moderator's list. */
export async function readAllQuestions(
  db: Db,
  { forumId }: Organiser,
  session: string,
): Promise<StaffQuestion[]> {
  const rows = await all(db, forumId, session, null)
    .where('q.state', 'in', ['waiting', 'shown', 'hidden'])
    .execute();
  return inOrder(rows.map((row) => ({ ...common(row), by: byOf(row), named: row.named })));
}

export type WallQuestion = Omit<SeenQuestion, 'mine' | 'voted' | 'state'>;

/** What the wall shows: nothing that some in the room may not see. */
export async function readWallQuestions(
  db: Db,
  { forumId }: Organiser,
  session: string,
  most: number,
): Promise<WallQuestion[]> {
  const rows = await all(db, forumId, session, null)
    .where('q.state', '=', 'shown')
    .where('q.answered_at', 'is', null)
    .execute();
  return inOrder(
    rows.map((row) => {
      const { state: _, ...shown } = common(row);
      return { ...shown, by: row.named ? byOf(row) : null };
    }),
  ).slice(0, most);
}
