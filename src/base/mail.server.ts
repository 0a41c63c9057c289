/** The outbox: every mail lies in the database first. Without SMTP_URL it stays there. */
import type { Kysely } from 'kysely';
import { createTransport } from 'nodemailer';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';

/**
 * A part beside the words: a file, or another way to say all that they say, which is how mail programs
 * look for an invitation (RFC 6047, 2.4). Some then show that alone.
 */
export type Enclosed = { type: string; name: string; text: string; alternative: boolean };

export type Mail = {
  /** whose organisers may read it in the outbox; null: nobody's */
  forumId: string | null;
  to: string;
  subject: string;
  /** plain text */
  body: string;
  /** holds a sign-in code or link: shown only to who could open all it opens, emptied once sent */
  opensDoor?: boolean;
  /** holds a report link, which the house keeps hashed: emptied once sent */
  holdsLink?: boolean;
  /** what it says may not be true later: not sent after this */
  goodUntil?: Date;
  /** address that stops mails of this kind by one click (RFC 8058) */
  unsubscribe?: string;
  enclosed?: readonly Enclosed[];
};

/**
 * Puts a mail in the outbox, in the transaction of the act that says it.
 *
 * @returns its id
 */
export async function sendMail(db: Db, mail: Mail, now: Date): Promise<string> {
  const { forumId, to, subject, body, opensDoor = false, holdsLink = false } = mail;
  const enclosed = mail.enclosed?.length ? JSON.stringify(mail.enclosed) : null;
  const id = newId();
  await db
    .insertInto('mail')
    .values({
      id,
      forum_id: forumId,
      to_email: to,
      subject,
      body,
      made_at: now,
      opens_door: opensDoor,
      holds_link: holdsLink,
      good_until: mail.goodUntil ?? null,
      unsubscribe: mail.unsubscribe ?? null,
      enclosed,
    })
    .execute();
  if (!forumId) return id;
  const organisers = await db
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', '=', 'organiser')
    .execute();
  await announce(
    db,
    forumId,
    'mail:outbox',
    organisers.map(({ id }) => id),
    now,
  );
  return id;
}

/** seconds until each next try; after the last the mail has failed */
const PATIENCE = [30, 120, 300, 1_800, 7_200, 43_200];
/** a code is old before the fourth try */
const PATIENCE_OF_DOORS = 3;

type Posted = {
  to: string;
  subject: string;
  text: string;
  headers?: Record<string, string>;
  alternatives?: { contentType: string; content: string }[];
  attachments?: { contentType: string; content: string; filename: string }[];
};
export type Post = (mail: Posted) => Promise<unknown>;

/** Mail programs show a button for it, and press it without opening the page. */
const stoppedBy = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

function besides(enclosed: readonly Enclosed[]): Pick<Posted, 'alternatives' | 'attachments'> {
  const [alternatives, files] = [true, false].map((which) =>
    enclosed.filter(({ alternative }) => alternative === which),
  ) as [Enclosed[], Enclosed[]];
  return {
    alternatives: alternatives.map(({ type, text }) => ({ contentType: type, content: text })),
    attachments: files.map(({ type, name, text }) => ({
      ...{ contentType: type, filename: name, content: text },
    })),
  };
}

/**
 * Sends what is due, each mail by one server only.
 *
 * @returns how many left the house
 */
export async function sendDue(db: Kysely<Schema>, post: Post, now: Date): Promise<number> {
  let sent = 0;
  while (await sendOne(db, post, now)) sent++;
  return sent;
}

/** Holds the row while it posts, so that a second server passes over it. */
const sendOne = (db: Kysely<Schema>, post: Post, now: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const mail = await tx
      .selectFrom('mail')
      .selectAll()
      .where('sent_at', 'is', null)
      .where('attempts', '<=', PATIENCE.length)
      .where((is) => is.or([is('next_try_at', 'is', null), is('next_try_at', '<=', now)]))
      .where((is) => is.or([is('opens_door', '=', false), is('attempts', '<', PATIENCE_OF_DOORS)]))
      .where((is) => is.or([is('good_until', 'is', null), is('good_until', '>', now)]))
      .where('to_email', 'not like', '%.invalid')
      .orderBy('made_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!mail) return false;
    const headers = mail.unsubscribe ? { headers: stoppedBy(mail.unsubscribe) } : {};
    const written = { to: mail.to_email, subject: mail.subject, text: mail.body };
    const parts = besides((mail.enclosed ?? []) as Enclosed[]);
    const after = await post({ ...written, ...headers, ...parts }).then(
      () => ({
        sent_at: now,
        failure: null,
        ...((mail.opens_door || mail.holds_link) && { body: '', enclosed: null }),
      }),
      (failure: Failure) => ({
        failure: String(failure.code ?? failure.name),
        next_try_at: new Date(now.getTime() + (PATIENCE[mail.attempts] ?? 0) * 1000),
      }),
    );
    await tx
      .updateTable('mail')
      .set({ ...after, attempts: mail.attempts + 1 })
      .where('id', '=', mail.id)
      .execute();
    return true;
  });
type Failure = Error & { code?: string };

/** The address that all mails of the house come from. */
export const senderOf = (origin: string) => `no-reply@${new URL(origin).hostname}`;

/** seconds between two looks into the outbox */
const LOOK = 2;

/**
 * Sends the outbox through an SMTP server for as long as the app runs.
 *
 * @param origin mails come from an address at its host
 * @returns stops it, after the mail in hand
 */
export function startPost(db: Kysely<Schema>, smtpUrl: string, origin: string) {
  const transport = createTransport(smtpUrl);
  const from = `"Plenary" <${senderOf(origin)}>`;
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = sendDue(db, (mail) => transport.sendMail({ from, ...mail }), new Date())
      .catch(() => {}) // the database is away: the mails lie and wait
      .finally(() => {
        busy = false;
      });
  }, LOOK * 1000);
  return async () => {
    clearInterval(timer);
    await running;
    transport.close();
  };
}
