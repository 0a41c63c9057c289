/** The moderator's acts: the session's rule, which questions are shown, answered, one and the same. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { record } from '#forum/audit.server.ts';
import type { Organiser } from '#forum/people.ts';
import type { SessionRule } from '#research/polls/question.ts';
import { hasSession, sessionKey } from '#research/polls/session.server.ts';

/** Says who may ask in a session, and whether questions wait for the moderator. */
export async function changeRule(
  db: Kysely<Schema>,
  { forumId, personId }: Organiser,
  { session, rule }: { session: string; rule: SessionRule },
  now: Date,
): Promise<{ session: string } | { refused: 'no-such-session' }> {
  return db.transaction().execute(async (tx) => {
    if (!(await hasSession(tx, forumId, session))) return { refused: 'no-such-session' };
    await tx
      .insertInto('session_rule')
      .values({ forum_id: forumId, session_ref: session, ...rule })
      .onConflict((conflict) => conflict.columns(['forum_id', 'session_ref']).doUpdateSet(rule))
      .execute();
    const detail = { session, ...rule };
    await record(tx, { forumId, personId, act: 'session rule', detail }, now);
    await announce(tx, forumId, sessionKey(session), 'everyone', now);
    return { session };
  });
}

export type QuestionAct = 'show' | 'hide' | 'answered' | 'not answered';

/** Shows a question, hides it, marks it answered or takes that mark off; asked by whom stays. */
export async function moderate(
  db: Kysely<Schema>,
  staff: Organiser,
  { question: id, act }: { question: string; act: QuestionAct },
  now: Date,
): Promise<{ did: QuestionAct } | { refused: 'no-such-question' }> {
  const { forumId, personId } = staff;
  const change = {
    show: { state: 'shown' as const },
    hide: { state: 'hidden' as const },
    answered: { state: 'shown' as const, answered_at: now },
    'not answered': { answered_at: null },
  }[act];
  return db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('session_question')
      .set(change)
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'shown', 'hidden'])
      .returning('session_ref')
      .executeTakeFirst();
    if (!changed) return { refused: 'no-such-question' };
    const session = changed.session_ref;
    const deed = { act: `question ${act}`, detail: { question: id, session } };
    await record(tx, { forumId, personId, ...deed }, now);
    await announce(tx, forumId, sessionKey(session), 'everyone', now);
    return { did: act };
  });
}

/**
 * Two questions that ask the same become one: who voted for the one that goes, or asked it, stands
 * for the one that stays, each once.
 */
export async function mergeQuestions(
  db: Kysely<Schema>,
  staff: Organiser,
  { question, into }: { question: string; into: string },
  now: Date,
): Promise<{ merged: string } | { refused: 'no-such-question' }> {
  const { forumId, personId } = staff;
  return db.transaction().execute(async (tx) => {
    const both = await lockBoth(tx, forumId, [question, into]);
    const [goes, stays] = [
      both.find(({ id }) => id === question),
      both.find(({ id }) => id === into),
    ];
    if (!goes || !stays || question === into || goes.session_ref !== stays.session_ref)
      return { refused: 'no-such-question' };
    await tx
      .updateTable('session_question')
      .set({ state: 'merged', merged_into: into })
      .where('forum_id', '=', forumId)
      .where(({ or, eb }) => or([eb('id', '=', question), eb('merged_into', '=', question)]))
      .execute();
    await sql`insert into session_question_vote (forum_id, question_id, person_id, made_at)
      select ${forumId}, ${into}, person_id, ${now} from (
        select person_id from session_question_vote
          where forum_id = ${forumId} and question_id = ${question}
        union select ${goes.person_id}::uuid
      ) as them where person_id <> ${stays.person_id}
      on conflict do nothing`.execute(tx);
    const detail = { question, into };
    await record(tx, { forumId, personId, act: 'questions merged', detail }, now);
    await announce(tx, forumId, sessionKey(stays.session_ref), 'everyone', now);
    return { merged: into };
  });
}

const lockBoth = (tx: Db, forumId: string, ids: string[]) =>
  tx
    .selectFrom('session_question')
    .select(['id', 'session_ref', 'person_id'])
    .where('forum_id', '=', forumId)
    .where('id', 'in', ids)
    .where('state', 'in', ['waiting', 'shown', 'hidden'])
    .orderBy('id')
    .forUpdate()
    .execute();
