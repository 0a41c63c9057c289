import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkIn, listCheckIns, readDoor, undoCheckIn } from '#forum/check-ins.server.ts';
import { at, smallForum } from '../../test/meetings-forum.ts';
import { testHouse } from '../../test/testing.ts';

test('the door finds people by any of their words and counts who has come', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, ada } = await smallForum(db);
  const door = await readDoor(db, organiser, '');
  assert.deepEqual([door.came, door.of, door.found], [0, 7, 7]);
  const { people } = await readDoor(db, organiser, 'port LUND');
  assert.deepEqual(
    people.map(({ name, ref }) => [name, ref]),
    [['Ada Lund', 'D-1']],
  );

  const first = await checkIn(db, organiser, { delegate: 'D-1' }, at(0));
  const again = await checkIn(db, organiser, { person: ada.personId }, at(5));

  assert.ok('checkIn' in first);
  assert.deepEqual(again, first, 'the first time counts');
  assert.equal(first.checkIn.cameAt?.getTime(), at(0).getTime());
  assert.equal((await readDoor(db, organiser, '')).came, 1);
  assert.equal((await listCheckIns(db, organiser)).length, 1);
  await undoCheckIn(db, organiser, { delegate: 'D-1' }, at(6));
  assert.deepEqual(await listCheckIns(db, organiser), []);
});

test('who is not expected can’t be let in', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser } = await smallForum(db);
  const none = { refused: 'no-such-person' };
  assert.deepEqual(await checkIn(db, organiser, { delegate: 'D-9' }, at(0)), none);
  assert.deepEqual(await checkIn(db, organiser, { person: 'x' }, at(0)), none);
});
