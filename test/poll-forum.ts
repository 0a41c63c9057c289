/** A forum with a session, a survey of three questions, and as many delegates as a test needs. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import type { PollNews } from '#research/polls/poll.ts';
import type { VotesNews } from '#research/polls/question.ts';
import type { Above } from '#research/polls/telling.ts';

export const SESSION = 'S 1/a';
const QUESTIONS = [
  { id: 'top', type: 'single', text: 'What comes first?', options: ['Cloud', 'People', 'Data'] },
  { id: 'two', type: 'multi', text: 'Which two?', options: ['A', 'B', 'C'], max: 2 },
  { id: 'why', type: 'text', text: 'Why?' },
];

export type PollForum = {
  forumId: string;
  organiser: Organiser;
  delegates: Delegate[];
  clients: Client[];
};

/** @param hidden the first so many share no profile */
export async function pollForum(
  db: Kysely<Schema>,
  { delegates, hidden }: { delegates: number; hidden: number },
  key = 'polls',
): Promise<PollForum> {
  const [forumId, tenant, company] = [newId(), newId(), newId()];
  await db.insertInto('tenant').values({ id: tenant, name: 'T' }).execute();
  const about = { title: 'T', dates: ['2030-01-01'], timezone: 'UTC', currency: 'EUR' };
  await db
    .insertInto('forum')
    .values({
      ...{ id: forumId, tenant_id: tenant, key, findings: '[]', created_at: new Date() },
      questionnaire: JSON.stringify({ ...about, questions: QUESTIONS }),
    })
    .execute();
  await db
    .insertInto('session')
    .values({
      ...{ forum_id: forumId, ref: SESSION, title: 'Data in the open', room: 'Hall' },
      starts_at: new Date('2030-01-01T10:00:00Z'),
      ends_at: new Date('2030-01-01T11:00:00Z'),
    })
    .execute();
  const offer = { package: '', meetings_guaranteed: 0, solutions: [] };
  await db
    .insertInto('client')
    .values({ forum_id: forumId, id: company, ref: 'C-1', company: 'Acme', ...offer })
    .execute();
  const people = [
    { email: 'org@example.org', role: 'organiser' as const, client_id: null },
    ...Array.from({ length: delegates }, (_, at) => ({
      ...{ email: `d${at}@example.org`, role: 'delegate' as const, client_id: null },
    })),
    ...['c0', 'c1'].map((name) => ({
      ...{ email: `${name}@example.org`, role: 'client' as const, client_id: company },
    })),
  ].map((each) => ({
    ...{ ...each, forum_id: forumId, id: newId() },
    given_name: each.email.split('@')[0] ?? '',
    family_name: 'Family',
  }));
  await db.insertInto('person').values(people).execute();
  const guests = people.filter(({ role }) => role === 'delegate');
  await db
    .insertInto('delegate')
    .values(
      guests.map(({ id }, at) => ({
        ...{ forum_id: forumId, person_id: id, ref: `D-${at}`, title: 'Head', country: '' },
        ...{ organisation: `Org ${at}`, phone: '', status: 'confirmed' as const },
        consent: at < hidden ? ('aggregate' as const) : ('named' as const),
      })),
    )
    .execute();
  const seat = async (email: string) => memberOf(db, email, key);
  return {
    forumId,
    organiser: (await seat('org@example.org')) as Organiser,
    delegates: (await Promise.all(guests.map(({ email }) => seat(email)))) as Delegate[],
    clients: (await Promise.all(['c0@example.org', 'c1@example.org'].map(seat))) as Client[],
  };
}

/** Keeps what would be told instead of telling it. */
export function listening(): Above & { news: (PollNews | VotesNews)[] } {
  const news: (PollNews | VotesNews)[] = [];
  return {
    news,
    tell: async (_, __, told) => {
      news.push(told);
    },
    editions: async () => [],
  };
}
