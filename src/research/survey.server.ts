/** The delegate's own page of the survey: present answers, and saving new ones. */
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Delegate } from '#forum/people.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import type { Answers } from '#research/questionnaire.ts';
import type { Submission } from '#research/survey.ts';

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
  { answers, budget }: Submission,
  now: Date,
): Promise<{ savedAt: Date }> {
  const { forumId, personId } = delegate;
  return db.transaction().execute(async (tx) => {
    const { consent } = await tx
      .selectFrom('delegate')
      .select('consent')
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .forUpdate() // two saves at once are one after the other
      .executeTakeFirstOrThrow();
    const before = await latest(tx, delegate).select('submitted_at').executeTakeFirst();
    const savedAt = new Date(
      Math.max(now.getTime(), before ? before.submitted_at.getTime() + 1 : 0),
    );
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
  });
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
