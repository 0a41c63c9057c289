import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approve } from '#meetings/day/decide.server.ts';
import { readDiary } from '#meetings/day/diary.server.ts';
import { reportNoShow } from '#meetings/day/no-show.server.ts';
import { findNotSeen } from '#meetings/day/not-seen.server.ts';
import { markSeen, unmarkSeen } from '#meetings/day/seen.server.ts';
import { at, BEGUN, liveForum } from '../../../test/live-forum.ts';
import { testHouse } from '../../../test/testing.ts';

test('who is not seen three minutes after the start is found once, by however many processes', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, first, ada } = await liveForum(db);
  const here = { meeting: first, side: 'client' } as const;
  assert.deepEqual(await markSeen(db, acme, here, at(0)), { seen: 'yes' });

  assert.equal(await findNotSeen(db, at(2.9)), 0);
  const found = await Promise.all(Array.from({ length: 4 }, () => findNotSeen(db, BEGUN)));

  assert.deepEqual(
    found.filter((each) => each > 0),
    [1],
  );
  const rows = await db.selectFrom('incident').select(['person_id', 'found', 'made_by']).execute();
  assert.deepEqual(rows, [{ person_id: ada.personId, found: 'not seen', made_by: null }]);
  const proposals = await db.selectFrom('proposal').select('state').execute();
  assert.deepEqual(proposals, [{ state: 'waiting' }]);
  assert.equal(await findNotSeen(db, at(10)), 0, 'found once');
});

test('where nobody was seen, both were, or the slot is over, nothing is proposed', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, first } = await liveForum(db);
  assert.equal(await findNotSeen(db, BEGUN), 0);
  await markSeen(db, organiser, { meeting: first, side: 'client' }, at(1));
  assert.equal(await findNotSeen(db, at(20)), 0);
  await markSeen(db, organiser, { meeting: first, side: 'delegate' }, at(1));
  assert.equal(await findNotSeen(db, BEGUN), 0);
});

test('the rules say how long the house waits', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, first, forumId } = await liveForum(db);
  await db.insertInto('meeting_rules').values({ forum_id: forumId, not_seen_minutes: 8 }).execute();
  await markSeen(db, acme, { meeting: first, side: 'client' }, at(0));
  assert.equal(await findNotSeen(db, at(7)), 0);
  assert.equal(await findNotSeen(db, at(8)), 1);
});

test('who comes after all ends what the house proposed', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, ada, first } = await liveForum(db);
  await markSeen(db, acme, { meeting: first, side: 'client' }, at(0));
  await findNotSeen(db, BEGUN);

  assert.deepEqual(await markSeen(db, ada, { meeting: first, side: 'delegate' }, at(4)), {
    seen: 'yes',
  });

  const proposals = await db.selectFrom('proposal').select('state').execute();
  assert.deepEqual(proposals, [{ state: 'outdated' }]);
  const { meetings } = await readDiary(db, ada, at(4));
  assert.equal(meetings[0]?.seen, true);
});

test('each taps for the own side of the own meeting, not long before it', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, acme, bolt, ada, first } = await liveForum(db);
  const none = { refused: 'no-such-meeting' };
  const client = { meeting: first, side: 'client' } as const;

  assert.deepEqual(await markSeen(db, ada, client, at(0)), none);
  assert.deepEqual(await markSeen(db, bolt, client, at(0)), none);
  assert.deepEqual(await markSeen(db, acme, client, at(-16)), { refused: 'too-early' });
  await markSeen(db, organiser, client, at(0));
  assert.deepEqual(await unmarkSeen(db, organiser, client, at(1)), { seen: 'no' });
  assert.deepEqual(await db.selectFrom('seen').selectAll().execute(), []);
});

test('who stands in is not missed before there was time to come, and the other side stays seen', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, acme, first, cy } = await liveForum(db);
  const said = await reportNoShow(db, acme, { meeting: first, absent: 'delegate' }, BEGUN);
  assert.ok('proposal' in said);
  assert.ok('approved' in (await approve(db, organiser, said, at(4))));
  const [meeting] = (await readDiary(db, cy, at(4))).meetings;
  assert.ok(meeting?.standIn);
  assert.deepEqual((await readDiary(db, acme, at(4))).meetings[1]?.seen, true);

  const missing = { meeting: meeting.id, absent: 'delegate' } as const;
  assert.deepEqual(await reportNoShow(db, acme, missing, at(6.9)), { refused: 'too-early' });
  assert.equal(await findNotSeen(db, at(6.9)), 0);
  assert.equal(await findNotSeen(db, at(7)), 1);
});
