/** Approval: researchers ask, the interviewee alone decides, and may take it back at any time. */
import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import { sendMail } from '#base/mail.server.ts';
import { foldEmail, isEmail } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Researcher } from '#forum/people.ts';
import { hashOf } from '#forum/session.server.ts';
import { mayAsk } from '#research/interviews/quote.ts';
import { tellAll } from '#research/interviews/told.server.ts';
import { lockInterview } from '#research/interviews/transcripts.server.ts';
import { quoteMails as t } from '#ui/texts/mails.ts';

const DAY = 86_400_000;
/** days; longer than a report link, since the same link takes an approval back */
export const QUOTE_LINK_DAYS = 365;

/** The same words always as the same sign; it tells nothing of them. */
export const markOf = (text: string, verbatim: boolean): string =>
  createHash('sha256')
    .update(JSON.stringify([text, verbatim]))
    .digest('hex')
    .slice(0, 32);

export type Asked =
  /** `link`: for a person without a seat, and only here: it is stored hashed */
  | { asked: number; link: string | null }
  | { refused: 'no-such-interview' | 'nothing-to-ask' | 'not-an-address' | 'no-seat' };

/**
 * Asks the interviewee to approve drafts: a delegate by a mail that leads to Forum Link, a person
 * without a seat by a mail with a link of their own. No mail holds the words.
 *
 * @param email where a person without a seat is asked; empty: where it was asked before
 */
export async function askApproval(
  db: Kysely<Schema>,
  researcher: Researcher,
  { interview: id, quotes, email }: { interview: string; quotes: readonly string[]; email: string },
  origin: string,
  now: Date,
): Promise<Asked> {
  const written = foldEmail(email);
  if (written !== '' && !isEmail(written)) return { refused: 'not-an-address' };
  return db.transaction().execute(async (tx): Promise<Asked> => {
    const { forumId } = researcher;
    const interview = await lockInterview(tx, forumId, id);
    if (!interview) return { refused: 'no-such-interview' };
    const drafts = await tx
      .selectFrom('quote')
      .select(['id', 'state'])
      .where('forum_id', '=', forumId)
      .where('interview_id', '=', id)
      .orderBy('position')
      .execute();
    const wanted = drafts.filter((each) => mayAsk(each.state) && quotes.includes(each.id));
    if (wanted.length === 0) return { refused: 'nothing-to-ask' };
    const to = interview.delegate_id ? null : written || interview.email;
    if (!interview.delegate_id && !to) return { refused: 'not-an-address' };
    if (interview.delegate_id && !(await isConfirmed(tx, forumId, interview.delegate_id)))
      return { refused: 'no-seat' };
    for (const { id: quote } of wanted) {
      await tx
        .updateTable('quote')
        .set({ state: 'asked', asked_at: now, proposed_text: null, source: 'person' })
        .where('forum_id', '=', forumId)
        .where('id', '=', quote)
        .execute();
      await tellAll(tx, researcher, 'approval asked', { interview: id, quote }, now);
    }
    const link =
      to === null
        ? await writeToDelegate(tx, researcher, interview, origin, now)
        : await writeToGuest(tx, researcher, id, to, origin, now);
    return { asked: wanted.length, link };
  });
}

/** Who no longer comes can't sign in, so could never answer. */
async function isConfirmed(tx: Db, forumId: string, delegateId: string): Promise<boolean> {
  const { status } = await tx
    .selectFrom('delegate')
    .select('status')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', delegateId)
    .executeTakeFirstOrThrow();
  return status === 'confirmed';
}

type Interview = NonNullable<Awaited<ReturnType<typeof lockInterview>>>;

async function writeToDelegate(
  tx: Db,
  { forumId, forumKey }: Researcher,
  { delegate_id }: Interview,
  origin: string,
  now: Date,
): Promise<null> {
  const { email } = await tx
    .selectFrom('person')
    .select('email')
    .where('forum_id', '=', forumId)
    .where('id', '=', delegate_id)
    .executeTakeFirstOrThrow();
  const title = await titleOf(tx, forumId);
  const body = t.delegateBody(title, `${origin}/app/${forumKey}/quotes`);
  await sendMail(tx, { forumId, to: email, subject: t.subject(title), body }, now);
  return null;
}

/** The mail is nobody's in the outbox: whoever opens its link decides as the interviewee. */
async function writeToGuest(
  tx: Db,
  { forumId, personId }: Researcher,
  interviewId: string,
  to: string,
  origin: string,
  now: Date,
): Promise<string> {
  const token = randomBytes(16).toString('base64url');
  await tx
    .insertInto('quote_link')
    .values({
      forum_id: forumId,
      id: newId(),
      interview_id: interviewId,
      token_hash: hashOf(token),
      made_by: personId,
      made_at: now,
      expires_at: new Date(now.getTime() + QUOTE_LINK_DAYS * DAY),
    })
    .execute();
  await tx
    .updateTable('interview')
    .set({ email: to })
    .where('forum_id', '=', forumId)
    .where('id', '=', interviewId)
    .execute();
  const title = await titleOf(tx, forumId);
  const link = `${origin}/quote/${token}`;
  const mail = { to, subject: t.subject(title), body: t.guestBody(title, link, QUOTE_LINK_DAYS) };
  await sendMail(tx, { ...mail, forumId: null, opensDoor: true }, now);
  return link;
}

async function titleOf(tx: Db, forumId: string): Promise<string> {
  const { questionnaire } = await tx
    .selectFrom('forum')
    .select('questionnaire')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return (questionnaire as { title: string }).title;
}
