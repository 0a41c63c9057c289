import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import type { Organiser } from '#forum/people.ts';
import { newestEdition, publishEdition, readDisclosed, takeDown } from '#report/editions.server.ts';
import { newestIssue, readNewest } from '#report/figures.server.ts';
import { revokeLink } from '#report/links.server.ts';
import { policeForum } from '../../test/police-forum.ts';
import { linkFor, readerOf } from '../../test/report-link.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2024-06-10T12:00:00Z');
const later = new Date('2024-06-12T12:00:00Z');
const muchLater = new Date('2024-06-14T12:00:00Z');

/** `many` delegates of one consent answer anew: "Cyber security" first, all else as before. */
async function answerAnew(
  { db }: TestHouse,
  { forumId }: Organiser,
  consent: 'named' | 'aggregate',
  many: number,
  at: Date,
  priorities: string[],
) {
  const people = await db
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .where('consent', '=', consent)
    .orderBy('ref')
    .limit(many)
    .execute();
  for (const [index, { person_id }] of people.entries()) {
    const last = await db
      .selectFrom('response')
      .selectAll()
      .where('forum_id', '=', forumId)
      .where('delegate_id', '=', person_id)
      .orderBy('submitted_at', 'desc')
      .executeTakeFirstOrThrow();
    const answers = {
      ...(last.answers as Record<string, unknown>),
      top_priority: priorities[index % priorities.length],
    };
    await db
      .insertInto('response')
      .values({
        ...last,
        id: newId(),
        source: 'survey',
        submitted_at: at,
        answers: JSON.stringify(answers),
      })
      .execute();
  }
}

const setConsent = (
  { db }: TestHouse,
  { forumId }: Organiser,
  to: 'named' | 'aggregate',
  many: number,
) =>
  db
    .updateTable('delegate')
    .set({ consent: to })
    .where('forum_id', '=', forumId)
    .where('person_id', 'in', (query) =>
      query
        .selectFrom('delegate')
        .select('person_id')
        .where('forum_id', '=', forumId)
        .where('status', '=', 'confirmed')
        .where('consent', '=', to === 'named' ? 'aggregate' : 'named')
        .orderBy('ref')
        .limit(many),
    )
    .execute();

const waiting = (withheld: readonly { figure: string; reason: string }[]) => [
  ...new Set(withheld.map(({ figure, reason }) => `${figure} ${reason}`)),
];

test('an edition is frozen: what is answered later is in the next one', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const first = await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  assert.ok('edition' in first);

  await answerAnew(house, organiser, 'named', 12, later, ['Cyber security', 'Mobile working']);
  const before = await newestEdition(house.db, organiser);
  assert.deepEqual(before, first.edition);
  const second = await publishEdition(house.db, organiser, { kind: 'interim' }, muchLater);

  assert.ok('edition' in second);
  assert.equal(second.edition.number, 2);
  assert.notEqual(second.edition.hash, first.edition.hash);
  assert.notDeepEqual(
    second.edition.content.figures.top_priority,
    first.edition.content.figures.top_priority,
  );
});

test('a further interim edition needs ten new answers, a final one none', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  await answerAnew(house, organiser, 'named', 9, later, ['Cyber security']);

  const refused = await publishEdition(house.db, organiser, { kind: 'interim' }, muchLater);
  const final = await publishEdition(house.db, organiser, { kind: 'final' }, muchLater);

  assert.deepEqual(refused, { refused: 'too-few-new-answers', newAnswers: 9 });
  assert.ok('edition' in final);
  assert.equal(final.edition.kind, 'final');
});

test('a figure waits where the difference of two editions would tell few hidden people’s answers', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await house.db.updateTable('forum').set({ findings: '[]' }).execute();
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  await answerAnew(house, organiser, 'named', 12, later, ['Cyber security', 'Mobile working']);
  await answerAnew(house, organiser, 'aggregate', 3, later, ['Cyber security', 'Mobile working']);

  const second = await publishEdition(house.db, organiser, { kind: 'interim' }, muchLater);

  assert.ok('edition' in second);
  assert.deepEqual(waiting(second.edition.content.withheld), ['top_priority few-hidden']);
  const reader = await readDisclosed(house.db, organiser, second.edition);
  assert.equal(reader.figures.top_priority, undefined);
  assert.ok(reader.figures.cyber);
});

test('hidden people who agree to be named leave the others hidden: figures wait at once', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const { edition } = (await publishEdition(house.db, organiser, { kind: 'interim' }, now)) as {
    edition: NonNullable<Awaited<ReturnType<typeof newestEdition>>>;
  };
  assert.deepEqual((await readDisclosed(house.db, organiser, edition)).withheld, []);

  await setConsent(house, organiser, 'named', 18);
  const few = await readDisclosed(house.db, organiser, edition);
  await setConsent(house, organiser, 'named', 100);
  const none = await readDisclosed(house.db, organiser, edition);

  assert.ok(waiting(few.withheld).includes('top_priority few-hidden'));
  assert.deepEqual(few.figures, {});
  assert.deepEqual(none.withheld, []);
});

test('a link’s reader sees printed values only, and nothing once it is revoked or expired', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  const link = await linkFor(house.db, organiser, { label: 'Acme' }, now);
  assert.equal(link.published?.number, 1);
  const second = await linkFor(house.db, organiser, { label: '' }, now);
  assert.equal(second.published, null);

  const reader = await readerOf(house.db, link.token, later);
  assert.ok(reader);
  const page = JSON.stringify(await readNewest(house.db, reader));
  assert.ok(page.includes('£1.5 billion'));
  assert.ok(!page.includes('1502350000'));
  for (const id of Object.keys((await newestIssue(house.db, reader))?.content.counted ?? {}))
    assert.ok(!page.includes(id));

  const stored = await house.db.selectFrom('report_link').selectAll().execute();
  assert.ok(!JSON.stringify(stored).includes(link.token));
  assert.equal(Buffer.from(link.token, 'base64url').length, 16);

  assert.equal(await readerOf(house.db, link.token, link.expires), null);
  assert.deepEqual(await revokeLink(house.db, organiser, link.id, later), { revoked: link.id });
  assert.deepEqual(await revokeLink(house.db, organiser, link.id, later), {
    refused: 'no-such-link',
  });
  assert.equal(await readerOf(house.db, link.token, later), null);
});

test('an edition taken down shows the one before it, or none', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const final = await publishEdition(house.db, organiser, { kind: 'final' }, later);
  assert.ok('edition' in final);

  await takeDown(house.db, organiser, final.edition.id, later);
  const shown = await newestEdition(house.db, organiser);
  const again = await takeDown(house.db, organiser, final.edition.id, later);
  await takeDown(house.db, organiser, shown?.id ?? '', later);

  assert.equal(shown?.number, 1);
  assert.deepEqual(again, { refused: 'no-such-edition' });
  assert.equal(await newestEdition(house.db, organiser), null);
});
