import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { readNotices } from '#exchange/notices/notices.server.ts';
import { bookAccepted, commonSlots } from '#meetings/board/accepted.server.ts';
import { bookMeeting } from '#meetings/board/book.server.ts';
import { lastChange, MEETING } from '#meetings/board/changes.server.ts';
import { lockMeetings } from '#meetings/board/lock.server.ts';
import { cancelMeeting, moveMeeting } from '#meetings/board/move.server.ts';
import { undoChange } from '#meetings/board/undo.server.ts';
import { clientMeetings, myMeetings } from '#meetings/meetings.server.ts';
import { publishPlan } from '#meetings/runs/plans.server.ts';
import { askClient, askForMeeting, replyToWish } from '#meetings/wishes/wishes.server.ts';
import { NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const must = { strength: 'must' } as const;

/** Acme and Ada agree, Acme asks for Bo, Bolt for Cy; an empty draft. */
async function agreed(db: Db) {
  const forum = await smallForum(db);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-1', ...must }, NOW);
  await replyToWish(db, forum.ada, { ref: 'C1', reply: 'accepted' }, NOW);
  await askClient(db, forum.ada, { clientRef: 'C1', ...must }, NOW);
  await askForMeeting(db, forum.acme, { delegateRef: 'D-2', ...must }, NOW);
  await askForMeeting(db, forum.bolt, { delegateRef: 'D-4', ...must }, NOW);
  const plan = newId();
  const { forumId: forum_id } = forum;
  await db
    .insertInto('plan')
    .values({
      forum_id,
      id: plan,
      number: 1,
      state: 'draft',
      made_by: null,
      made_at: NOW,
      result: '{}',
    })
    .execute();
  return { ...forum, plan };
}
type Agreed = Awaited<ReturnType<typeof agreed>>;

const book = (
  db: Db,
  { organiser, plan }: Agreed,
  clientRef: string,
  delegateRef: string,
  slot = 1,
) => bookMeeting(db, organiser, { plan, clientRef, delegateRef, slot }, NOW);
async function booked(db: Db, forum: Agreed, client: string, delegate: string, slot = 1) {
  const made = await book(db, forum, client, delegate, slot);
  assert.ok('booked' in made, JSON.stringify(made));
  return made;
}
const rules = (outcome: object) =>
  'breaches' in outcome
    ? (outcome.breaches as { rule: string }[]).map(({ rule }) => rule)
    : outcome;
const publish = (db: Db, { organiser, plan }: Agreed) => publishPlan(db, organiser, plan, NOW);
const told = async (db: Db, { forumId }: SmallForum, { personId }: { personId: string }) =>
  (await readNotices(db, { forumId, personId }, [MEETING])).map(({ body }) => body.act);

test('what is left out of a booking is chosen: the first that breaks nothing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await agreed(db);
  const { organiser, plan } = forum;
  const bo = { plan, clientRef: 'C1', delegateRef: 'D-2' };
  const first = await bookMeeting(db, organiser, bo, NOW);
  assert.ok('booked' in first);
  assert.equal(first.place.slot, 2, 'he speaks in slot 1');
  assert.deepEqual(rules(await book(db, forum, 'C1', 'D-2', 3)), ['met-twice']);
  assert.deepEqual(rules(await book(db, forum, 'C2', 'D-2', 3)), ['no-wish']);
  const ada = await booked(db, forum, 'C1', 'D-1', 2);
  assert.notEqual(ada.place.representative, first.place.representative);
  assert.notEqual(ada.place.table, first.place.table);
  assert.deepEqual(rules(await book(db, forum, 'C2', 'D-4', 2)), ['table-taken']);
  assert.deepEqual(rules(await book(db, forum, 'C2', 'D-4', 9)), ['unknown']);
  assert.deepEqual(await book(db, forum, 'C9', 'D-4'), { refused: 'no-such-client' });
  assert.deepEqual(await book(db, forum, 'C1', 'D-9'), { refused: 'no-such-delegate' });
  const nowhere = { ...bo, plan: newId() };
  assert.deepEqual(await bookMeeting(db, organiser, nowhere, NOW), { refused: 'no-such-plan' });
});

test('a draft is changed in silence, the published plan is told to those concerned', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await agreed(db);
  const { organiser, ada, acme, bo, bolt } = forum;
  const { booked: meeting } = await booked(db, forum, 'C1', 'D-1');
  const moved = await moveMeeting(db, organiser, { meeting, slot: 2, version: 1 }, NOW);
  assert.ok('moved' in moved);
  assert.deepEqual(await told(db, forum, ada), []);

  await publish(db, forum);
  const { version = 0 } =
    (await db.selectFrom('meeting').select('version').executeTakeFirst()) ?? {};
  const again = await moveMeeting(db, organiser, { meeting, slot: 3, version }, NOW);
  assert.ok('moved' in again, JSON.stringify(again));
  const off = await cancelMeeting(db, organiser, { meeting, version: version + 1 }, NOW);
  assert.ok('cancelled' in off);
  assert.deepEqual(rules({ breaches: off.said }), ['guarantee', 'mutual']);
  assert.deepEqual(new Set(await told(db, forum, ada)), new Set(['moved', 'cancelled']));
  const goes = { personId: again.place.representative };
  assert.deepEqual(new Set(await told(db, forum, goes)), new Set(['moved', 'cancelled']));
  const others = [acme, bo, bolt].filter(({ personId }) => personId !== goes.personId);
  for (const other of others) assert.deepEqual(await told(db, forum, other), []);
  assert.deepEqual(await myMeetings(db, ada, NOW), []);
});

test('a change made on an old picture is refused, and so is one of what is locked', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await agreed(db);
  const { organiser, plan } = forum;
  const { booked: meeting } = await booked(db, forum, 'C1', 'D-1');
  await moveMeeting(db, organiser, { meeting, slot: 2, version: 1 }, NOW);
  const stale = await moveMeeting(db, organiser, { meeting, slot: 3, version: 1 }, NOW);
  assert.deepEqual(stale, { refused: 'changed-since' });
  assert.deepEqual(await cancelMeeting(db, organiser, { meeting, version: 1 }, NOW), {
    refused: 'changed-since',
  });

  const lock = (which: Parameters<typeof lockMeetings>[2]['which'], locked = true) =>
    lockMeetings(db, organiser, { plan, which, locked }, NOW);
  assert.deepEqual(await lock({ slot: 1 }), { locked: 0 });
  assert.deepEqual(await lock({ slot: 2 }), { locked: 1 });
  const move = { meeting, slot: 3, version: 2 };
  assert.deepEqual(rules(await moveMeeting(db, organiser, move, NOW)), ['locked']);
  assert.deepEqual(rules(await cancelMeeting(db, organiser, { meeting, version: 2 }, NOW)), [
    'locked',
  ]);
  assert.deepEqual(await lock({ client: forum.acme.clientId }), { locked: 0 });
  assert.deepEqual(await lock({ all: true }, false), { unlocked: 1 });
  assert.deepEqual(await lock({ meetings: [meeting] }), { locked: 1 });
  assert.deepEqual(await lock({ meetings: [] }, false), { unlocked: 0 });
  assert.deepEqual(await lock({ table: 1 }, false), { unlocked: 1 });
  assert.ok('moved' in (await moveMeeting(db, organiser, move, NOW)));
});

test('changes are taken back in turn, the last first, unless something was built on them', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await agreed(db);
  const { organiser, plan, forumId } = forum;
  const { booked: meeting, place } = await booked(db, forum, 'C1', 'D-1');
  await moveMeeting(db, organiser, { meeting, slot: 2, version: 1 }, NOW);
  await cancelMeeting(db, organiser, { meeting, version: 2 }, NOW);
  const acts: string[] = [];
  for (;;) {
    const last = await lastChange(db, forumId, plan, organiser.personId);
    if (!last) break;
    acts.push(last.act);
    const undone = await undoChange(db, organiser, { change: last.id }, NOW);
    assert.ok('undone' in undone, JSON.stringify(undone));
    assert.deepEqual(await undoChange(db, organiser, { change: last.id }, NOW), {
      refused: 'overtaken',
    });
    if (last.act === 'moved') {
      const row = await db.selectFrom('meeting').selectAll().executeTakeFirstOrThrow();
      assert.deepEqual(
        [row.slot, row.table_number, row.representative_id, row.state],
        [place.slot, place.table, place.representative, 'planned'],
      );
    }
  }
  assert.deepEqual(acts, ['cancelled', 'moved', 'booked']);
  assert.deepEqual(await undoChange(db, organiser, { change: newId() }, NOW), {
    refused: 'no-such-change',
  });
  const states = await db.selectFrom('meeting').select('state').execute();
  assert.deepEqual(states, [{ state: 'cancelled' }]);
});

test('what was called off does not come back where another meets now', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await agreed(db);
  const { booked: meeting, place } = await booked(db, forum, 'C1', 'D-1');
  const off = await cancelMeeting(db, forum.organiser, { meeting, version: 1 }, NOW);
  assert.ok('cancelled' in off);
  await bookMeeting(
    db,
    forum.organiser,
    { plan: forum.plan, clientRef: 'C2', delegateRef: 'D-4', slot: 1, table: place.table },
    NOW,
  );
  const back = await undoChange(db, forum.organiser, { change: off.change }, NOW);
  assert.deepEqual(rules(back), ['table-taken']);
});

test('those who agreed book a common free slot of the published plan at once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await agreed(db);
  const { acme, ada, bo } = forum;
  assert.deepEqual(await commonSlots(db, ada, 'C1', NOW), { refused: 'no-plan' });
  await publish(db, forum);
  assert.deepEqual(await commonSlots(db, bo, 'C1', NOW), { refused: 'not-agreed' });
  assert.deepEqual(await bookAccepted(db, bo, { ref: 'C1', slot: 2 }, NOW), {
    refused: 'not-agreed',
  });
  const numbers = async (now: Date) => {
    const found = await commonSlots(db, ada, 'C1', now);
    return 'slots' in found ? found.slots.map(({ number }) => number) : found;
  };
  assert.deepEqual(await numbers(NOW), [1, 2, 3]);
  const [first] = await db.selectFrom('slot').select('starts_at').orderBy('number').execute();
  assert.ok(first);
  assert.deepEqual(await numbers(first.starts_at), [2, 3]);
  assert.deepEqual(await bookAccepted(db, ada, { ref: 'C1', slot: 1 }, first.starts_at), {
    refused: 'no-time',
  });

  const made = await bookAccepted(db, acme, { ref: 'D-1', slot: 1 }, NOW);
  assert.ok('booked' in made, JSON.stringify(made));
  assert.equal((await myMeetings(db, ada, NOW)).length, 1);
  assert.equal((await clientMeetings(db, acme, NOW)).length, 1);
  assert.deepEqual(await told(db, forum, ada), ['booked']);
  assert.deepEqual(await bookAccepted(db, ada, { ref: 'C1', slot: 2 }, NOW), {
    refused: 'planned',
  });
  assert.deepEqual(await commonSlots(db, acme, 'D-3', NOW), { refused: 'no-such-wish' });
});

test('a pair is booked no further than the ceilings', async () => {
  await using house = await testHouse();
  const { db } = house;
  const forum = await agreed(db);
  await db.updateTable('delegate').set({ meetings_most: 0 }).where('ref', '=', 'D-1').execute();
  assert.deepEqual(rules(await book(db, forum, 'C1', 'D-1')), ['delegate-full']);
  await publish(db, forum);
  assert.deepEqual(await commonSlots(db, forum.ada, 'C1', NOW), { slots: [] });
  await db
    .updateTable('client')
    .set({ meetings_most: 0, meetings_guaranteed: 0 })
    .where('ref', '=', 'C2')
    .execute();
  assert.deepEqual(rules(await book(db, forum, 'C2', 'D-4')), ['client-full', 'beyond-guarantee']);
});
