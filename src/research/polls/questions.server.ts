/** What people in a session do with questions: ask, vote for one, take either back. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { LONGEST_QUESTION, mayAsk, type QuestionState } from '#research/polls/question.ts';
import { hasSession, organisers, readRule, sessionKey } from '#research/polls/session.server.ts';
import type { Above } from '#research/polls/telling.ts';
import { tellVotesSoon } from '#research/polls/told.server.ts';

export type Asking = {
  /** made on the device: sent twice, the question stands once */
  id: string;
  session: string;
  words: string;
  /** whether others than the moderator see who asks */
  named: boolean;
};
export type AskRefused =
  | 'no-such-session'
  | 'not-taken'
  | 'no-words'
  | 'too-long'
  | 'too-many'
  | 'id-taken';
type Asker = Delegate | Client;

/** One person's questions in one session that still stand, at most. */
const MOST_QUESTIONS = 20;

/**
 * Asks a question. It is shown at once or waits for the moderator, by the session's rule. With the
 * name, everyone in the forum reads name, title and organisation beside it, as of a speaker: the
 * consent to the report's figures is another one, and the screen says so first.
 */
export async function askQuestion(
  db: Kysely<Schema>,
  asker: Asker,
  { id, session, words: given, named }: Asking,
  now: Date,
): Promise<{ question: string; state: QuestionState } | { refused: AskRefused }> {
  const { forumId, personId } = asker;
  const words = given.toWellFormed().replaceAll('\u0000', '').replace(/\s+/gu, ' ').trim();
  if (words === '') return { refused: 'no-words' };
  if ([...words].length > LONGEST_QUESTION) return { refused: 'too-long' };
  return db.transaction().execute(async (tx) => {
    if (!(await hasSession(tx, forumId, session))) return { refused: 'no-such-session' };
    const known = await tx
      .selectFrom('session_question')
      .select(['person_id', 'session_ref', 'words', 'state'])
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (known) {
      const mine = known.person_id === personId && known.session_ref === session;
      return mine && known.words === words
        ? { question: id, state: known.state }
        : { refused: 'id-taken' };
    }
    const rule = await readRule(tx, forumId, session);
    if (!mayAsk(rule, asker.role)) return { refused: 'not-taken' };
    if ((await countOwn(tx, asker, session)) >= MOST_QUESTIONS) return { refused: 'too-many' };
    const state = rule.moderated ? 'waiting' : 'shown';
    await tx
      .insertInto('session_question')
      .values({
        ...{ forum_id: forumId, id, session_ref: session, person_id: personId },
        ...{ words, named, state, asked_at: now },
      })
      .onConflict((conflict) => conflict.columns(['forum_id', 'id']).doNothing())
      .execute();
    const people = state === 'shown' ? 'everyone' : await moderatorsAnd(tx, asker);
    await announce(tx, forumId, sessionKey(session), people, now);
    return { question: id, state };
  });
}

const moderatorsAnd = async (tx: Db, { forumId, personId }: Asker) => [
  ...(await organisers(tx, forumId)),
  personId,
];

async function countOwn(tx: Db, { forumId, personId }: Asker, session: string): Promise<number> {
  const { own } = await tx
    .selectFrom('session_question')
    .select(sql<number>`count(*)::int`.as('own'))
    .where('forum_id', '=', forumId)
    .where('session_ref', '=', session)
    .where('person_id', '=', personId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow();
  return own;
}

/**
 * Votes for a question that is shown, or takes the vote back. Nobody votes for the own question;
 * what was merged passes its votes on.
 */
export async function voteForQuestion(
  db: Kysely<Schema>,
  voter: Asker,
  { question: id, up }: { question: string; up: boolean },
  above: Above,
  now: Date,
): Promise<{ up: boolean } | { refused: 'no-such-question' | 'own-question' }> {
  const { forumId, personId } = voter;
  let session = '';
  const outcome = await db.transaction().execute(async (tx) => {
    const question = await visible(tx, forumId, id);
    if (!question) return { refused: 'no-such-question' as const };
    if (question.person_id === personId) return { refused: 'own-question' as const };
    session = question.session_ref;
    if (up)
      await tx
        .insertInto('session_question_vote')
        .values({
          ...{ forum_id: forumId, question_id: question.id, person_id: personId, made_at: now },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await tx
        .deleteFrom('session_question_vote')
        .where('forum_id', '=', forumId)
        .where('question_id', '=', question.id)
        .where('person_id', '=', personId)
        .execute();
    return { up };
  });
  if ('up' in outcome) tellVotesSoon(db, voter, session, above);
  return outcome;
}

/** The question, or the one it was merged into; the lock keeps it where it is until commit. */
async function visible(tx: Db, forumId: string, id: string) {
  const read = (which: string) =>
    tx
      .selectFrom('session_question')
      .select(['id', 'session_ref', 'person_id', 'state', 'merged_into'])
      .where('forum_id', '=', forumId)
      .where('id', '=', which)
      .forKeyShare()
      .executeTakeFirst();
  let found = await read(id);
  if (found?.merged_into) found = await read(found.merged_into);
  return found?.state === 'shown' ? found : null;
}

/** Takes back one's own question; of one that was merged, its votes stay with the other. */
export async function withdrawQuestion(
  db: Kysely<Schema>,
  { forumId, personId }: Asker,
  id: string,
  now: Date,
): Promise<{ withdrawn: string } | { refused: 'no-such-question' }> {
  return db.transaction().execute(async (tx) => {
    const gone = await tx
      .updateTable('session_question')
      .set({ state: 'withdrawn', merged_into: null })
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .where('state', '<>', 'withdrawn')
      .returning('session_ref')
      .executeTakeFirst();
    if (!gone) return { refused: 'no-such-question' };
    // others who asked the same stand for themselves again; where a moderator decides what is
    // shown, that one never decided it of these
    const { moderated } = await readRule(tx, forumId, gone.session_ref);
    await tx
      .updateTable('session_question')
      .set({ state: moderated ? 'waiting' : 'shown', merged_into: null })
      .where('forum_id', '=', forumId)
      .where('merged_into', '=', id)
      .execute();
    await announce(tx, forumId, sessionKey(gone.session_ref), 'everyone', now);
    return { withdrawn: id };
  });
}
