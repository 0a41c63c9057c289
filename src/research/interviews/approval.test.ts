import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeConsent } from '#forum/consent.server.ts';
import type { Interviewee } from '#forum/people.ts';
import { intervieweeOf } from '#forum/session.server.ts';
import { askApproval, QUOTE_LINK_DAYS } from '#research/interviews/approval.server.ts';
import { type Decision, decide, readMine } from '#research/interviews/decisions.server.ts';
import { readPrintable } from '#research/interviews/printable.server.ts';
import { editQuote, takeBack } from '#research/interviews/quotes.server.ts';
import { draft, now, talkForum } from '../../../test/interview-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const origin = 'https://plenary.example';
async function asked(house: Awaited<ReturnType<typeof testHouse>>, email = '') {
  const forum = await talkForum(house.db);
  const person = email ? { title: 'Mayor', organisation: 'Ys', name: 'Mia Ur' } : { ref: 'T1' };
  const made = await draft(house.db, forum.researcher, person);
  const input = { interview: made.interview, quotes: [made.quote], email };
  const outcome = await askApproval(house.db, forum.researcher, input, origin, now);
  assert.ok('asked' in outcome, JSON.stringify(outcome));
  return { ...forum, ...made, link: outcome.link };
}
const approve = (mark: string, level: Decision['level']): Decision => ({
  ...{ choice: 'approve', mark, level, text: '' },
});
const simply = (choice: Decision['choice'], text = ''): Decision => ({
  ...{ choice, mark: '', level: 'anonymous', text },
});

test('nothing is printed before the delegate approves, and then only as low as the delegate says', async () => {
  await using house = await testHouse();
  const { ann, researcher, quote } = await asked(house);

  assert.deepEqual(await readPrintable(house.db, researcher, null), []);
  const [mine] = await readMine(house.db, ann);
  assert.deepEqual(
    mine?.levels.map((each) => [each.namedAs, each.namesOne]),
    [
      ['Ann Li, Chief, Port of Ys', true],
      ['Chief, Port of Ys', true],
      ['Chief', false],
      ['A delegate', false],
    ],
  );
  assert.deepEqual(await decide(house.db, ann, quote, approve(mine?.mark ?? '', 'role'), now), {
    decided: 'approve',
  });

  const printable = await readPrintable(house.db, researcher, null);
  assert.deepEqual(
    printable.map(({ text, who }) => [text, who]),
    [['People come first', 'Chief']],
  );
  assert.deepEqual(await decide(house.db, ann, quote, approve(mine?.mark ?? '', 'name'), now), {
    refused: 'higher-level',
  });
});

test('nobody approves words they did not read, nor anybody else’s', async () => {
  await using house = await testHouse();
  const { ann, ben, researcher, quote, interview } = await asked(house);
  const [mine] = await readMine(house.db, ann);
  const mark = mine?.mark ?? '';
  const words = { text: 'Machines come first', verbatim: true, level: 'name' as const };
  await editQuote(house.db, researcher, quote, words, now);
  const drafted = await decide(house.db, ann, quote, approve(mark, 'name'), now);
  await askApproval(house.db, researcher, { interview, quotes: [quote], email: '' }, origin, now);

  assert.deepEqual(drafted, { refused: 'no-such-quote' });
  assert.deepEqual(await decide(house.db, ann, quote, approve(mark, 'name'), now), {
    refused: 'changed',
  });
  assert.deepEqual(await readMine(house.db, ben), []);
  assert.deepEqual(await decide(house.db, ben, quote, simply('decline'), now), {
    refused: 'no-such-quote',
  });
  assert.deepEqual(await readPrintable(house.db, researcher, null), []);
});

test('withdrawn in one step and given again; editing an approved quote takes the approval away', async () => {
  await using house = await testHouse();
  const { ann, researcher, quote } = await asked(house);
  const mark = (await readMine(house.db, ann))[0]?.mark ?? '';
  const printed = async () => (await readPrintable(house.db, researcher, null)).length;
  const after: number[] = [];
  await decide(house.db, ann, quote, approve(mark, 'name'), now);
  after.push(await printed());
  await decide(house.db, ann, quote, simply('withdraw'), now);
  after.push(await printed());
  await decide(house.db, ann, quote, approve(mark, 'name'), now);
  after.push(await printed());
  await editQuote(house.db, researcher, quote, { text: 'P', verbatim: false, level: 'role' }, now);
  after.push(await printed());

  assert.deepEqual(after, [1, 0, 1, 0]);
  const acts = await house.db.selectFrom('audit').select('act').orderBy('number').execute();
  assert.deepEqual(acts.map(({ act }) => act).slice(-4), [
    'quote approved',
    'quote withdrawn',
    'quote approved',
    'quote edited',
  ]);
});

test('other words go back to the researcher, who asks again', async () => {
  await using house = await testHouse();
  const { ann, researcher, quote } = await asked(house);
  await decide(house.db, ann, quote, simply('propose', ' Our people come first. '), now);

  assert.deepEqual(await readMine(house.db, ann), []);
  const row = await house.db.selectFrom('quote').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.state, row.proposed_text], ['draft', 'Our people come first.']);
  assert.deepEqual(await takeBack(house.db, researcher, quote, now), { refused: 'no-such-quote' });
});

test('who stops sharing the profile is named nowhere at once, and may approve again', async () => {
  await using house = await testHouse();
  const { ann, researcher, quote } = await asked(house);
  const mark = (await readMine(house.db, ann))[0]?.mark ?? '';
  await decide(house.db, ann, quote, approve(mark, 'role and organisation'), now);
  const before = await readPrintable(house.db, researcher, null);
  await changeConsent(house.db, ann, 'aggregate', now);
  const gone = await readPrintable(house.db, researcher, null);
  await changeConsent(house.db, ann, 'named', now);
  const raised = await readPrintable(house.db, researcher, null);
  const [mine] = await readMine(house.db, ann);
  await decide(house.db, ann, quote, approve(mark, 'role'), now);
  await changeConsent(house.db, ann, 'aggregate', now);
  const role = await readPrintable(house.db, researcher, null);

  assert.deepEqual([before.length, gone.length, raised.length, role.length], [1, 0, 0, 1]);
  assert.equal(mine?.byConsent, true);
});

test('a person without a seat decides by a link of their own, which is kept nowhere', async () => {
  await using house = await testHouse();
  const { quote, link, researcher, forumId } = await asked(house, 'Mia@Ys.example');
  const token = link?.split('/').at(-1) ?? '';
  const who = (await intervieweeOf(house.db, token, now)) as Interviewee;
  const mine = await readMine(house.db, who);
  const decided = await decide(house.db, who, quote, approve(mine[0]?.mark ?? '', 'name'), now);
  const late = new Date(now.getTime() + QUOTE_LINK_DAYS * 86_400_000);

  assert.deepEqual(decided, { decided: 'approve' });
  const [printed] = await readPrintable(house.db, researcher, [quote]);
  assert.equal(printed?.who, 'Mia Ur, Mayor, Ys');
  assert.equal(await intervieweeOf(house.db, token, late), null);
  assert.equal(await intervieweeOf(house.db, 'other', now), null);
  const mail = await house.db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([mail.to_email, mail.forum_id, mail.opens_door], ['mia@ys.example', null, true]);
  assert.ok(mail.body.includes(token) && !mail.body.includes('People come first'));
  const kept = await house.db.selectFrom('quote_link').selectAll().execute();
  assert.ok(!JSON.stringify(kept).includes(token));
  assert.equal(kept[0]?.forum_id, forumId);
});

test('the database itself refuses a printed word that nobody approved', async () => {
  await using house = await testHouse();
  const { ann, quote } = await asked(house);
  const mark = (await readMine(house.db, ann))[0]?.mark ?? '';
  const set = (row: object) =>
    house.db.updateTable('quote').set(row).where('id', '=', quote).execute();
  await assert.rejects(set({ state: 'approved' }), /check constraint/);
  await decide(house.db, ann, quote, approve(mark, 'role'), now);

  for (const row of [
    { text: 'Other words' },
    { named_as: 'Ann Li' },
    { verbatim: false },
    { approved_text: null },
    { state: 'withdrawn' },
    { decided_by: 'researcher' },
  ])
    await assert.rejects(set(row), /check constraint/, JSON.stringify(row));
});
