import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDayChanges } from '#meetings/day/day-changes.server.ts';
import { approve } from '#meetings/day/decide.server.ts';
import { reportAway, reportLostTable, reportOverrun } from '#meetings/day/trouble.server.ts';
import { undoProposal } from '#meetings/day/undo-proposal.server.ts';
import { announced, at, liveForum, meetingsOf } from '../../../test/live-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const early = at(-60);

test('who comes late is absent until then, so that the planner knows too', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, ada } = await liveForum(db);
  const late = { person: ada.personId, kind: 'late', at: at(25), forGood: false } as const;

  const said = await reportAway(db, organiser, late, early);

  assert.ok('proposal' in said);
  assert.equal(said.state, 'waits');
  const rows = await db.selectFrom('absence').select(['kind', 'starts_at', 'ends_at']).execute();
  assert.deepEqual(rows, [{ kind: 'arrives', starts_at: at(0), ends_at: at(25) }]);
  const approved = await approve(db, organiser, said, at(-59));
  assert.ok('approved' in approved);
  const [first] = await meetingsOf(db);
  assert.notEqual(first, 'D-1 slot 1 table 1 planned plan');
  const [change] = await readDayChanges(db, ada);
  assert.equal(change?.why, 'mine-away');

  assert.ok('undone' in (await undoProposal(db, organiser, said, at(-58))));
  assert.deepEqual(await db.selectFrom('absence').selectAll().execute(), []);
  assert.equal((await meetingsOf(db))[0], 'D-1 slot 1 table 1 planned plan');
});

test('who leaves is gone for the day; where nothing changes nothing waits', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, cy } = await liveForum(db);
  const leaves = { person: cy.personId, kind: 'leaves', at: at(40), forGood: false } as const;

  const said = await reportAway(db, organiser, leaves, early);

  assert.ok('proposal' in said);
  assert.deepEqual([said.state, said.told], ['done', 0]);
  const rows = await db.selectFrom('absence').select(['kind', 'starts_at', 'ends_at']).execute();
  assert.deepEqual(rows, [{ kind: 'leaves', starts_at: at(40), ends_at: at(80) }]);
});

test('what can’t be is refused and leaves nothing behind', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, ada, forumId } = await liveForum(db);
  const away = { person: ada.personId, kind: 'late', at: at(25), forGood: false } as const;
  const refused = (refusal: string) => ({ refused: refusal });

  assert.deepEqual(
    await reportAway(db, organiser, { ...away, person: NOBODY }, early),
    refused('no-such-person'),
  );
  assert.deepEqual(await reportAway(db, organiser, away, at(26)), refused('not-later'));
  assert.deepEqual(
    await reportAway(db, organiser, { ...away, at: at(-5) }, early),
    refused('no-slots-then'),
  );
  assert.deepEqual(
    await reportLostTable(db, organiser, { table: 3, until: null }, early),
    refused('no-such-table'),
  );
  assert.deepEqual(
    await reportOverrun(db, organiser, { session: 'S1', endsAt: at(15) }, early),
    refused('not-later'),
  );
  assert.deepEqual(
    await reportOverrun(db, organiser, { session: 'S9', endsAt: at(50) }, early),
    refused('no-such-session'),
  );
  await db.updateTable('plan').set({ state: 'replaced' }).where('forum_id', '=', forumId).execute();
  assert.deepEqual(await reportAway(db, organiser, away, early), refused('no-plan'));
  for (const table of ['incident', 'absence', 'lost_table', 'proposal'] as const)
    assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table);
});

test('a lost table names no person as the reason', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, bolt } = await liveForum(db);

  const said = await reportLostTable(db, organiser, { table: 2, until: at(55) }, early);

  assert.ok('proposal' in said);
  const rows = await db.selectFrom('lost_table').select(['table_number', 'ends_at']).execute();
  assert.deepEqual(rows, [{ table_number: 2, ends_at: at(55) }]);
  assert.ok('approved' in (await approve(db, organiser, said, at(-59))));
  const [change] = await readDayChanges(db, bolt);
  assert.equal(change?.why, 'table');
});

test('a session that runs over moves its end, concerns those in it, and is put back when undone', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, bo, acme, forumId } = await liveForum(db);
  await db.deleteFrom('announcement').execute();

  const said = await reportOverrun(db, organiser, { session: 'S1', endsAt: at(65) }, at(10));

  assert.ok('proposal' in said);
  assert.equal(said.state, 'waits');
  assert.ok((await announced(db)).includes('forum:agenda everyone'));
  const ends = () =>
    db.selectFrom('session').select('ends_at').where('forum_id', '=', forumId).execute();
  assert.deepEqual(await ends(), [{ ends_at: at(65) }]);
  assert.ok('approved' in (await approve(db, organiser, said, at(11))));
  assert.equal((await readDayChanges(db, bo))[0]?.why, 'mine-session');
  assert.equal((await readDayChanges(db, acme))[0]?.why, 'could-not-come');
  assert.ok('undone' in (await undoProposal(db, organiser, said, at(12))));
  assert.deepEqual(await ends(), [{ ends_at: at(15) }]);
});
