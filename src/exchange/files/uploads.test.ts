import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { newId } from '#base/ids.ts';
import { removeMessage } from '#exchange/chat/remove.server.ts';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { discard, readFile, upload } from '#exchange/files/uploads.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const text = (words: string, name = 'notes.txt') => ({
  name,
  bytes: new Uint8Array(Buffer.from(words)),
});

async function roomOfTwo() {
  const house = await testHouse();
  const forum = await chatForum(house.db);
  const opened = await openDirect(house.db, forum.ann, 'D-2', now);
  assert.ok('room' in opened);
  return {
    ...forum,
    db: house.db,
    room: opened.room,
    [Symbol.asyncDispose]: house[Symbol.asyncDispose],
  };
}

test('a file is read by its author until it is sent, then by all in the room, and by nobody once deleted', async () => {
  await using forum = await roomOfTwo();
  const { db, room, ann, ben, hid } = forum;
  const put = await upload(db, ann, room, text('words'), now);
  assert.ok('file' in put);
  const { id } = put.file;
  const readers = async () =>
    Promise.all(
      [ann, ben, hid].map(async (who) => (await readFile(db, who, room, id))?.name ?? null),
    );
  assert.deepEqual(await readers(), ['notes.txt', null, null]);

  const message = { id: newId(), body: '', files: [id] };
  const sent = await send(db, ann, room, message, now);
  assert.ok('message' in sent);
  assert.deepEqual(
    sent.message.files.map(({ name }) => name),
    ['notes.txt'],
  );
  assert.deepEqual(await readers(), ['notes.txt', 'notes.txt', null]);
  assert.deepEqual(await discard(db, ann, id), { discarded: false });

  await db.transaction().execute((tx) => removeMessage(tx, ann.forumId, message.id, now));
  assert.deepEqual(await readers(), [null, null, null]);
  assert.equal((await db.selectFrom('chat_file').select('id').execute()).length, 0);
});

test('what is refused keeps nothing: too large, of no kind, over the day, from who may not write there', async () => {
  await using forum = await roomOfTwo();
  const { db, room, ann, hid, acme } = forum;
  const large = { name: 'a.txt', bytes: new Uint8Array(5_000_001).fill(97) };
  assert.deepEqual(await upload(db, ann, room, large, now), { refused: 'too-large' });
  assert.deepEqual(await upload(db, ann, room, text(''), now), { refused: 'empty' });
  assert.deepEqual(await upload(db, ann, room, text('x', 'a.html'), now), { refused: 'not-taken' });
  assert.deepEqual(await upload(db, hid, room, text('x'), now), { refused: 'no-such-room' });
  const asked = await openDirect(db, acme, 'D-1', now);
  assert.ok('room' in asked);
  assert.deepEqual(await upload(db, acme, asked.room, text('x'), now), { refused: 'ask-first' });
  assert.equal((await db.selectFrom('chat_file').select('id').execute()).length, 0);

  const five = { name: 'a.txt', bytes: large.bytes.subarray(1) };
  for (let i = 0; i < 10; i++) assert.ok('file' in (await upload(db, ann, room, five, now)));
  assert.deepEqual(await upload(db, ann, room, text('x'), now), { refused: 'quota' });
});

test('what was not sent within a day is gone with the next upload, what was sent stays', async () => {
  await using forum = await roomOfTwo();
  const { db, room, ann } = forum;
  const [kept, left] = [
    await upload(db, ann, room, text('a'), now),
    await upload(db, ann, room, text('b'), now),
  ];
  assert.ok('file' in kept && 'file' in left);
  await send(db, ann, room, { id: newId(), body: 'x', files: [kept.file.id] }, now);

  await upload(db, ann, room, text('c'), new Date(now.getTime() + 86_400_001));

  assert.ok(await readFile(db, ann, room, kept.file.id));
  assert.equal(await readFile(db, ann, room, left.file.id), null);
});

test('a person who sends a flock of pictures at once holds up nobody: few are taken in hand', async () => {
  await using forum = await roomOfTwo();
  const { db, room, ann, ben } = forum;
  const plain = { channels: 3, background: 'red', width: 40, height: 40 } as const;
  const bytes = new Uint8Array(await sharp({ create: plain }).png().toBuffer());
  const put = (who: typeof ann) => upload(db, who, room, { name: 'a.png', bytes }, now);
  const flock = await Promise.all(Array.from({ length: 12 }, () => put(ann)));
  const [mine] = await Promise.all([put(ben)]);
  assert.ok('file' in mine);
  assert.ok(flock.filter((each) => 'file' in each).length >= 4);
  assert.ok(flock.some((each) => 'refused' in each && each.refused === 'quota'));
  assert.ok('file' in (await put(ann)));
});
