import '../../scripts/svelte-loader.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { changeConsent } from '#forum/consent.server.ts';
import { asDelegate, memberOf, operator } from '#forum/session.server.ts';
import { changeList } from '#report/change-list.ts';
import { readComparing } from '#report/comparing.server.ts';
import { composeReport } from '#report/compose.ts';
import { publishEdition, takeDown } from '#report/editions.server.ts';
import { newestIssue } from '#report/figures.server.ts';
import { readChanges, readPair, readReasons, usualPair } from '#report/history.server.ts';
import { importForum } from '#research/import.server.ts';
import { changed, folder, POLICE } from '../../test/forum-files.ts';
import { policeForum } from '../../test/police-forum.ts';
import { linkFor, readerOf } from '../../test/report-link.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2024-06-10T12:00:00Z');
const later = new Date('2024-06-12T12:00:00Z');
const muchLater = new Date('2024-06-14T12:00:00Z');
const noQuery = new URLSearchParams();

/** The change list as the pages print it. */
async function readChangeList(...asked: Parameters<typeof readPair>) {
  const issues = await readPair(...asked);
  return issues && changeList(issues.before, issues.after);
}

/** `many` of a consent answer anew: the same, but for the top priority. */
async function answerAnew({ db }: TestHouse, consent: 'named' | 'aggregate', many: number) {
  const people = await db
    .selectFrom('delegate')
    .select('person_id')
    .where('status', '=', 'confirmed')
    .where('consent', '=', consent)
    .orderBy('ref')
    .limit(many)
    .execute();
  for (const [at, { person_id }] of people.entries()) {
    const last = await db
      .selectFrom('response')
      .selectAll()
      .where('delegate_id', '=', person_id)
      .orderBy('submitted_at', 'desc')
      .executeTakeFirstOrThrow();
    const top_priority = at % 2 ? 'Mobile working' : 'Cyber security';
    const answers = JSON.stringify({ ...(last.answers as object), top_priority });
    await db
      .insertInto('response')
      .values({ ...last, id: newId(), submitted_at: later, source: 'survey', answers })
      .execute();
  }
}

test('staff compare the newest edition with the draft, exactly, and are told why', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  assert.equal(await usualPair(house.db, organiser), null);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const pair = await usualPair(house.db, organiser);
  assert.deepEqual(pair, { from: 1, to: 'draft' });
  assert.equal((await readChangeList(house.db, organiser, pair, later))?.unchanged, true);

  await answerAnew(house, 'named', 3);
  const corrected = changed(await folder(POLICE), 'responses.csv', (text) =>
    text.replace('"£7,650,000"', '"£7,750,000"'),
  );
  await importForum(house.db, operator(), corrected, later);
  const list = await readChangeList(house.db, organiser, pair, later);
  const issues = await readPair(house.db, organiser, pair, later);

  assert.ok(list && issues);
  assert.deepEqual(
    list.numbers.map(({ title }) => title),
    ['Combined spending power of group', 'Top technology priority'],
  );
  assert.deepEqual(list.numbers[0]?.lines[1], {
    what: 'Sum',
    from: '£1,502,350,000',
    to: '£1,502,450,000',
    by: '+£100,000',
  });
  assert.deepEqual(await readReasons(house.db, organiser, issues), [
    '3 delegates answered again.',
    '1 answer was corrected by an import.',
  ]);
});

test('one answer that makes a sentence untrue is said under that sentence', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const all = await house.db
    .selectFrom('response')
    .selectAll()
    .orderBy('delegate_id')
    .orderBy('submitted_at', 'desc')
    .execute();
  const spend = (answers: unknown) => (answers as { spend?: Record<string, string> }).spend ?? {};
  const one = all.find(
    ({ answers, delegate_id }, at) =>
      spend(answers)['Artificial Intelligence'] === 'Increase' &&
      all[at - 1]?.delegate_id !== delegate_id, // the one that counts
  );
  assert.ok(one);
  const same = { ...spend(one.answers), 'Artificial Intelligence': 'Stay the same' };
  const answers = JSON.stringify({ ...(one.answers as object), spend: same });
  await house.db
    .insertInto('response')
    .values({ ...one, id: newId(), submitted_at: later, source: 'survey', answers })
    .execute();

  const list = await readChangeList(house.db, organiser, { from: 1, to: 'draft' }, muchLater);

  assert.deepEqual(list?.sentences, [
    {
      text: 'Over 60% of the group indicate an increase in AI spending.',
      says: 'Was true, now not true',
    },
  ]);
});

test('a sentence that is new and false is said to be both', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const paragraphs = ['Over 70% of the group indicate an increase in AI spending.'];
  const findings = JSON.stringify([{ section: 'Spend mapping', theme: null, paragraphs }]);
  await house.db.updateTable('forum').set({ findings }).execute();

  const list = await readChangeList(house.db, organiser, { from: 1, to: 'draft' }, later);

  const told = list?.sentences.find(({ text }) => text === paragraphs[0]);
  assert.equal(told?.says, 'New; it is not true');
});

test('a reader’s change list has no number of a figure that waits, and says that it waits', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await house.db.updateTable('forum').set({ findings: '[]' }).execute();
  const { token } = await linkFor(house.db, organiser, { label: '' }, now);
  const reader = await readerOf(house.db, token, later);
  assert.ok(reader);
  const one = await readComparing(house.db, reader, noQuery, later);
  await answerAnew(house, 'named', 12);
  await answerAnew(house, 'aggregate', 3);
  await publishEdition(house.db, organiser, { kind: 'interim' }, muchLater);

  const pair = await usualPair(house.db, reader);
  assert.deepEqual(pair, { from: 1, to: 2 });
  const list = await readChangeList(house.db, reader, pair, muchLater);
  const changes = await readChanges(house.db, reader, pair, later);
  const issue = await newestIssue(house.db, reader);
  const exact = await readChangeList(house.db, organiser, pair, later);

  assert.equal(one.list, null);
  assert.ok(list && changes && issue && exact);
  assert.deepEqual(list.suppressions, ['Top technology priority: printed before, waits now.']);
  for (const part of changes.numbers.filter(({ figure }) => figure === 'top_priority')) {
    assert.equal(part.base.to, null);
    assert.ok(part.options.every(({ to, points }) => to === null && points === null));
  }
  assert.ok(exact.numbers.some(({ title, lines }) => title.startsWith('Top') && lines.length > 2));
  const method = composeReport(issue).sections.at(-1);
  assert.ok(method?.kind === 'method' && method.changes);
  assert.equal(method.changes.title, 'What changed since interim edition 1, 10 June 2024');
  assert.ok(method.changes.lines.includes('Top technology priority: printed before, waits now.'));
});

test('a reader compares published editions alone; one taken down is none', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const { token } = await linkFor(house.db, organiser, { label: '' }, now);
  const reader = await readerOf(house.db, token, later);
  assert.ok(reader);
  const second = await publishEdition(house.db, organiser, { kind: 'final' }, later);
  assert.ok('edition' in second);
  const asked = (from: string, to: string) =>
    readComparing(house.db, reader, new URLSearchParams({ from, to }), later);

  const both = await asked('1', '2');
  const draft = await asked('1', 'draft');
  const words = await asked('one', '2');
  await takeDown(house.db, organiser, second.edition.id, later);
  const gone = await asked('1', '2');

  assert.equal(both.list?.unchanged, true);
  for (const each of [draft, words, gone]) {
    assert.equal(each.list, null);
    assert.match(each.message ?? '', /no such edition/);
  }
  assert.deepEqual(
    gone.choices.map(({ value }) => value),
    ['1'],
  );
});

test('what few hidden people changed waits in the later edition once others agree to be named', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await house.db.updateTable('forum').set({ findings: '[]' }).execute();
  const { token } = await linkFor(house.db, organiser, { label: '' }, now);
  const reader = await readerOf(house.db, token, later);
  assert.ok(reader);
  await answerAnew(house, 'aggregate', 16);
  await publishEdition(house.db, organiser, { kind: 'interim' }, muchLater);
  const pair = { from: 1, to: 2 };
  const before = await readChangeList(house.db, reader, pair, muchLater);

  const people = await house.db
    .selectFrom('person')
    .innerJoin('delegate', 'delegate.person_id', 'person.id')
    .select('email')
    .where('status', '=', 'confirmed')
    .where('consent', '=', 'aggregate')
    .orderBy('ref')
    .limit(11)
    .execute();
  for (const { email } of people) {
    const delegate = asDelegate(await memberOf(house.db, email, 'police-forum-2024'));
    assert.ok(delegate);
    await changeConsent(house.db, delegate, 'named', muchLater);
  }
  const after = await readChangeList(house.db, reader, pair, muchLater);

  assert.deepEqual(before?.suppressions, []);
  assert.ok(before?.numbers.some(({ title }) => title === 'Top technology priority'));
  assert.deepEqual(after?.suppressions, ['Top technology priority: printed before, waits now.']);
});
