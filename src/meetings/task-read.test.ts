import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { CEILING, makePlan } from '#meetings/runs/plans.server.ts';
import { readTask } from '#meetings/task.server.ts';
import { askClient, askForMeeting, replyToWish } from '#meetings/wishes/wishes.server.ts';
import { at, NOW, type SmallForum, smallForum } from '../../test/meetings-forum.ts';
import { testHouse } from '../../test/testing.ts';

const must = { strength: 'must' } as const;
const made = { made_by: null, made_at: NOW };

/** Acme asks Ada and Bo, Bo and Cy ask Bolt; nobody has answered. */
async function wishes(db: Db, { acme, bo, cy }: SmallForum) {
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...must }, NOW);
  await askForMeeting(db, acme, { delegateRef: 'D-2', ...must }, NOW);
  await askClient(db, bo, { clientRef: 'C2', ...must }, NOW);
  await askClient(db, cy, { clientRef: 'C2', ...must }, NOW);
}

const rule = (
  { forumId: forum_id }: SmallForum,
  kind: 'forbidden' | 'fixed' | 'before' | 'part',
  client_id: string,
  delegate_id: string,
  beside = {},
) => ({ forum_id, id: newId(), kind, client_id, delegate_id, ...made, ...beside });

test('absences, seats and talks make people busy, with the way to a session and back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const { forumId: forum_id, ada, bo, acme } = forum;
  await db.insertInto('meeting_rules').values({ forum_id, walk_minutes: 5 }).execute();
  const away = { kind: 'arrives' as const, starts_at: at(0), ends_at: at(50) };
  await db
    .insertInto('absence')
    .values({ forum_id, id: newId(), person_id: acme.personId, ...away, ...made })
    .execute();
  await db
    .insertInto('attendee')
    .values([ada, bo].map(({ personId }) => ({ forum_id, session_ref: 'S1', person_id: personId })))
    .execute();

  const task = await readTask(db, forum_id, { now: NOW });

  const session = [{ startsAt: at(-15), endsAt: at(20) }];
  const busy = (id: string) => task.delegates.find((each) => each.id === id)?.busy;
  assert.deepEqual(busy(ada.personId), session);
  assert.deepEqual(busy(bo.personId)?.slice(0, 1), session, 'speaks in it and has a seat');
  assert.deepEqual(busy(forum.cy.personId), []);
  const sent = task.clients.flatMap(({ representatives }) => representatives);
  assert.deepEqual(sent.find(({ id }) => id === acme.personId)?.busy, [
    { startsAt: at(0), endsAt: at(50) },
  ]);
});

test('tables have their zones and what is lost, clients their table, delegates their most', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const { forumId: forum_id, ada, acme } = forum;
  await db.insertInto('table_place').values({ forum_id, table_number: 2, zone: 'Hall' }).execute();
  await db
    .insertInto('lost_table')
    .values({
      ...{ forum_id, id: newId(), table_number: 1, made_at: NOW },
      ...{ starts_at: at(0), ends_at: at(20) },
    })
    .execute();
  await db
    .updateTable('client')
    .set({ table_number: 2, meetings_most: 2 })
    .where('id', '=', acme.clientId)
    .execute();
  await db
    .updateTable('delegate')
    .set({ meetings_most: 1 })
    .where('person_id', '=', ada.personId)
    .execute();

  const task = await readTask(db, forum_id, { ceiling: 4, now: NOW });

  assert.deepEqual(task.tables, [
    { number: 1, zone: '', lost: [{ startsAt: at(0), endsAt: at(20) }] },
    { number: 2, zone: 'Hall', lost: [] },
  ]);
  assert.deepEqual(
    task.clients.map(({ promised, most, table }) => [promised, most, table]),
    [
      [2, 2, 2],
      [1, 3, null],
    ],
  );
  assert.deepEqual(
    task.delegates.map(({ most }) => most),
    [1, 4, 4, 4],
  );
});

test('an organiser forbids, fixes, orders and puts pairs into half a day', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const { forumId, ada, bo, cy, hidden, acme, bolt } = forum;
  await wishes(db, forum);
  await db
    .insertInto('pair_rule')
    .values([
      rule(forum, 'forbidden', acme.clientId, ada.personId),
      rule(forum, 'fixed', acme.clientId, cy.personId, { slot: 2 }),
      rule(forum, 'fixed', acme.clientId, hidden.personId, { slot: 3 }),
      rule(forum, 'part', bolt.clientId, cy.personId, { part: 'afternoon' }),
      rule(forum, 'before', bolt.clientId, cy.personId, {
        other_client_id: bolt.clientId,
        other_delegate_id: bo.personId,
      }),
    ])
    .execute();

  const task = await readTask(db, forumId, { now: NOW });

  const pairs = task.pairs.map((p) => [p.client, p.delegate, p.for, p.part]);
  assert.deepEqual(pairs, [
    [acme.clientId, bo.personId, 'client', null],
    [bolt.clientId, bo.personId, 'delegate', null],
    [bolt.clientId, cy.personId, 'delegate', 'afternoon'],
    // without any wish, because an organiser fixed it; not the one that Acme can't see
    [acme.clientId, cy.personId, 'client', null],
  ]);
  const fixed = task.fixed.map(({ delegate, slot, table }) => [delegate, slot, table]);
  assert.deepEqual(fixed, [
    [cy.personId, 2, null],
    [hidden.personId, 3, null],
  ]);
  const bolts = (delegate: string) => ({ client: bolt.clientId, delegate });
  const [order] = task.before;
  assert.deepEqual([order?.first, order?.then], [bolts(cy.personId), bolts(bo.personId)]);
});

test('a request that nobody answered in time does not count, an answered one does', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  const { forumId, ada, acme } = forum;
  await wishes(db, forum);
  await replyToWish(db, ada, { ref: 'C1', reply: 'accepted' }, NOW);
  await db
    .updateTable('wish')
    .set({ expires_at: at(0) })
    .where('forum_id', '=', forumId)
    .execute();

  const counted = async (now: Date | null) =>
    (await readTask(db, forumId, { now })).pairs.map(({ client, delegate }) => [client, delegate]);

  assert.equal((await counted(at(-1))).length, 4);
  assert.equal((await counted(null)).length, 4, 'a meeting planned in time stays');
  assert.deepEqual(await counted(at(0)), [[acme.clientId, ada.personId]]);
});

test('locked meetings of a plan stand in the next one', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await smallForum(db);
  await wishes(db, forum);
  const first = await makePlan(db, forum.organiser, { ceiling: CEILING }, NOW);
  assert.ok('plan' in first);
  const locked = await db
    .updateTable('meeting')
    .set({ locked: true })
    .where('plan_id', '=', first.plan)
    .where('client_id', '=', forum.bolt.clientId)
    .returning(['slot', 'table_number as table', 'representative_id as representative'])
    .execute();
  assert.ok(locked.length > 0);

  const { fixed } = await readTask(db, forum.forumId, { lockedOf: first.plan, now: NOW });

  const places = fixed.map(({ slot, table, representative }) => ({ slot, table, representative }));
  assert.deepEqual(places, locked);
});
