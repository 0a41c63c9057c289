import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishEdition } from '#report/editions.server.ts';
import { readNewest } from '#report/figures.server.ts';
import type { Report } from '#report/model.ts';
import { decide, readMine } from '#research/interviews/decisions.server.ts';
import { editQuote } from '#research/interviews/quotes.server.ts';
import { now, talkForum } from '../../test/interview-forum.ts';
import { testHouse } from '../../test/testing.ts';

const SAID =
  '## Chief, Port of Ys\n- approved: role and organisation, 2025-12-01\n- heading: First\n\n1. People come first\n2. Then systems\n';
const printed = (report: Report | null) =>
  report?.sections.flatMap((section) =>
    section.kind === 'interviews'
      ? section.highlights.flatMap(({ who, points }) => points.map((point) => [who, point]))
      : [],
  );
const own = { choice: 'withdraw', mark: '', level: 'role', text: '' } as const;

test('a published edition loses withdrawn words at once, and never shows others in their place', async () => {
  await using house = await testHouse();
  const { organiser, researcher, ann } = await talkForum(house.db, { 'interviews.md': SAID });
  const outcome = await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const [first, second] = await readMine(house.db, ann);
  const seen = async () => printed(await readNewest(house.db, ann));
  const whole = await seen();
  const approve = { ...own, choice: 'approve' as const, level: 'role' as const };
  await decide(house.db, ann, first?.id ?? '', { ...approve, mark: first?.mark ?? '' }, now);
  const lower = await seen();
  await decide(house.db, ann, first?.id ?? '', own, now);
  const fewer = await seen();
  const words = { text: 'Systems come first', verbatim: true, level: 'role' as const };
  await editQuote(house.db, researcher, second?.id ?? '', words, now);
  await house.db
    .updateTable('quote')
    .set({ state: 'approved', decided_at: now, decided_by: 'interviewee' })
    .set({ approved_text: 'Systems come first', approved_as: 'Chief', approved_verbatim: true })
    .where('id', '=', second?.id ?? '')
    .execute();

  assert.deepEqual(whole, [
    ['Chief, Port of Ys', 'People come first'],
    ['Chief, Port of Ys', 'Then systems'],
  ]);
  assert.deepEqual(lower, [
    ['Chief', 'People come first'],
    ['Chief, Port of Ys', 'Then systems'],
  ]);
  assert.deepEqual(fewer, [['Chief, Port of Ys', 'Then systems']]);
  assert.deepEqual(await seen(), []);
  const row = await house.db.selectFrom('edition').select('content').executeTakeFirstOrThrow();
  assert.ok('edition' in outcome && !JSON.stringify(row.content).includes('come first'));
});

test('an edition published before quotes had ids prints the same words while they are approved', async () => {
  await using house = await testHouse();
  const { organiser, ann } = await talkForum(house.db, { 'interviews.md': SAID });
  await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  const { content } = await house.db
    .selectFrom('edition')
    .select('content')
    .executeTakeFirstOrThrow();
  const points = ['People come first', 'Something nobody said'];
  const old = { title: 'Chief', organisation: 'Port of Ys', heading: 'First', channel: '', points };
  const { evidence, ...rest } = content as { evidence: unknown };
  const before = JSON.stringify({ ...rest, interviews: [old] });
  await house.db.updateTable('edition').set({ content: before }).execute();

  assert.deepEqual(evidence, []);
  assert.deepEqual(printed(await readNewest(house.db, ann)), [
    ['Chief, Port of Ys', 'People come first'],
  ]);
});
