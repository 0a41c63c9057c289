/** The delegate's own page of the survey: present answers, and saving new ones. */
import { isDeepStrictEqual } from 'node:util';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Delegate } from '#forum/people.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import type { Answers, Question } from '#research/questionnaire.ts';
import { fieldOf, parseSurvey, type Submission, type Trouble } from '#research/survey.ts';

/** What the delegate answered last, if anything, beside the questions. */
export async function readSurvey(db: Db, delegate: Delegate) {
  const questionnaire = await readQuestionnaire(db, delegate);
  const seat = await db
    .selectFrom('delegate')
    .select('consent')
    .where('forum_id', '=', delegate.forumId)
    .where('person_id', '=', delegate.personId)
    .executeTakeFirstOrThrow();
  const last = await latest(db, delegate)
    .select(['budget', 'answers', 'submitted_at as submittedAt'])
    .executeTakeFirst();
  return {
    questionnaire,
    consent: seat.consent,
    submittedAt: last?.submittedAt ?? null,
    submission: {
      answers: (last?.answers ?? {}) as Answers,
      budget: last?.budget ?? null,
    } satisfies Submission,
  };
}

const latest = (db: Db, { forumId, personId }: Delegate) =>
  db
    .selectFrom('response')
    .where('forum_id', '=', forumId)
    .where('delegate_id', '=', personId)
    .where('corrected_at', 'is', null)
    .orderBy('submitted_at', 'desc')
    .limit(1);

/**
 * Saves the delegate's answers as a new response, which counts whole from now on: the earlier ones
 * stay as they were. Read with `parseSurvey`, so that only options of the questionnaire are in it.
 *
 * @returns when it counts from: now, or just after a response that carries a later date
 */
export async function saveSurvey(
  db: Db,
  delegate: Delegate,
  submission: Submission,
  now: Date,
): Promise<{ savedAt: Date }> {
  return db.transaction().execute(async (tx) => {
    const before = await lockLatest(tx, delegate);
    return write(tx, delegate, before, submission, now);
  });
}

/**
 * Answers one question, in the transaction of another act such as a vote: all other answers stay
 * as they are. An answer that is there already is not given again.
 *
 * @param values as a form sends them for this question
 */
export async function answerOne(
  tx: Db,
  delegate: Delegate,
  { question, values }: { question: Question; values: string[] },
  now: Date,
): Promise<{ saved: boolean } | { trouble: Trouble } | { refused: 'no-answer' }> {
  const questionnaire = { ...(await readQuestionnaire(tx, delegate)), questions: [question] };
  const { answers, troubles } = parseSurvey(questionnaire, { [fieldOf(question)]: values });
  const [trouble] = Object.values(troubles);
  if (trouble) return { trouble };
  const answer = answers[question.id];
  if (answer === undefined) return { refused: 'no-answer' };
  const before = await lockLatest(tx, delegate);
  const known = (before.last?.answers ?? {}) as Answers;
  if (isDeepStrictEqual(known[question.id], answer)) return { saved: false };
  const submission = {
    answers: { ...known, [question.id]: answer },
    budget: before.last?.budget ?? null,
  };
  await write(tx, delegate, before, submission, now);
  return { saved: true };
}

type Before = Awaited<ReturnType<typeof lockLatest>>;

/** The counting response; two saves at once are one after the other. */
async function lockLatest(tx: Db, delegate: Delegate) {
  const { consent } = await tx
    .selectFrom('delegate')
    .select('consent')
    .where('forum_id', '=', delegate.forumId)
    .where('person_id', '=', delegate.personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const last = await latest(tx, delegate)
    .select(['submitted_at as submittedAt', 'budget', 'answers'])
    .executeTakeFirst();
  return { consent, last };
}

async function write(
  tx: Db,
  { forumId, personId }: Delegate,
  { consent, last }: Before,
  { answers, budget }: Submission,
  now: Date,
): Promise<{ savedAt: Date }> {
  const savedAt = new Date(Math.max(now.getTime(), last ? last.submittedAt.getTime() + 1 : 0));
  await tx
    .insertInto('response')
    .values({
      forum_id: forumId,
      id: newId(),
      delegate_id: personId,
      submitted_at: savedAt,
      source: 'survey',
      budget,
      answers: JSON.stringify(answers),
    })
    .execute();
  const staff = await readIds(tx, forumId, ['organiser', 'researcher']);
  await announce(tx, forumId, 'report:figures', staff, now);
  // that a hidden delegate answered is nothing for clients, not even when
  const clients = consent === 'named' ? await readIds(tx, forumId, ['client']) : [];
  await announce(tx, forumId, 'iq:people', [...staff, ...clients], now);
  return { savedAt };
}

async function readIds(tx: Db, forumId: string, roles: ('organiser' | 'researcher' | 'client')[]) {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', 'in', roles)
    .execute();
  return rows.map(({ id }) => id);
}
