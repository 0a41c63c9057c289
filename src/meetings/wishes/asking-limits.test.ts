import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#db/database.server.ts';
import { clientLimits, clientWishes, delegateWishes } from '#meetings/wishes/wish-lists.server.ts';
import {
  acceptOffer,
  askClient,
  askForMeeting,
  replyToWish,
  sayNever,
  withdrawWish,
} from '#meetings/wishes/wishes.server.ts';
import { NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const like = { strength: 'would like' } as const;
const must = { strength: 'must' } as const;
const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000);
const made = { wish: 'made' };

type Limits = { client_asks?: number; client_musts?: number; delegate_asks?: number };
const limit = (db: Db, forum_id: string, limits: Limits) =>
  db
    .insertInto('meeting_rules')
    .values({ forum_id, ...limits })
    .execute();
const gate = (db: Db, person: string, set: { gate?: 'closed'; most_waiting?: number }) =>
  db.updateTable('delegate').set(set).where('person_id', '=', person).execute();
const counted = (outcomes: object[]) =>
  outcomes.map((each) => ('refused' in each ? String(each.refused) : 'made')).sort();

test('an unanswered request expires, may be made once more, and then no more', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);
  const asking = { delegateRef: 'D-1', ...like, reason: 'You rank cranes first' };
  await askForMeeting(db, acme, asking, NOW);
  const ours = async (at: Date) => (await clientWishes(db, acme, at))[0];
  const theirs = async (at: Date) => {
    const { companies } = await delegateWishes(db, ada, at);
    return companies.find(({ ref }) => ref === 'C1');
  };
  assert.equal((await theirs(days(6)))?.theirReason, 'You rank cranes first');
  assert.deepEqual((await ours(days(6)))?.waitsUntil, days(7));

  assert.equal((await ours(days(7)))?.view, 'expired');
  assert.equal((await theirs(days(7)))?.view, 'none');
  const late = await replyToWish(db, ada, { ref: 'C1', reply: 'accepted' }, days(7));
  assert.deepEqual(late, { refused: 'no-such-wish' });

  assert.deepEqual(await askForMeeting(db, acme, asking, days(8)), made);
  assert.equal((await theirs(days(8)))?.view, 'asks');
  assert.equal((await ours(days(15)))?.askAgain, false);
  const third = await askForMeeting(db, acme, asking, days(16));
  assert.deepEqual(third, { refused: 'asked-twice' });
});

test('taking a request back and making it anew does not make it wait longer', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme } = await smallForum(db);
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  await withdrawWish(db, acme, { ref: 'D-1' }, days(3));
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, days(3));
  const [wish] = await clientWishes(db, acme, days(3));
  assert.deepEqual(wish?.waitsUntil, days(7));
});

test('a delegate asks, the client offers the afternoon, the delegate takes it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, hidden } = await smallForum(db);
  await askClient(db, hidden, { clientRef: 'C1', ...like, reason: 'Cranes', part: 'morning' }, NOW);
  const nothing = await replyToWish(db, acme, { ref: 'D-3', reply: 'offered' }, NOW);
  assert.deepEqual(nothing, { refused: 'empty-offer' });
  const offer = { part: 'afternoon', reason: 'Our expert comes at one' } as const;
  await replyToWish(db, acme, { ref: 'D-3', reply: 'offered', ...offer }, NOW);

  const { companies } = await delegateWishes(db, hidden, days(30));
  const seen = companies.find(({ ref }) => ref === 'C1');
  assert.deepEqual([seen?.view, seen?.offer], ['offers', offer], 'an offer does not expire');
  assert.equal((await clientWishes(db, acme, NOW))[0]?.view, 'offered');

  assert.deepEqual(await acceptOffer(db, hidden, { ref: 'C1' }, NOW), { wish: 'accepted' });
  const again = await acceptOffer(db, hidden, { ref: 'C1' }, NOW);
  assert.deepEqual(again, { refused: 'no-such-offer' });
  const [agreed] = await clientWishes(db, acme, NOW);
  assert.deepEqual([agreed?.view, agreed?.theirPart], ['agreed', 'afternoon']);
  const late = { ref: 'D-3', reply: 'offered', ...offer } as const;
  assert.deepEqual(await replyToWish(db, acme, late, NOW), { refused: 'already-agreed' });
});

test('never is set and removed by one side, in silence, and hides the reason', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  await db.deleteFrom('announcement').execute();
  await sayNever(db, ada, { ref: 'C1', reason: 'A former employer' }, NOW);
  await withdrawWish(db, ada, { ref: 'C1' }, NOW);
  await sayNever(db, ada, { ref: 'C1', reason: 'A former employer' }, NOW);
  const told = await db.selectFrom('announcement').select('people').execute();
  assert.deepEqual(
    told.map(({ people }) => people),
    [[ada.personId], [ada.personId], [ada.personId]],
  );
  assert.ok(!JSON.stringify(await clientWishes(db, acme, NOW)).includes('former'));
  const { companies } = await delegateWishes(db, ada, NOW);
  assert.equal(companies.find(({ ref }) => ref === 'C1')?.reason, 'A former employer');
  const missing = await sayNever(db, acme, { ref: 'D-3' }, NOW);
  assert.deepEqual(missing, { refused: 'no-such-delegate' });
});

test('two requests at once can’t both take the last place', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, bolt, ada, forumId } = await smallForum(db);
  await limit(db, forumId, { client_asks: 2, client_musts: 1, delegate_asks: 1 });
  for (let round = 0; round < 8; round++) {
    await db.deleteFrom('wish').execute();
    const refs = ['D-1', 'D-2', 'D-4'];
    const likes = refs.map((delegateRef) => askForMeeting(db, acme, { delegateRef, ...like }, NOW));
    assert.deepEqual(counted(await Promise.all(likes)), ['limit-asks', 'made', 'made']);

    const musts = refs.map((delegateRef) => askForMeeting(db, bolt, { delegateRef, ...must }, NOW));
    const outcomes = counted(await Promise.all(musts));
    assert.equal(outcomes.filter((each) => each === 'made').length, 1, outcomes.join());

    await db.deleteFrom('wish').execute();
    const own = ['C1', 'C2'].map((clientRef) => askClient(db, ada, { clientRef, ...like }, NOW));
    assert.deepEqual(counted(await Promise.all(own)), ['limit-asks', 'made']);
  }
});

test('two clients at once can’t both take the last place at a gate', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, bolt, ada } = await smallForum(db);
  await gate(db, ada.personId, { most_waiting: 1 });
  for (let round = 0; round < 8; round++) {
    await db.deleteFrom('wish').execute();
    const asked = [acme, bolt].map((client) =>
      askForMeeting(db, client, { delegateRef: 'D-1', ...like }, NOW),
    );
    assert.deepEqual(counted(await Promise.all(asked)), ['gate-full', 'made']);
  }
});

test('both sides at once: neither waits for the other for ever, and they agree', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);
  for (let round = 0; round < 8; round++) {
    await db.deleteFrom('wish').execute();
    await Promise.all([
      askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW),
      askClient(db, ada, { clientRef: 'C1', ...like }, NOW),
    ]);
    assert.equal((await clientWishes(db, acme, NOW))[0]?.view, 'agreed');
  }
});

test('a request that was declined keeps its place until it expires', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, bolt, ada, forumId } = await smallForum(db);
  await limit(db, forumId, { client_asks: 1 });
  await gate(db, ada.personId, { most_waiting: 1 });
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  await replyToWish(db, ada, { ref: 'C1', reply: 'declined' }, NOW);

  const second = await askForMeeting(db, acme, { delegateRef: 'D-4', ...like }, days(1));
  assert.deepEqual(second, { refused: 'limit-asks' });
  const other = await askForMeeting(db, bolt, { delegateRef: 'D-1', ...like }, days(1));
  assert.deepEqual(other, { refused: 'gate-full' });

  assert.deepEqual((await clientLimits(db, acme, days(7))).asks, { open: 0, most: 1 });
  assert.deepEqual(await askForMeeting(db, bolt, { delegateRef: 'D-1', ...like }, days(7)), made);
});

test('a closed gate lets those in whom the delegate asked, and changes nothing for who is inside', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, bolt, ada } = await smallForum(db);
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  await gate(db, ada.personId, { gate: 'closed' });

  const stronger = await askForMeeting(db, acme, { delegateRef: 'D-1', ...must }, NOW);
  assert.deepEqual(stronger, made);
  const outside = await askForMeeting(db, bolt, { delegateRef: 'D-1', ...like }, NOW);
  assert.deepEqual(outside, { refused: 'gate-closed' });
  await askClient(db, ada, { clientRef: 'C2', ...like }, NOW);
  assert.deepEqual(await askForMeeting(db, bolt, { delegateRef: 'D-1', ...like }, NOW), made);
});
