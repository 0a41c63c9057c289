/** A post room whose outside is here: phones that read their pushes, and a gateway that keeps its messages. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Answered, Outgoing } from '#base/outgoing.server.ts';
import type { Schema } from '#db/schema.ts';
import { readChatFacts } from '#exchange/notices/chat-facts.server.ts';
import { addDevice } from '#exchange/notices/devices.server.ts';
import type { Means } from '#exchange/notices/house.ts';
import { EXCHANGE_KINDS } from '#exchange/notices/house-kinds.server.ts';
import { factsOfKinds, type NoticeKind } from '#exchange/notices/kind-facts.server.ts';
import type { PushPayload } from '#exchange/notices/letter.server.ts';
import { round } from '#exchange/notices/post-room.server.ts';
import type { TextMessage } from '#exchange/notices/sms.server.ts';
import { makeVapidKeys } from '#exchange/notices/web-push.server.ts';
import { readTableFacts } from '#exchange/tables/table-facts.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { calendarItems } from '#meetings/day/calendar.server.ts';
import { readMeetingFacts } from '#meetings/day/meeting-facts.server.ts';
import { type Browser, browserAt, readVapid } from './push-service.ts';

const ORIGIN = 'https://forum.example.org';
/** A kind that is true as long as nobody has seen it. */
export const TOLD: NoticeKind = { kind: 'told', choice: 'contact', words: 'Told', path: 'me' };
type Visitor = Delegate | Client;
export type Pushed = PushPayload & { phone: string; ttl: number; topic: string };

export function postRoom(db: Kysely<Schema>) {
  const phones = new Map<string, Browser & { name: string }>();
  const pushed: Pushed[] = [];
  const texts: TextMessage[] = [];
  /** what the push service answers next; 201 when there is nothing here */
  const answers: number[] = [];
  let clock = new Date(0);

  const post = async ({ url, headers, body }: Outgoing): Promise<Answered> => {
    const status = answers.shift() ?? 201;
    const { aud } = readVapid(headers.authorization ?? '', clock);
    const phone = phones.get(url);
    if (!phone || aud !== new URL(url).origin) throw new Error('Sent to nobody');
    const words = phone.read(body as Buffer);
    if (status === 201) {
      const { ttl, topic = '' } = headers;
      pushed.push({ ...JSON.parse(words), phone: phone.name, ttl: Number(ttl), topic });
    }
    return { status, retryAfter: null, failure: status === 201 ? null : `HTTP_${status}` };
  };
  const means: Means = {
    ...{ origin: ORIGIN, post, vapid: makeVapidKeys(), mail: true, stopSecret: 'secret' },
    facts: [
      readMeetingFacts,
      readChatFacts,
      readTableFacts,
      factsOfKinds([...EXCHANGE_KINDS, TOLD]),
    ],
    calendar: calendarItems,
    sms: async (message) => {
      texts.push(message);
      return { status: 200, retryAfter: null, failure: null };
    },
  };
  return {
    means,
    pushed,
    texts,
    answers,
    /** A round at each of these instants, as if the house had worked all the time. */
    async rounds(...instants: Date[]) {
      for (const now of instants) {
        clock = now;
        await round(db, means, now);
      }
    },
    /** A phone of this person that shows notices. @returns its session */
    async phone(person: Visitor, name: string, now: Date): Promise<string> {
      const endpoint = `https://fcm.googleapis.com/fcm/send/${newId()}`;
      const browser = browserAt(endpoint);
      phones.set(endpoint, { ...browser, name });
      const session = await openSession(db, person, now);
      const { p256dh, auth } = browser.subscription;
      await addDevice(db, person, session, { endpoint, keys: { p256dh, auth } }, [], now);
      return session;
    },
    /** Mails about notices, as they lie in the outbox. */
    mails: () => db.selectFrom('mail').selectAll().where('unsubscribe', 'is not', null).execute(),
  };
}

async function openSession(db: Kysely<Schema>, { personId }: Visitor, now: Date): Promise<string> {
  const { email } = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const [user, session] = [newId(), newId()];
  await db
    .insertInto('sign_in_user')
    .values({
      id: user,
      name: '',
      email,
      email_verified: true,
      created_at: now,
      updated_at: now,
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await db
    .selectFrom('sign_in_user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const expires_at = new Date(now.getTime() + 7 * 86_400_000);
  await db
    .insertInto('sign_in_session')
    .values({
      id: session,
      user_id: id,
      token: session,
      expires_at,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return session;
}

/** A moment after, in seconds. */
export const after = (instant: Date, seconds: number) =>
  new Date(instant.getTime() + seconds * 1_000);
