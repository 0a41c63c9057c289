import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { block, blockCompany } from '#exchange/chat/blocks.server.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { readChatFacts } from '#exchange/notices/chat-facts.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T09:00:00Z');

test('no channel tells of what blocked people write, nor of what anyone of a blocked company does', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { ann, ben, acme, acmeToo } = await chatForum(db);
  const write = (who: typeof ann | typeof acme, room: string) =>
    send(db, who, room, { id: newId(), body: 'Hello' }, now);
  const opened = await openGroup(
    db,
    ann,
    { title: 'Three', people: [acme.personId, acmeToo.personId] },
    now,
  );
  const direct = await openDirect(db, ben, 'D-1', now);
  assert.ok('room' in opened && 'room' in direct);
  await write(acme, opened.room);
  await write(ben, direct.room);
  const facts = async () =>
    (await readChatFacts(db, { member: ann, zone: 'UTC', shownAt: null }, now)).map(
      ({ subject }) => subject,
    );
  assert.deepEqual((await facts()).sort(), [`room ${opened.room}`, `room ${direct.room}`].sort());

  await blockCompany(db, ann, 'C-1', now);
  assert.deepEqual(await facts(), [`room ${direct.room}`]);
  await block(db, ann, ben.personId, now);
  assert.deepEqual(await facts(), []);
});
