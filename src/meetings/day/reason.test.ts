import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDayChanges } from '#meetings/day/day-changes.server.ts';
import { approve } from '#meetings/day/decide.server.ts';
import { readDiary } from '#meetings/day/diary.server.ts';
import { reportNoShow } from '#meetings/day/no-show.server.ts';
import { reasonFor } from '#meetings/day/reason.ts';
import { reportAway } from '#meetings/day/trouble.server.ts';
import { at, BEGUN, liveForum } from '../../../test/live-forum.ts';
import { CANARY } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

test('others learn that somebody could not come, whatever it was', () => {
  const others = (['no-show', 'late', 'leaves', 'overrun'] as const).map((kind) =>
    reasonFor({ kind, table: null, mine: false, undone: false }),
  );
  assert.deepEqual(new Set(others), new Set(['could-not-come']));
  assert.equal(reasonFor({ kind: null, table: null, mine: null, undone: null }), 'organiser');
});

test('a client’s day names no delegate whom it may not see, however the day changes', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, acme, hidden, first } = await liveForum(db);
  await db
    .updateTable('meeting')
    .set({ delegate_id: hidden.personId })
    .where('id', '=', first)
    .execute();

  const said = await reportNoShow(db, organiser, { meeting: first, absent: 'delegate' }, BEGUN);
  assert.ok('proposal' in said);
  assert.ok('approved' in (await approve(db, organiser, said, at(4))));

  const seen = JSON.stringify([await readDiary(db, acme, at(5)), await readDayChanges(db, acme)]);
  assert.ok(seen.includes('could-not-come'));
  assert.ok(!seen.includes(CANARY));
  assert.ok(!seen.includes('D-3'));
});

test('a late arrival is told to the other side as no more than that', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, ada, acme } = await liveForum(db);
  const late = { person: ada.personId, kind: 'late', at: at(25), forGood: false } as const;
  const said = await reportAway(db, organiser, late, at(-60));
  assert.ok('proposal' in said);
  await approve(db, organiser, said, at(-59));
  const told = await readDayChanges(db, acme);
  assert.ok(told.length > 0);
  assert.ok(told.every(({ why }) => why === 'could-not-come'));
  const notices = await db.selectFrom('notice').select('body').execute();
  assert.ok(notices.every(({ body }) => Object.keys(body as object).join() === 'proposal'));
});
