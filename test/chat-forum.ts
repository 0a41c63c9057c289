/** A forum of six for chat: three delegates, one of them hidden, and three representatives. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { answerRequest, askToWrite } from '#exchange/chat/writing-requests.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';

const people = {
  ann: { ref: 'D-1', name: ['Ann', 'Adeyemi'], consent: 'named' },
  ben: { ref: 'D-2', name: ['Ben', 'Børresen'], consent: 'named' },
  hid: { ref: 'D-3', name: ['Hidi', 'Hidden'], consent: 'aggregate' },
} as const;
const representatives = { acme: 'C-1', acmeToo: 'C-1', rival: 'C-2' } as const;

export type ChatForum = Record<keyof typeof people, Delegate> &
  Record<keyof typeof representatives, Client> & { forumId: string };

export async function chatForum(db: Kysely<Schema>, key = 'chat'): Promise<ChatForum> {
  const forumId = newId();
  const tenant = newId();
  await db.insertInto('tenant').values({ id: tenant, name: 'T' }).execute();
  const questionnaire = {
    title: 'T',
    dates: ['2030-01-01'],
    timezone: 'UTC',
    currency: 'EUR',
    questions: [],
  };
  await db
    .insertInto('forum')
    .values({
      id: forumId,
      tenant_id: tenant,
      key,
      questionnaire: JSON.stringify(questionnaire),
      findings: '[]',
      created_at: new Date(),
    })
    .execute();
  const clients = { 'C-1': newId(), 'C-2': newId() };
  for (const [ref, id] of Object.entries(clients))
    await db
      .insertInto('client')
      .values({
        forum_id: forumId,
        id,
        ref,
        company: `Company ${ref}`,
        package: '',
        meetings_guaranteed: 0,
        solutions: [],
      })
      .execute();
  for (const [email, { ref, name, consent }] of Object.entries(people)) {
    const id = newId();
    await seat(email, id, 'delegate', name, null);
    await db
      .insertInto('delegate')
      .values({
        forum_id: forumId,
        person_id: id,
        ref,
        title: 'Head',
        organisation: `Org ${ref}`,
        country: '',
        phone: '',
        status: 'confirmed',
        consent,
      })
      .execute();
  }
  for (const [email, ref] of Object.entries(representatives))
    await seat(email, newId(), 'client', [email, 'Rep'], clients[ref]);

  async function seat(
    email: string,
    id: string,
    role: 'delegate' | 'client',
    [given_name, family_name]: readonly [string, string],
    client_id: string | null,
  ) {
    const person = { forum_id: forumId, id, role, given_name, family_name, client_id };
    await db
      .insertInto('person')
      .values({ ...person, email: `${email}@example.org`.toLowerCase() })
      .execute();
  }
  const seats = await Promise.all(
    [...Object.keys(people), ...Object.keys(representatives)].map(async (email) => [
      email,
      await memberOf(db, `${email}@example.org`, key),
    ]),
  );
  return { ...Object.fromEntries(seats), forumId };
}

/** The delegate lets the client's company write, as people do: it asks, the delegate allows it. */
export async function letWrite(
  db: Kysely<Schema>,
  delegate: Delegate,
  client: Client,
  now: Date,
): Promise<void> {
  await askToWrite(db, client, { who: delegate.personId, note: 'A word' }, now);
  const company = client.clientId;
  const answered = await answerRequest(db, delegate, { company, answer: 'granted' }, now);
  if ('refused' in answered) throw new Error(answered.refused);
}
