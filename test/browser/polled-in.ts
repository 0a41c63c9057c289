/** A session in full swing: a poll with many votes, own words, a survey question, questions with votes. */
import { newId } from '#base/ids.ts';
import type { Delegate } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { moderate } from '#research/polls/moderate.server.ts';
import { changePoll, makePoll, type NewPoll } from '#research/polls/polls.server.ts';
import { askQuestion, voteForQuestion } from '#research/polls/questions.server.ts';
import { tellTold } from '#research/polls/told.server.ts';
import { vote } from '#research/polls/vote.server.ts';
import { listening } from '../poll-forum.ts';
import type { App } from './server.ts';

const FORUM = 'police-forum-2024';
const ASKED: [words: string, named: boolean, votes: number][] = [
  ['Who pays for the shared evidence store in the first three years?', true, 41],
  ['What happens to a force that does not join?', false, 27],
  ['Will officers on patrol notice any of this before 2027?', true, 12],
  ['Which two systems would you switch off tomorrow?', false, 4],
];
const WORDS = ['trust', 'Trust', 'skills', 'money', 'data quality', 'time', 'legacy systems'];

/** @returns the ref of the session */
export async function pollIn({ db }: App, now = new Date()): Promise<string> {
  const session = 'S1';
  const organiser = await organiserFor(db, operator(), FORUM);
  if (!organiser) throw new Error('No demo forum');
  const above = listening();
  const seats = await db
    .selectFrom('person')
    .innerJoin('delegate', 'delegate.person_id', 'person.id')
    .select('person.email')
    .where('delegate.status', '=', 'confirmed')
    .orderBy('delegate.ref')
    .execute();
  const people = await Promise.all(
    seats.map(async ({ email }) => (await memberOf(db, email, FORUM)) as Delegate),
  );
  const draft = { session, options: [], most: null, scale: null, survey: null };
  const polls: [Omit<NewPoll, 'id'>, (person: number) => string[]][] = [
    [
      {
        ...draft,
        kind: 'words',
        asked: 'What holds data sharing back?',
        most: 2,
        voters: 'delegates',
      },
      (at) => [WORDS[(at * at) % WORDS.length] ?? '', at % 3 ? 'skills' : 'money'],
    ],
    [{ ...draft, kind: 'survey', asked: '', survey: 'cyber', voters: 'delegates' }, () => []],
    [
      {
        ...{ ...draft, kind: 'single', asked: 'What should we do first?', voters: 'delegates' },
        options: ['Share data between forces', 'Train people', 'Buy less, and buy together'],
      },
      (at) => [
        ['Share data between forces', 'Train people', 'Buy less, and buy together'][
          (at * at) % 3
        ] ?? '',
      ],
    ],
  ];
  for (const [at, [poll, choiceOf]] of polls.entries()) {
    const id = newId();
    await makePoll(db, organiser, { ...poll, id }, now);
    const when = new Date(now.getTime() + at);
    for (const act of ['open', 'show'] as const)
      await changePoll(db, organiser, { poll: id, act }, above, when);
    for (const [at, person] of people.slice(1, 97).entries()) {
      const choice = choiceOf(at);
      if (choice.length > 0) await vote(db, person, { poll: id, choice }, above, when);
    }
    if (at < polls.length - 1)
      await changePoll(db, organiser, { poll: id, act: 'close' }, above, when);
    else await db.transaction().execute((tx) => tellTold(tx, organiser, id, above, when));
  }
  for (const [at, [words, named, votes]] of ASKED.entries()) {
    const asker = people[at + 1];
    if (!asker) continue;
    const question = newId();
    await askQuestion(db, asker, { id: question, session, words, named }, now);
    if (at < 3) await moderate(db, organiser, { question, act: 'show' }, now);
    for (const voter of people.slice(10, 10 + votes))
      await voteForQuestion(db, voter, { question, up: true }, above, now);
  }
  return session;
}
