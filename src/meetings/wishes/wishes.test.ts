import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { standing } from '#meetings/wishes/wish.ts';
import { clientWishes, delegateWishes } from '#meetings/wishes/wish-lists.server.ts';
import {
  acceptOffer,
  askClient,
  askForMeeting,
  replyToWish,
  withdrawWish,
} from '#meetings/wishes/wishes.server.ts';
import { CANARY, NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const like = { strength: 'would like' } as const;
const seenByDelegate = async (db: Db, delegate: Delegate, ref: string) =>
  (await delegateWishes(db, delegate, NOW)).companies.find((company) => company.ref === ref)?.view;
const seenByClient = async (db: Db, client: Client, ref: string) =>
  (await clientWishes(db, client, NOW)).find((wish) => wish.ref === ref)?.view;

/** A wish as an import writes it: nobody checked whether the client may see the delegate. */
const imported = (db: Db, client: Client, delegate: Delegate, side: 'client' | 'delegate') =>
  db
    .insertInto('wish')
    .values({
      ...{ forum_id: client.forumId, client_id: client.clientId, delegate_id: delegate.personId },
      ...{ side, strength: 'must', priority: 1, source: 'import', reply: null },
      ...{ made_at: NOW, replied_at: null },
    })
    .execute();

test('a client asks, the delegate accepts, both know', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);

  const asked = await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  const again = await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  const stronger = await askForMeeting(db, acme, { delegateRef: 'D-1', strength: 'must' }, NOW);
  assert.deepEqual(
    [asked, again, stronger],
    [{ wish: 'made' }, { refused: 'already-asked' }, { wish: 'made' }],
  );
  assert.equal(await seenByDelegate(db, ada, 'C1'), 'asks');

  await replyToWish(db, ada, { ref: 'C1', reply: 'accepted' }, NOW);
  assert.equal(await seenByDelegate(db, ada, 'C1'), 'agreed');
  assert.equal(await seenByClient(db, acme, 'D-1'), 'agreed');
});

test('no thanks stays private, even if the client takes its wish back and asks again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada, forumId } = await smallForum(db);
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  await db.deleteFrom('announcement').execute();

  await replyToWish(db, ada, { ref: 'C1', reply: 'declined' }, NOW);
  assert.equal(await seenByClient(db, acme, 'D-1'), 'asked');
  const told = await db.selectFrom('announcement').select('people').execute();
  assert.deepEqual(told, [{ people: [ada.personId] }]);

  await withdrawWish(db, acme, { ref: 'D-1' }, NOW);
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  assert.equal(await seenByClient(db, acme, 'D-1'), 'asked');
  assert.equal(await seenByDelegate(db, ada, 'C1'), 'declined');
  assert.deepEqual((await readPairs(db, forumId)).map(standing), ['refused']);
});

test('a delegate may change his or her mind after no thanks', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  await replyToWish(db, ada, { ref: 'C1', reply: 'declined' }, NOW);

  await askClient(db, ada, { clientRef: 'C1', ...like }, NOW);
  assert.equal(await seenByDelegate(db, ada, 'C1'), 'agreed');
  assert.equal(await seenByClient(db, acme, 'D-1'), 'agreed');

  await replyToWish(db, ada, { ref: 'C1', reply: 'declined' }, NOW);
  assert.equal(await seenByDelegate(db, ada, 'C1'), 'declined');
  await withdrawWish(db, ada, { ref: 'C1' }, NOW);
  assert.equal(await seenByDelegate(db, ada, 'C1'), 'asks');
});

test('to a client, whom it can’t see and who does not exist are the same', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, hidden } = await smallForum(db);
  await imported(db, acme, hidden, 'client');
  await imported(db, acme, hidden, 'delegate');

  for (const ref of ['D-3', 'D-99']) {
    const asked = await askForMeeting(db, acme, { delegateRef: ref, ...like }, NOW);
    assert.deepEqual(asked, { refused: 'no-such-delegate' });
    const replied = await replyToWish(db, acme, { ref, reply: 'accepted' }, NOW);
    assert.deepEqual(replied, { refused: 'no-such-wish' });
    const withdrawn = await withdrawWish(db, acme, { ref }, NOW);
    assert.deepEqual(withdrawn, { refused: 'no-such-wish' });
  }
  assert.deepEqual(await clientWishes(db, acme, NOW), []);
});

test('an imported wish for a hidden delegate waits until the delegate acts', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, bolt, hidden, forumId } = await smallForum(db);
  await imported(db, acme, hidden, 'client');
  await imported(db, bolt, hidden, 'client');
  assert.deepEqual((await readPairs(db, forumId)).map(standing), ['waits', 'waits']);
  assert.equal(await seenByDelegate(db, hidden, 'C1'), 'asks');

  await replyToWish(db, hidden, { ref: 'C1', reply: 'accepted' }, NOW);
  assert.deepEqual((await readPairs(db, forumId)).map(standing), ['both', 'waits']);
  assert.ok(JSON.stringify(await clientWishes(db, acme, NOW)).includes(CANARY));
  assert.ok(!JSON.stringify(await clientWishes(db, bolt, NOW)).includes(CANARY));
});

test('taking an acceptance back takes the introduction back, unless they wrote', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, hidden } = await smallForum(db);
  await imported(db, acme, hidden, 'client');
  await replyToWish(db, hidden, { ref: 'C1', reply: 'accepted' }, NOW);

  await withdrawWish(db, hidden, { ref: 'C1' }, NOW);
  assert.deepEqual(await clientWishes(db, acme, NOW), []);
  assert.equal(await seenByDelegate(db, hidden, 'C1'), 'asks');
});

test('a delegate asks a company, which says no thanks unseen', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, hidden } = await smallForum(db);
  await askClient(db, hidden, { clientRef: 'C1', strength: 'must' }, NOW);
  assert.equal(await seenByClient(db, acme, 'D-3'), 'asks');

  await replyToWish(db, acme, { ref: 'D-3', reply: 'declined' }, NOW);
  assert.equal(await seenByDelegate(db, hidden, 'C1'), 'asked');
  assert.deepEqual(await askClient(db, hidden, { clientRef: 'C9', ...like }, NOW), {
    refused: 'no-such-client',
  });
});

test('a wish taken back stays taken back when the spreadsheet comes again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, hidden, forumId } = await smallForum(db);
  await imported(db, acme, hidden, 'delegate');
  await withdrawWish(db, hidden, { ref: 'C1' }, NOW);

  const kept = await db.selectFrom('wish').select(['strength', 'source']).execute();
  assert.deepEqual(
    kept,
    [{ strength: 'withdrawn', source: 'person' }],
    'an import leaves it alone',
  );
  assert.deepEqual(await readPairs(db, forumId), []);
  assert.equal(await seenByDelegate(db, hidden, 'C1'), 'none');
  const again = await withdrawWish(db, hidden, { ref: 'C1' }, NOW);
  assert.deepEqual(again, { refused: 'no-such-wish' });
});

test('a company of another forum is out of reach', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);
  const elsewhere = { ...ada, forumId: acme.clientId } as Delegate;
  const asked = await askClient(db, elsewhere, { clientRef: 'C1', ...like }, NOW);
  assert.deepEqual(asked, { refused: 'no-such-client' });
});

test('an answer to what was there before is refused; sent once more it is the same answer', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);
  const markNow = async () =>
    (await delegateWishes(db, ada, NOW)).companies.find(({ ref }) => ref === 'C1')?.mark ?? '';
  const answer = (reply: 'accepted' | 'declined', saw: string) =>
    replyToWish(db, ada, { ref: 'C1', reply, saw }, NOW);
  assert.equal(await markNow(), '', 'nothing to answer');
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  const first = await markNow();

  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like, part: 'morning' }, NOW);
  assert.deepEqual(await answer('accepted', first), { refused: 'changed-since' });
  const second = await markNow();
  assert.notEqual(second, first);
  assert.deepEqual(await answer('accepted', second), { wish: 'accepted' });
  assert.deepEqual(await answer('accepted', second), { wish: 'accepted' });

  // said otherwise meanwhile, from another device
  await replyToWish(db, ada, { ref: 'C1', reply: 'declined' }, NOW);
  assert.deepEqual(await answer('accepted', second), { refused: 'changed-since' });
  assert.equal(await seenByDelegate(db, ada, 'C1'), 'declined');

  await withdrawWish(db, acme, { ref: 'D-1' }, NOW);
  assert.deepEqual(await answer('accepted', second), { refused: 'no-such-wish' });
});

test('an offer that became another is not accepted unseen', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada } = await smallForum(db);
  await askForMeeting(db, acme, { delegateRef: 'D-1', ...like }, NOW);
  const offer = (part: 'morning' | 'afternoon') =>
    replyToWish(db, ada, { ref: 'C1', reply: 'offered', part }, NOW);
  const markNow = async () => (await clientWishes(db, acme, NOW))[0]?.mark ?? '';
  await offer('morning');
  const saw = await markNow();
  await offer('afternoon');

  const take = (mark: string) => acceptOffer(db, acme, { ref: 'D-1', saw: mark }, NOW);
  assert.deepEqual(await take(saw), { refused: 'changed-since' });
  const now = await markNow();
  assert.deepEqual(
    [await take(now), await take(now)],
    [{ wish: 'accepted' }, { wish: 'accepted' }],
  );
});
