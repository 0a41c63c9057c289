import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { changeRule, mergeQuestions, moderate } from '#research/polls/moderate.server.ts';
import { DEFAULT_RULE } from '#research/polls/question.ts';
import {
  readAllQuestions,
  readQuestions,
  readWallQuestions,
} from '#research/polls/question-lists.server.ts';
import {
  askQuestion,
  voteForQuestion,
  withdrawQuestion,
} from '#research/polls/questions.server.ts';
import { listening, type PollForum, pollForum, SESSION } from '../../../test/poll-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:30:00Z');
const above = listening();

const ask = (
  db: Kysely<Schema>,
  who: Delegate | Client,
  words: string,
  named = true,
  id = newId(),
) => askQuestion(db, who, { id, session: SESSION, words, named }, now);

async function shown(
  db: Kysely<Schema>,
  { organiser }: PollForum,
  who: Delegate | Client,
  words: string,
) {
  const asked = await ask(db, who, words);
  assert.ok('question' in asked);
  await moderate(db, organiser, { question: asked.question, act: 'show' }, now);
  return asked.question;
}

test('a question waits, is shown, hidden and answered as the moderator says; its asker sees it wait', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 2, hidden: 1 });
  const [ann, ben] = forum.delegates as [Delegate, Delegate];
  const asked = await ask(db, ann, '  Who   pays? ');
  assert.ok('question' in asked);
  const seenBy = async (who: Delegate) =>
    (await readQuestions(db, who, SESSION)).map(({ words, state, answered }) => [
      words,
      state,
      answered,
    ]);
  assert.deepEqual([await seenBy(ann), await seenBy(ben)], [[['Who pays?', 'waiting', false]], []]);
  const act = (act: 'show' | 'hide' | 'answered') =>
    moderate(db, forum.organiser, { question: asked.question, act }, now);
  await act('show');
  assert.deepEqual(await seenBy(ben), [['Who pays?', 'shown', false]]);
  await act('answered');
  assert.deepEqual(await seenBy(ben), [['Who pays?', 'shown', true]]);
  await act('hide');
  assert.deepEqual([await seenBy(ann), await seenBy(ben)], [[['Who pays?', 'waiting', true]], []]);
  const deeds = await db.selectFrom('audit').select('act').orderBy('number').execute();
  assert.deepEqual(
    deeds.map((deed) => deed.act),
    ['question show', 'question answered', 'question hide'],
  );
});

test('whose question it is, is read by the moderator alone where the asker said so', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 2, hidden: 1 });
  const [hid, ben] = forum.delegates as [Delegate, Delegate];
  const [rep] = forum.clients as [Client, Client];
  const rule = { ...DEFAULT_RULE, moderated: false };
  await changeRule(db, forum.organiser, { session: SESSION, rule }, now);
  await ask(db, hid, 'Secret?', false);
  await ask(db, hid, 'Open?', true);
  for (const reader of [ben, rep]) {
    const seen = await readQuestions(db, reader, SESSION);
    const [secret, open] = ['Secret?', 'Open?'].map((words) => seen.find((q) => q.words === words));
    assert.equal(secret?.by, null);
    assert.doesNotMatch(JSON.stringify(secret), /d0|Org 0|Family/);
    assert.ok(!JSON.stringify(seen).includes(hid.personId));
    assert.deepEqual(open?.by, { name: 'd0 Family', title: 'Head', organisation: 'Org 0' });
  }
  const wall = await readWallQuestions(db, forum.organiser, SESSION, 5);
  assert.equal(wall.find(({ words }) => words === 'Secret?')?.by, null);
  const staff = await readAllQuestions(db, forum.organiser, SESSION);
  assert.equal(staff.find(({ words }) => words === 'Secret?')?.by.name, 'd0 Family');
});

test('who may ask is the session’s rule, and each refusal has its reason', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 2, hidden: 0 });
  const [ann, ben] = forum.delegates as [Delegate, Delegate];
  const [rep] = forum.clients as [Client, Client];
  const id = newId();
  assert.deepEqual(await ask(db, ann, 'Once?', true, id), await ask(db, ann, 'Once?', true, id));
  assert.deepEqual(await ask(db, ben, 'Mine?', true, id), { refused: 'id-taken' });
  assert.deepEqual(await ask(db, ann, '  '), { refused: 'no-words' });
  assert.deepEqual(await ask(db, ann, 'x'.repeat(301)), { refused: 'too-long' });
  for (const [askers, allowed] of [
    ['delegates', [true, false]],
    ['nobody', [false, false]],
  ] as const) {
    const rule = { ...DEFAULT_RULE, askers };
    await changeRule(db, forum.organiser, { session: SESSION, rule }, now);
    const outcomes = [await ask(db, ann, 'A?'), await ask(db, rep, 'B?')];
    assert.deepEqual(
      outcomes.map((each) => 'question' in each),
      allowed,
    );
  }
  for (let more = 0; more < 25; more++) await ask(db, ben, `Q${more}?`);
  const rule = DEFAULT_RULE;
  await changeRule(db, forum.organiser, { session: SESSION, rule }, now);
  for (let more = 0; more < 20; more++) assert.ok('question' in (await ask(db, ben, `Q${more}?`)));
  assert.deepEqual(await ask(db, ben, 'One more?'), { refused: 'too-many' });
});

test('merged questions stand as one, each voter and asker counted once, until it is taken back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 4, hidden: 0 });
  const [ann, ben, cem, dora] = forum.delegates as [Delegate, Delegate, Delegate, Delegate];
  const [one, two] = [await shown(db, forum, ann, 'One?'), await shown(db, forum, ben, 'Two?')];
  const up = (who: Delegate, question: string) =>
    voteForQuestion(db, who, { question, up: true }, above, now);
  await up(cem, one);
  await up(cem, two);
  await up(dora, two);
  assert.deepEqual(await up(ann, one), { refused: 'own-question' });
  await mergeQuestions(db, forum.organiser, { question: two, into: one }, now);
  const seen = async () =>
    (await readQuestions(db, dora, SESSION)).map(({ words, votes }) => [words, votes]);
  assert.deepEqual(await seen(), [['One?', 3]]); // Cem, Dora, and Ben who asked the same
  await up(dora, two); // from a screen that has not heard of it
  assert.deepEqual(await seen(), [['One?', 3]]);
  await withdrawQuestion(db, ann, one, now);
  await moderate(db, forum.organiser, { question: two, act: 'show' }, now);
  assert.deepEqual(await seen(), [['Two?', 2]]);
});

test('under any order of votes and votes taken back, a question has those who last said yes', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 6, hidden: 2 });
  const [asker, ...voters] = forum.delegates as [Delegate, ...Delegate[]];
  const step = fc.record({ who: fc.nat(4), up: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const question = await shown(db, forum, asker, `Q ${newId()}`);
      const said = new Map<number, boolean>();
      for (const { who, up } of steps) {
        await voteForQuestion(db, voters[who] as Delegate, { question, up }, above, now);
        said.set(who, up);
      }
      const all = await readQuestions(db, asker, SESSION);
      const votes = all.find(({ id }) => id === question)?.votes;
      assert.equal(votes, [...said.values()].filter(Boolean).length);
      await withdrawQuestion(db, asker, question, now);
    }),
    { numRuns: 10 },
  );
});

test('a question that no moderator showed is not shown because another was taken back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await pollForum(db, { delegates: 3, hidden: 1 });
  const [ann, ben, cy] = forum.delegates as [Delegate, Delegate, Delegate];
  const stays = await shown(db, forum, ann, 'Who pays?');
  const waits = await ask(db, ben, 'Who pays for the scandal?');
  assert.ok('question' in waits);
  await mergeQuestions(db, forum.organiser, { question: waits.question, into: stays }, now);
  await withdrawQuestion(db, ann, stays, now);

  assert.deepEqual(await readQuestions(db, cy, SESSION), []);
  const [left] = await readAllQuestions(db, forum.organiser, SESSION);
  assert.deepEqual([left?.id, left?.state], [waits.question, 'waiting']);
});
