/** Carries letters out, and writes down what became of them. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { senderOf } from '#base/mail.server.ts';
import type { Answered } from '#base/outgoing.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { forgetDevice } from '#exchange/notices/devices.server.ts';
import type { Means } from '#exchange/notices/house.ts';
import type { Letter } from '#exchange/notices/letter.server.ts';
import { MOST_ATTEMPTS } from '#exchange/notices/outward.ts';
import { pushRequest } from '#exchange/notices/web-push.server.ts';

/** seconds until the next try, unless the other side names a time */
const PATIENCE = [30, 120, 600];
const LONGEST_WAIT = 3_600;

/** `gone`: the address itself is no more; a further try is of no use. */
type Outcome = { failure: string | null; retryAfter: number | null; gone: boolean };

/** Sends one letter. Never throws: what went wrong is written down and tried again, or not. */
export async function carry(
  db: Kysely<Schema>,
  means: Means,
  letter: Letter,
  now: Date,
): Promise<void> {
  const outcome =
    letter.channel === 'push' ? await push(db, means, letter, now) : await text(means, letter);
  await db.transaction().execute((tx) => writeDown(tx, letter, outcome, now));
}

/** To each device of the person; one that shows it is enough. */
export async function push(
  db: Db,
  { post, vapid, origin }: Pick<Means, 'post' | 'vapid' | 'origin'>,
  { forumId, devices, payload, ttl, topic }: Letter & { channel: 'push' },
  now: Date,
): Promise<Outcome> {
  const sender = { keys: vapid, contact: contactOf(origin) };
  const message = { payload: JSON.stringify(payload), ttl, urgent: payload.urgent, topic };
  const answers = await Promise.all(
    devices.map(async (device): Promise<Answered> => {
      try {
        const answer = await post(pushRequest(device, message, sender, now));
        if (answer.status === 404 || answer.status === 410)
          await forgetDevice(db, forumId, device.id);
        return answer;
      } catch {
        return { status: 0, retryAfter: null, failure: 'BAD_KEYS' };
      }
    }),
  );
  if (answers.some(({ failure }) => failure === null))
    return { failure: null, retryAfter: null, gone: false };
  const waiting = answers.filter(({ status }) => !isFinal(status));
  const [worst] = waiting.length > 0 ? waiting : answers;
  return {
    failure: worst?.failure ?? 'NO_DEVICE',
    retryAfter: worst?.retryAfter ?? null,
    gone: waiting.length === 0,
  };
}

/** A push service wants to know whom to write to: an address of mail or of the web. */
const contactOf = (origin: string) =>
  origin.startsWith('https:') ? origin : `mailto:${senderOf(origin)}`;

/** The other side understood, and will say the same again. */
const isFinal = (status: number) =>
  status >= 400 && status < 500 && status !== 429 && status !== 408;

async function text({ sms }: Means, letter: Letter): Promise<Outcome> {
  if (letter.channel !== 'sms' || !sms)
    return { failure: 'NO_GATEWAY', retryAfter: null, gone: true };
  const { to, text, message } = letter;
  const { failure, retryAfter, status } = await sms({ to, text, id: message });
  return { failure, retryAfter, gone: isFinal(status) };
}

async function writeDown(
  tx: Db,
  { forumId, personId, message }: Letter,
  { failure, retryAfter, gone }: Outcome,
  now: Date,
): Promise<void> {
  const mine = tx
    .updateTable('outward')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('message_id', '=', message);
  if (failure === null) {
    await mine.set({ outcome: 'sent', sent_at: now, failure: null, next_try_at: null }).execute();
    return;
  }
  const wait = sql<number>`least(${LONGEST_WAIT}, coalesce(${retryAfter}::int,
    (array[${sql.join(PATIENCE)}]::int[])[attempts], ${PATIENCE.at(-1)}))`;
  await mine
    .set({
      ...{ outcome: 'failed', failure },
      next_try_at: gone ? null : sql<Date>`${now}::timestamptz + ${wait} * interval '1 s'`,
      ...(gone && { attempts: MOST_ATTEMPTS }),
    })
    .execute();
  await lookAgainSoon(tx, forumId, personId, now);
}

/** The next channel, or the next try, is decided anew. */
export const lookAgainSoon = (tx: Db, forumId: string, personId: string, at: Date) =>
  tx
    .insertInto('outward_look')
    .values({ forum_id: forumId, person_id: personId, look_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'person_id'])
        .doUpdateSet({ look_at: sql<Date>`least(outward_look.look_at, excluded.look_at)` }),
    )
    .execute();

/**
 * What became of the mails: sent, or not in time, and then they are taken out of the outbox and
 * decided anew from the facts of that moment.
 */
export async function settleMails(db: Kysely<Schema>, now: Date): Promise<void> {
  await sql`update outward o set outcome = 'sent', sent_at = m.sent_at from mail m
    where o.outcome = 'sending' and m.id = o.mail_id and m.sent_at is not null`.execute(db);
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ forum: string; person: string; mail: string }>`
      update outward o set outcome = 'failed', failure = coalesce(m.failure, 'NOT_SENT'), next_try_at = ${now}
      from mail m where o.outcome = 'sending' and m.id = o.mail_id and m.sent_at is null
        and m.good_until <= ${now}
      returning o.forum_id as forum, o.person_id as person, m.id as mail`.execute(tx);
    for (const { forum, person } of rows) await lookAgainSoon(tx, forum, person, now);
    const mails = [...new Set(rows.map(({ mail }) => mail))];
    if (mails.length > 0) await tx.deleteFrom('mail').where('id', 'in', mails).execute();
  });
}
