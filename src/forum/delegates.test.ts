import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { listDelegates } from '#forum/delegates.server.ts';
import { chatForum } from '../../test/chat-forum.ts';
import { testHouse } from '../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');

test('whoever wrote to one client shows it name, title and organisation, and nothing more', async () => {
  await using house = await testHouse();
  const { hid, acme, rival } = await chatForum(house.db);
  const room = await openDirect(house.db, hid, 'C-1', now);
  assert.ok('room' in room);
  await send(house.db, hid, room.room, { id: newId(), body: 'Hello' }, now);

  const seen = await listDelegates(house.db, acme, { after: '', limit: 50 });
  const elsewhere = await listDelegates(house.db, rival, { after: '', limit: 50 });

  const fields = (ref: string) => Object.keys(seen.find((each) => each.ref === ref) ?? {}).sort();
  assert.deepEqual(fields('D-3'), ['name', 'organisation', 'ref', 'title']);
  assert.deepEqual(fields('D-1'), ['country', 'name', 'organisation', 'ref', 'title']);
  assert.deepEqual(
    elsewhere.map(({ ref }) => ref),
    ['D-1', 'D-2'],
  );
});
