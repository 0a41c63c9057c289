/** What is said in the session of the first forum: shown, waiting, hidden, in words few people said. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { moderate } from '#research/polls/moderate.server.ts';
import { changePoll, makePoll, type NewPoll } from '#research/polls/polls.server.ts';
import { askQuestion } from '#research/polls/questions.server.ts';
import { vote } from '#research/polls/vote.server.ts';
import { listening } from '../poll-forum.ts';

type At = <M>(db: Kysely<Schema>, email: string) => Promise<M>;
const session = 'S-1';
const own = { most: 2, scale: null, survey: null, voters: 'delegates' as const };

/** @returns a question that waits and a poll that is open */
export async function makeSessionTalk(
  db: Kysely<Schema>,
  at: At,
  now: Date,
): Promise<{ question: string; poll: string }> {
  const organiser = await at<Organiser>(db, 'org@alpha.example');
  const [hidden, named, client] = [
    await at<Delegate>(db, 'd1@people.example'),
    await at<Delegate>(db, 'd2@people.example'),
    await at<Client>(db, 'rep1@firms.example'),
  ];
  const ask = async (who: Delegate | Client, words: string, isNamed: boolean) => {
    const id = newId();
    await askQuestion(db, who, { id, session, words, named: isNamed }, now);
    return id;
  };
  const shown = await ask(hidden, 'Namelessquestioncanary?', false);
  await moderate(db, organiser, { question: shown, act: 'show' }, now);
  const question = await ask(named, 'Waitingquestioncanary?', true);
  const gone = await ask(client, 'Hiddenquestioncanary?', true);
  await moderate(db, organiser, { question: gone, act: 'hide' }, now);

  const make = (poll: Partial<NewPoll>) =>
    makePoll(
      db,
      organiser,
      { ...own, id: newId(), session, kind: 'words', asked: 'What?', options: [], ...poll },
      now,
    );
  await make({ asked: 'Draftpollcanary' });
  const above = listening();
  let poll = '';
  // a word that five said, one that two said, in a poll that has closed; and one in which four voted
  for (const [words, voters] of [
    [['Manywordcanary', 'Rarewordcanary'], 5],
    [['Fewvotescanary'], 4],
  ] as const) {
    const made = await make({});
    if ('refused' in made) throw new Error(made.refused);
    poll = made.poll;
    await changePoll(db, organiser, { poll, act: 'open' }, above, now);
    for (let each = 0; each < voters; each++) {
      const voter = await at<Delegate>(db, `d${each + 10}@people.example`);
      const choice = each < 2 || voters === 4 ? words : words.slice(0, 1);
      await vote(db, voter, { poll, choice }, above, now);
    }
    const ends = voters === 5 ? (['close', 'show'] as const) : (['show'] as const);
    for (const act of ends) await changePoll(db, organiser, { poll, act }, above, now);
  }
  return { question, poll };
}
