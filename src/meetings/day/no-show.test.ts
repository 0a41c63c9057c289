import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { readDayChanges } from '#meetings/day/day-changes.server.ts';
import { approve, dismiss } from '#meetings/day/decide.server.ts';
import { readDiary } from '#meetings/day/diary.server.ts';
import { type NoShowReported, reportNoShow } from '#meetings/day/no-show.server.ts';
import { undoProposal } from '#meetings/day/undo-proposal.server.ts';
import { announced, at, BEGUN, liveForum, meetingsOf } from '../../../test/live-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const proposalOf = (reported: NoShowReported): string => {
  assert.ok('proposal' in reported, JSON.stringify(reported));
  return reported.proposal;
};
const planned = [
  'D-1 slot 1 table 1 planned plan',
  'D-1 slot 2 table 2 planned plan',
  'D-2 slot 3 table 1 planned plan',
];
const replaced = [
  'D-1 slot 1 table 1 missed plan',
  'D-4 slot 1 table 1 planned stand-in',
  'D-1 slot 2 table 2 planned plan',
  'D-2 slot 3 table 1 planned plan',
];
const clear = (db: Db) => db.deleteFrom('announcement').execute();

test('a no-show waits for an organiser, and nobody of the meetings hears of it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first } = await liveForum(db);
  await clear(db);

  const said = await reportNoShow(db, organiser, { meeting: first, absent: 'delegate' }, BEGUN);

  assert.ok('state' in said);
  assert.equal(said.state, 'waits');
  assert.deepEqual(await meetingsOf(db), planned);
  assert.deepEqual(await announced(db), ['meetings:live 0']);
  assert.equal((await db.selectFrom('notice').selectAll().execute()).length, 0);
});

test('an approved stand-in is told to three people, each by their own right to know', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first, acme, ada, cy } = await liveForum(db);
  const said = await reportNoShow(db, organiser, { meeting: first, absent: 'delegate' }, BEGUN);
  await clear(db);

  const proposal = proposalOf(said);
  const approved = await approve(db, organiser, { proposal }, at(4));

  assert.deepEqual(approved, { approved: proposal, told: 3 });
  assert.deepEqual(await meetingsOf(db), replaced);
  const keys = await announced(db);
  assert.ok(keys.includes('meetings:mine 3') && keys.includes('wishes:mine 3'), keys.join());

  const [change] = await readDayChanges(db, acme);
  assert.deepEqual(
    [
      change?.from?.with.name,
      change?.to?.with.name,
      change?.to?.table,
      change?.standIn,
      change?.why,
    ],
    ['Ada Lund', 'Cy Nor', 1, true, 'could-not-come'],
  );
  const [mine] = await readDayChanges(db, cy);
  assert.deepEqual([mine?.from, mine?.to?.with.organisation, mine?.standIn], [null, 'Acme', true]);
  const [gone] = await readDayChanges(db, ada);
  assert.deepEqual([gone?.to, gone?.why], [null, 'mine-missed']);
  const { meetings } = await readDiary(db, acme, at(4));
  assert.deepEqual(
    meetings.map(({ state, standIn, why }) => [state, standIn, why]),
    [
      ['missed', false, 'could-not-come'],
      ['planned', true, null],
      ['planned', false, null],
    ],
  );
});

test('two approvals at once carry out one, and a second tap is refused politely', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first } = await liveForum(db);
  const noShow = { meeting: first, absent: 'delegate' } as const;
  const taps = await Promise.all(
    Array.from({ length: 4 }, () => reportNoShow(db, organiser, noShow, BEGUN)),
  );
  const refused = taps.filter((each) => 'refused' in each);
  assert.deepEqual(refused, Array(3).fill({ refused: 'reported-already' }));
  const said = taps.find((each) => 'proposal' in each);
  assert.ok(said);
  const proposal = proposalOf(said);

  const approvals = await Promise.all(
    Array.from({ length: 4 }, () => approve(db, organiser, { proposal }, at(4))),
  );

  assert.equal(approvals.filter((each) => 'approved' in each).length, 1);
  assert.deepEqual(
    approvals.filter((each) => 'refused' in each),
    Array(3).fill({ refused: 'decided-already' }),
  );
  assert.deepEqual(await meetingsOf(db), replaced);
  const after = await reportNoShow(db, organiser, noShow, at(5));
  assert.deepEqual(after, { refused: 'reported-already' });
});

test('who waits at the table may say so from three minutes on, of the other side alone', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, bolt, ada, cy, first } = await liveForum(db);
  const absent = (side: 'client' | 'delegate') => ({ meeting: first, absent: side });

  assert.deepEqual(await reportNoShow(db, acme, absent('delegate'), at(2)), {
    refused: 'too-early',
  });
  for (const who of [bolt, cy])
    assert.deepEqual(await reportNoShow(db, who, absent('delegate'), BEGUN), {
      refused: 'no-such-meeting',
    });
  assert.deepEqual(await reportNoShow(db, ada, absent('delegate'), BEGUN), {
    refused: 'no-such-meeting',
  });
  assert.deepEqual(await reportNoShow(db, acme, absent('delegate'), at(20)), { refused: 'over' });
  assert.deepEqual(await reportNoShow(db, acme, { meeting: 'x', absent: 'delegate' }, BEGUN), {
    refused: 'no-such-meeting',
  });
  const said = await reportNoShow(db, acme, absent('delegate'), BEGUN);
  assert.ok('proposal' in said);
  const incident = await db.selectFrom('incident').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([incident.found, incident.made_by], ['tapped', acme.personId]);
  const seen = await db.selectFrom('seen').select('person_id').execute();
  assert.deepEqual(seen, [{ person_id: acme.personId }], 'who says so is there');
});

test('where the organiser said so, a re-plan is carried out and told at once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, first, forumId, cy } = await liveForum(db);
  await db.insertInto('meeting_rules').values({ forum_id: forumId, at_once: true }).execute();

  const said = await reportNoShow(db, acme, { meeting: first, absent: 'delegate' }, BEGUN);

  assert.ok('state' in said);
  assert.deepEqual([said.state, said.told], ['done', 3]);
  assert.deepEqual(await meetingsOf(db), replaced);
  assert.equal((await readDayChanges(db, cy)).length, 1);
});

test('a plan that changed under a proposal outdates it, and a fresh one waits', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first, cy } = await liveForum(db);
  const said = await reportNoShow(db, organiser, { meeting: first, absent: 'delegate' }, BEGUN);
  const proposal = proposalOf(said);
  await db
    .updateTable('delegate')
    .set({ standby: false, status: 'cancelled' })
    .where('person_id', '=', cy.personId)
    .execute();

  const outcome = await approve(db, organiser, { proposal }, at(4));

  assert.ok('refused' in outcome && outcome.refused === 'outdated' && outcome.fresh);
  assert.deepEqual(await meetingsOf(db), planned);
  const again = await approve(db, organiser, { proposal: outcome.fresh }, at(4));
  assert.ok('approved' in again);
  assert.ok(!(await meetingsOf(db)).some((each) => each.startsWith('D-4')));
});

test('a meeting that was cancelled by hand leaves nothing to propose', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first } = await liveForum(db);
  const said = await reportNoShow(db, organiser, { meeting: first, absent: 'delegate' }, BEGUN);
  await db.updateTable('meeting').set({ state: 'cancelled' }).where('id', '=', first).execute();

  const outcome = await approve(db, organiser, { proposal: proposalOf(said) }, at(4));

  assert.deepEqual(outcome, { refused: 'outdated', fresh: null });
});

test('undone, everyone sits where they sat; undone again or overtaken, nothing moves', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first, acme, cy } = await liveForum(db);
  const noShow = { meeting: first, absent: 'delegate' } as const;
  const proposal = proposalOf(await reportNoShow(db, organiser, noShow, BEGUN));
  assert.deepEqual(await undoProposal(db, organiser, { proposal }, at(4)), { refused: 'waits' });
  await approve(db, organiser, { proposal }, at(4));

  assert.deepEqual(await undoProposal(db, organiser, { proposal }, at(5)), {
    undone: proposal,
    told: 3,
  });
  assert.deepEqual(await meetingsOf(db), [
    'D-1 slot 1 table 1 planned plan',
    'D-4 slot 1 table 1 cancelled stand-in',
    ...planned.slice(1),
  ]);
  assert.deepEqual(await readDayChanges(db, acme), [], 'what was put back is no change');
  assert.deepEqual(await readDayChanges(db, cy), []);
  assert.deepEqual(await undoProposal(db, organiser, { proposal }, at(5)), {
    refused: 'undone-already',
  });

  const again = proposalOf(await reportNoShow(db, organiser, noShow, at(6)));
  assert.ok('approved' in (await approve(db, organiser, { proposal: again }, at(6))));
  await db
    .updateTable('meeting')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', first)
    .execute();
  assert.deepEqual(await undoProposal(db, organiser, { proposal: again }, at(7)), {
    refused: 'overtaken',
  });
});

test('what staff dismissed only staff may say again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first, acme } = await liveForum(db);
  const noShow = { meeting: first, absent: 'delegate' } as const;
  const proposal = proposalOf(await reportNoShow(db, acme, noShow, BEGUN));
  assert.deepEqual(await dismiss(db, organiser, { proposal }, at(4)), { dismissed: proposal });
  assert.deepEqual(await approve(db, organiser, { proposal }, at(4)), {
    refused: 'decided-already',
  });

  assert.deepEqual(await reportNoShow(db, acme, noShow, at(5)), { refused: 'reported-already' });
  assert.ok('proposal' in (await reportNoShow(db, organiser, noShow, at(5))));
});

test('a booking that only the index knows of wins, and nothing fails', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first, bolt, cy, forumId, plan } = await liveForum(db);
  const said = await reportNoShow(db, organiser, { meeting: first, absent: 'delegate' }, BEGUN);
  let approving: ReturnType<typeof approve> | undefined;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('meeting')
      .values({
        ...{ forum_id: forumId, id: newId(), plan_id: plan, slot: 1, table_number: 2 },
        ...{ client_id: bolt.clientId, representative_id: bolt.personId },
        delegate_id: cy.personId,
      })
      .execute();
    approving = approve(db, organiser, { proposal: proposalOf(said) }, at(4));
    await waitsFor(db);
  });

  const outcome = await approving;

  assert.ok(outcome && 'refused' in outcome && outcome.refused === 'outdated');
  assert.ok(!(await meetingsOf(db)).some((each) => each.endsWith('stand-in')));
});

/** Until some transaction waits for another one. */
async function waitsFor(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waits`.execute(db);
    if (rows[0]?.waits) return;
    await sleep(20);
  }
}
