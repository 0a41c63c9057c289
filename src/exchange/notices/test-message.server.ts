/** A person's own test: goes at once to every channel that leads there, whatever the rules. */
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { sendMail } from '#base/mail.server.ts';
import type { Schema } from '#db/schema.ts';
import { push } from '#exchange/notices/carry.server.ts';
import type { Channel } from '#exchange/notices/choices.ts';
import { readDevices } from '#exchange/notices/devices.server.ts';
import type { Means } from '#exchange/notices/house.ts';
import { fitSms } from '#exchange/notices/sms-length.ts';
import type { Member } from '#forum/people.ts';
import { outwardWords as t } from '#ui/texts/outward.ts';

/** `failure` null: it left the house */
export type Tried = { channel: Channel; failure: string | null; devices: number };
export type Tested = { tried: Tried[] } | { refused: 'enough' };

const AN_HOUR = 3_600_000;
const ENOUGH = 5;

/**
 * @param phone the person's own; null: no text message
 * @param path what it leads to
 */
export async function sendTest(
  db: Kysely<Schema>,
  means: Omit<Means, 'facts' | 'calendar'>,
  { forumId, personId }: Member & { personId: string },
  { phone, path }: { phone: string | null; path: string },
  now: Date,
): Promise<Tested> {
  const { count } = await db
    .selectFrom('outward')
    .select(sql<number>`count(distinct message_id)::int`.as('count'))
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('choice', '=', 'test')
    .where('made_at', '>', new Date(now.getTime() - AN_HOUR))
    .executeTakeFirstOrThrow();
  if (count >= ENOUGH) return { refused: 'enough' };
  const { title, email } = await db
    .selectFrom('forum')
    .innerJoin('person', 'person.forum_id', 'forum.id')
    .select([sql<string>`questionnaire ->> 'title'`.as('title'), 'person.email'])
    .where('forum.id', '=', forumId)
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
  const devices = await readDevices(db, { forumId, personId }, now);
  const message = newId();
  const page = means.origin + path;
  const send: Partial<Record<Channel, () => Promise<string | null>>> = {};
  if (devices.length > 0)
    send.push = async () => {
      const payload = { title, body: t.test, href: path, tag: 'test', urgent: false };
      const of = { forumId, personId, message, channel: 'push', devices, payload } as const;
      return (await push(db, means, { ...of, ttl: 600, topic: 'test' }, now)).failure;
    };
  if (means.mail)
    send.email = async () => {
      const subject = t.mailSubject(t.test, title);
      await sendMail(
        db,
        { forumId: null, to: email, subject, body: `${t.test}\n\n${page}\n` },
        now,
      );
      return null;
    };
  const { sms } = means;
  if (sms && phone)
    send.sms = async () => {
      const text = fitSms(t.test, (words) => t.sms(title.slice(0, 40), words, page));
      return (await sms({ to: phone, text, id: message })).failure;
    };
  const tried: Tried[] = [];
  for (const channel of Object.keys(send) as Channel[]) {
    const failure = (await send[channel]?.()) ?? null;
    tried.push({ channel, failure, devices: channel === 'push' ? devices.length : 0 });
    await db
      .insertInto('outward')
      .values({
        ...{ forum_id: forumId, id: newId(), message_id: message, person_id: personId, channel },
        ...{ choice: 'test', urgent: false, subject: 'test', version: message, state: '' },
        ...{ outcome: failure === null ? 'sent' : 'failed', made_at: now, failure },
        sent_at: failure === null ? now : null,
      })
      .execute();
  }
  return { tried };
}
