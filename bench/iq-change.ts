/** How long after a delegate has saved an answer a client's search finds it, through the database. */
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { find } from '#iq/find.ts';
import { indexFor } from '#iq/index.server.ts';
import { readSearch } from '#iq/query.ts';
import { readSurvey, saveSurvey } from '#research/survey.server.ts';
import type { Measure } from './bench.ts';
import { manyDelegates } from './iq-page-forum.ts';
import type { Served } from './served.ts';

const KEY = 'police-forum-2024';
const PEOPLE = 2000;
const CHANGES = 20;

export async function benchChange({ db }: Served): Promise<Measure[]> {
  const organiser = await organiserFor(db, operator(), KEY);
  if (!organiser) throw new Error('The demo forum is not there');
  await manyDelegates(db, organiser.forumId, PEOPLE);
  const asker = await someone('client');
  await indexFor(db, asker);
  const times: number[] = [];
  for (let i = 0; i < CHANGES; i++) times.push(await timeOfChange(asker, i));
  const sorted = times.sort((a, b) => a - b);
  const what = `A saved answer among ${PEOPLE} delegates found after`;
  return [
    { what: `${what}, median`, value: sorted[CHANGES / 2] ?? 0, unit: 'ms', aim: 50 },
    { what: `${what}, longest`, value: sorted[CHANGES - 1] ?? 0, unit: 'ms', aim: 50 },
  ];

  /** From the end of the delegate's own act to a search that finds the word. */
  async function timeOfChange(asker: Client, i: number): Promise<number> {
    const delegate = await someone('delegate', i);
    const { questionnaire, submission } = await readSurvey(db, delegate);
    const open = questionnaire.questions.find(({ type }) => type === 'text')?.id ?? '';
    const word = `unheard${'abcdefghijklmnopqrstuvwxyz'[i]}`;
    const answers = { ...submission.answers, [open]: word };
    await saveSurvey(db, delegate, { ...submission, answers }, new Date());
    const started = performance.now();
    const index = await indexFor(db, asker);
    const { total } = find(index, readSearch(new URLSearchParams({ words: word }), index));
    const time = performance.now() - started;
    if (total !== 1) throw new Error(`${word} was found ${total} times`);
    return time;
  }

  async function someone<Role extends 'client' | 'delegate'>(
    role: Role,
    place = 0,
  ): Promise<Role extends 'client' ? Client : Delegate> {
    const { email } = await db
      .selectFrom('person')
      .leftJoin('delegate', 'delegate.person_id', 'person.id')
      .select('person.email')
      .where('person.forum_id', '=', organiser?.forumId ?? '')
      .where('person.role', '=', role)
      .$if(role === 'delegate', (query) =>
        query.where('delegate.consent', '=', 'named').where('delegate.status', '=', 'confirmed'),
      )
      .orderBy('person.email')
      .offset(place)
      .executeTakeFirstOrThrow();
    return (await memberOf(db, email, KEY)) as Role extends 'client' ? Client : Delegate;
  }
}
