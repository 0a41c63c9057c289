import { z } from 'zod';
import type { Db } from '#db/database.server.ts';
import type { Member } from '#forum/people.ts';
import { seatsOf } from '#forum/seats.server.ts';

export type ForumSeat = {
  key: string;
  title: string;
  dates: string[];
  role: Member['role'];
};

/** The forums where an address may sit, in order of their keys. */
export async function forumsOf(db: Db, email: string): Promise<ForumSeat[]> {
  const seats = await seatsOf(db, email);
  return seats
    .map(({ forumKey, title, dates, role }) => ({ key: forumKey, title, dates, role }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const openly = z.object({
  title: z.string(),
  subtitle: z.string().default(''),
  dates: z.array(z.string()).default([]),
  timezone: z.string().default('UTC'),
  currency: z.string().nullable().default(null),
});

/** What a seat shows of the forum; how many delegates there are in all is not for clients. */
export async function readForum(db: Db, member: Member) {
  const { questionnaire } = await db
    .selectFrom('forum')
    .select('questionnaire')
    .where('id', '=', member.forumId)
    .executeTakeFirstOrThrow();
  const forum = { key: member.forumKey, ...openly.parse(questionnaire), role: member.role };
  if (member.role === 'client') return forum;
  const { delegates } = await db
    .selectFrom('delegate')
    .select((is) => is.fn.countAll<number>().as('delegates'))
    .where('forum_id', '=', member.forumId)
    .where('status', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  return { ...forum, delegates };
}
