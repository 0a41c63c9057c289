/** What people have done before we look: a plan published, a conversation, a name marked. */
import { newId } from '#base/ids.ts';
import { openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import type { Delegate } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { CEILING, makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { demoSeats } from '../../src/demo.server.ts';
import type { App } from './server.ts';

const FORUM = 'police-forum-2024';
const SAID: [author: number, minute: number, words: string][] = [
  [1, 0, 'Three forces in the room share one evidence store already. None shares the audit trail.'],
  [1, 1, 'Shall we make that the question for tomorrow’s table?'],
  [2, 6, 'Yes. I can bring the agreement that Eastvale signed in March, it is four pages.'],
  [0, 9, 'Agreed. Data quality first, or we will share our mistakes faster.'],
];

/** @returns the path of the demo delegate's conversation */
export async function liveIn({ db }: Pick<App, 'db'>, now = new Date()): Promise<string> {
  const organiser = await organiserFor(db, operator(), FORUM);
  const seats = await demoSeats(db);
  if (!organiser || !seats) throw new Error('No demo forum');
  const made = await makePlan(db, organiser, { ceiling: CEILING }, now);
  if ('refused' in made) throw new Error(`No plan: ${made.refused}`);
  await publishPlan(db, organiser, made.plan, now);

  const colleagues = await db
    .selectFrom('person')
    .innerJoin('delegate', 'delegate.person_id', 'person.id')
    .select('person.email')
    .where('delegate.status', '=', 'confirmed')
    .where('person.email', '<>', seats.delegate)
    .orderBy('delegate.ref')
    .limit(6)
    .execute();
  const people = await Promise.all(
    [seats.delegate, ...colleagues.map(({ email }) => email)].map(
      async (email) => (await memberOf(db, email, FORUM)) as Delegate,
    ),
  );
  const [first] = people;
  if (!first) throw new Error('No demo delegate');
  const group = {
    title: 'Data sharing between forces',
    people: people.map((each) => each.personId),
  };
  const opened = await openGroup(db, first, group, now);
  if ('refused' in opened) throw new Error(`No room: ${opened.refused}`);
  for (const [author, minute, body] of SAID) {
    const at = new Date(now.getTime() + minute * 60_000 - 3_600_000);
    await send(db, people[author] ?? first, opened.room, { id: newId(), body }, at);
  }
  return `/app/${FORUM}/chat/${opened.room}`;
}
