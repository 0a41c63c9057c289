import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { readLiveFigures } from '#report/figures.server.ts';
import type { Distribution } from '#research/figure.ts';
import type { PollNews } from '#research/polls/poll.ts';
import { readPolls, readStaffPolls, readWallPoll } from '#research/polls/poll-lists.server.ts';
import { changePoll, hideWord, makePoll, type NewPoll } from '#research/polls/polls.server.ts';
import { tellTold } from '#research/polls/told.server.ts';
import { vote } from '#research/polls/vote.server.ts';
import { readSurvey, saveSurvey } from '#research/survey.server.ts';
import { listening, pollForum, SESSION } from '../../../test/poll-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:30:00Z');
const draft = (poll: Partial<NewPoll> = {}): NewPoll => ({
  ...{ id: newId(), session: SESSION, kind: 'single', asked: 'Which?', options: ['A', 'B'] },
  ...{ most: null, scale: null, survey: null, voters: 'delegates' },
  ...poll,
});
type Forum = Awaited<ReturnType<typeof pollForum>>;

/** Makes a poll and opens it. */
async function opened(db: Kysely<Schema>, { organiser }: Forum, poll: Partial<NewPoll> = {}) {
  const made = await makePoll(db, organiser, draft(poll), now);
  assert.ok('poll' in made);
  await changePoll(db, organiser, { poll: made.poll, act: 'open' }, listening(), now);
  return made.poll;
}

test('a poll is made once, and refused with a reason', async () => {
  await using house = await testHouse();
  const { organiser } = await pollForum(house.db, { delegates: 1, hidden: 0 });
  const make = (poll: Partial<NewPoll>) => makePoll(house.db, organiser, draft(poll), now);
  const id = newId();
  assert.deepEqual([await make({ id }), await make({ id })], [{ poll: id }, { poll: id }]);
  assert.equal((await readStaffPolls(house.db, organiser, SESSION)).length, 1);

  assert.deepEqual(await make({ session: 'none' }), { refused: 'no-such-session' });
  assert.deepEqual(await make({ asked: ' ' }), { refused: 'no-question' });
  assert.deepEqual(await make({ options: ['A', ' '] }), { refused: 'too-few-options' });
  assert.deepEqual(await make({ options: ['A', 'A '] }), { refused: 'same-option' });
  assert.deepEqual(await make({ kind: 'survey', survey: 'why' }), {
    refused: 'no-such-survey-question',
  });
});

test('under any order of votes, changes and closings the tally is a plain recount', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 8, hidden: 3 });
  const { organiser, delegates } = forum;
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.nat(7), fc.constantFrom('A', 'B', 'C')) },
    { weight: 1, arbitrary: fc.constantFrom('open', 'close', 'show', 'hide') },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 6 }),
      async (turns) => {
        const options = ['A', 'B', 'C'];
        const above = listening();
        const poll = await opened(db, forum, { options });
        const said = new Map<number, string>();
        for (const turn of turns) {
          // all of a turn at once, but for two votes of one person, of which nobody knows the last
          const once = turn.filter(
            (each, at) =>
              typeof each === 'string' ||
              turn.findIndex((other) => typeof other !== 'string' && other[0] === each[0]) === at,
          );
          await Promise.all(
            once.map(async (each) => {
              if (typeof each === 'string')
                return changePoll(db, organiser, { poll, act: each as 'open' }, above, now);
              const [who, choice] = each;
              const voter = delegates[who];
              assert.ok(voter);
              const outcome = await vote(db, voter, { poll, choice: [choice] }, above, now);
              if ('voted' in outcome) said.set(who, choice);
              else assert.deepEqual(outcome, { refused: 'closed' });
            }),
          );
        }
        await db.transaction().execute((tx) => tellTold(tx, organiser, poll, above, now));

        const staff = await readStaffPolls(db, organiser, SESSION);
        const exact = staff.find(({ id }) => id === poll)?.exact;
        assert.equal(exact?.answered, said.size);
        const recount = options.map(
          (option) => [...said.values()].filter((s) => s === option).length,
        );
        assert.deepEqual(
          exact?.rows.map(({ count }) => count),
          recount,
        );
        const told = above.news.at(-1) as PollNews | undefined;
        const isClosed = staff.find(({ id }) => id === poll)?.state === 'closed';
        if (told?.tally && told.tally.answered === said.size)
          assert.deepEqual(
            told.tally.rows.map(({ count }) => count),
            recount,
          );
        const isOnce = turns.flat().every((each) => each !== 'open' && each !== 'hide');
        const whole = said.size < 5 ? undefined : said.size;
        const isShown = turns.flat().includes('show');
        if (isClosed && isOnce && isShown) assert.equal(told?.tally?.answered, whole);
        if (told?.tally && !isClosed) assert.ok(said.size - told.tally.answered >= 0);
        for (const news of above.news as PollNews[]) {
          assert.ok(news.tally === null || news.tally.answered >= 5);
          assert.ok(news.voted === null || (news.voted >= 5 && news.voted % 5 === 0));
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('below five votes nobody but staff sees a number, whatever view they take; of few votes closing shows all at once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 6, hidden: 0 });
  const { organiser, delegates } = forum;
  const above = listening();
  const poll = await opened(db, forum);
  await changePoll(db, organiser, { poll, act: 'show' }, above, now);
  const told = async () => {
    await db.transaction().execute((tx) => tellTold(tx, organiser, poll, above, now));
    const [mine] = await readPolls(db, delegates[0] as (typeof delegates)[0], SESSION);
    const wall = await readWallPoll(db, organiser, SESSION);
    assert.deepEqual(mine?.told, wall?.told);
    return mine?.told;
  };
  for (const [at, voter] of delegates.entries()) {
    await vote(db, voter, { poll, choice: [at === 0 ? 'B' : 'A'] }, above, now);
    const seen = await told();
    const staff = await readStaffPolls(db, organiser, SESSION);
    assert.equal(staff[0]?.exact.answered, at + 1);
    assert.deepEqual(seen, { voted: at < 4 ? null : 5, tally: null });
  }
  await changePoll(db, organiser, { poll, act: 'close' }, above, now);
  assert.equal((await told())?.tally?.answered, 6);
  await changePoll(db, organiser, { poll, act: 'hide' }, above, now);
  assert.deepEqual(await told(), { voted: 5, tally: null });
});

test('no two looks at a poll differ by fewer than five votes, whatever is shown, hidden, closed and opened between', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 14, hidden: 5 });
  const { organiser, delegates } = forum;
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.nat(13), fc.constantFrom('A', 'B')) },
    { weight: 1, arbitrary: fc.constantFrom('show', 'hide', 'close', 'open') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
      const above = listening();
      const poll = await opened(db, forum);
      await changePoll(db, organiser, { poll, act: 'show' }, above, now);
      for (const each of steps) {
        const [who, choice] = typeof each === 'string' ? [] : each;
        const voter = who === undefined ? undefined : delegates[who];
        if (voter && choice) await vote(db, voter, { poll, choice: [choice] }, above, now);
        else await changePoll(db, organiser, { poll, act: each as 'show' }, above, now);
        await db.transaction().execute((tx) => tellTold(tx, organiser, poll, above, now));
      }
      const looks = (above.news as PollNews[]).flatMap(({ tally }) => tally ?? []);
      for (const [at, look] of looks.entries()) {
        for (const before of looks.slice(0, at)) {
          const same = isDeepStrictEqual(before, look);
          assert.ok(same || look.answered - before.answered >= 5, JSON.stringify([before, look]));
        }
      }
    }),
    { numRuns: 8 },
  );
});

test('votes are the same sent twice, change while open, and end with the closing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 1, hidden: 1 });
  const [ann] = forum.delegates;
  const [rep] = forum.clients;
  assert.ok(ann && rep);
  const above = listening();
  const poll = await opened(db, forum);
  const say = (who: typeof ann | typeof rep, choice: string) =>
    vote(db, who, { poll, choice: [choice] }, above, now);
  await say(ann, 'A');
  await say(ann, 'A');
  await say(ann, 'B');
  assert.deepEqual(await say(rep, 'A'), { refused: 'no-such-poll' });
  await changePoll(db, forum.organiser, { poll, act: 'close' }, above, now);

  assert.deepEqual(await say(ann, 'A'), { refused: 'closed' });
  const [seen] = await readStaffPolls(db, forum.organiser, SESSION);
  assert.deepEqual(
    seen?.exact.rows.map(({ count }) => count),
    [0, 1],
  );
  assert.deepEqual((await readPolls(db, ann, SESSION))[0]?.mine, ['B']);
});

test('a word is hidden by staff and seen no more, though its votes stay', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 6, hidden: 0 });
  const above = listening();
  const poll = await opened(db, forum, { kind: 'words', options: [], most: 2 });
  for (const [at, voter] of forum.delegates.entries())
    await vote(
      db,
      voter,
      { poll, choice: at < 3 ? ['Trust', 'rude'] : ['trust', 'rare'] },
      above,
      now,
    );
  for (const act of ['close', 'show'] as const)
    await changePoll(db, forum.organiser, { poll, act }, above, now);
  const seen = async () => {
    const wall = await readWallPoll(db, forum.organiser, SESSION);
    return wall?.told.tally?.rows.map(({ option, count }) => `${option} ${count}`);
  };
  assert.deepEqual(await seen(), ['Trust 6', 'rare 3', 'rude 3']);
  await hideWord(db, forum.organiser, { poll, word: 'RUDE', hide: true }, above, now);
  assert.deepEqual(await seen(), ['Trust 6', 'rare 3']);
  const [staff] = await readStaffPolls(db, forum.organiser, SESSION);
  assert.equal(staff?.exact.words.find(({ word }) => word === 'rude')?.hidden, true);
  await hideWord(db, forum.organiser, { poll, word: 'rude', hide: false }, above, now);
  assert.deepEqual(await seen(), ['Trust 6', 'rare 3', 'rude 3']);
});

test('a vote on a survey question is the answer to it: poll and figure are one number', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 5, hidden: 0 });
  const { organiser, delegates } = forum;
  const [ann] = delegates;
  assert.ok(ann);
  const other = { answers: { two: ['A'], why: 'Because' }, budget: null };
  await saveSurvey(db, ann, other, now);
  const above = listening();
  const poll = await opened(db, forum, { kind: 'survey', survey: 'top' });
  const act = fc.record({
    who: fc.nat(4),
    option: fc.constantFrom('Cloud', 'People', 'Data', 'Nonsense'),
    byPoll: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
      for (const { who, option, byPoll } of acts) {
        const voter = delegates[who];
        assert.ok(voter);
        if (byPoll) await vote(db, voter, { poll, choice: [option] }, above, now);
        else if (option !== 'Nonsense') {
          const { submission } = await readSurvey(db, voter);
          const answers = { ...submission.answers, top: option };
          await saveSurvey(db, voter, { ...submission, answers }, now);
        }
        const { figures } = await readLiveFigures(db, organiser, null);
        const figure = figures.top as Distribution;
        const [staff] = await readStaffPolls(db, organiser, SESSION);
        assert.equal(staff?.exact.answered, figure.answered);
        assert.deepEqual(
          staff?.exact.rows.map(({ option, count }) => [option, count]),
          Object.entries(figure.options).map(([option, { count }]) => [option, count]),
        );
      }
    }),
    { numRuns: 10 },
  );
  const { submission } = await readSurvey(db, ann);
  assert.deepEqual([submission.answers.two, submission.answers.why], [['A'], 'Because']);
});
