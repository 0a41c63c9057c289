import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import { deleteMessage } from '#exchange/chat/delete.server.ts';
import { foundIn } from '#exchange/chat/found-words.ts';
import { markRead, readReads } from '#exchange/chat/reading.server.ts';
import { furthest, type Read, seenBy } from '#exchange/chat/reading.ts';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { searchMessages } from '#exchange/chat/search.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import { chatForum, letWrite } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const roomOf = (opened: { room: string } | { refused: string }) => {
  assert.ok('room' in opened);
  return opened.room;
};

test('a search finds words in one’s own rooms alone, whatever their case, accents or ending', async () => {
  await using house = await testHouse();
  const { ann, ben, hid, acme, forumId } = await chatForum(house.db);
  const room = roomOf(await openDirect(house.db, ann, acme.personId, now));
  const other = roomOf(await openDirect(house.db, ben, hid.personId, now));
  const say = async (who: typeof ann, where: string, body: string, minute: number) => {
    const at = new Date(now.getTime() + minute * 60_000);
    const sent = await send(house.db, who, where, { id: newId(), body }, at);
    assert.ok('message' in sent);
    return sent.message;
  };
  await say(ann, room, 'Zoë Łukasik shares the evidence store', 1);
  const gone = await say(ann, room, 'The EVIDENCE of https://www.example.org/audit', 2);
  await say(ben, other, 'No evidence here', 3);
  const find = async (who: Parameters<typeof searchMessages>[1], words: string) =>
    (await searchMessages(house.db, who, { words }, 10)).hits.map(({ number }) => number);

  assert.deepEqual(await find(acme, 'evidence'), [2, 1]);
  assert.deepEqual(await find(ann, 'zoe lukasik'), [1]);
  assert.deepEqual(await find(ann, 'Evid stor'), [1]);
  assert.deepEqual(await find(ann, 'example.org'), [2]);
  assert.deepEqual(await find(ann, 'evidence nowhere'), []);
  for (const nothing of ['', ' ', '&|!:*\'"\\', '\u0000', '…'])
    assert.deepEqual(await find(ann, nothing), []);
  assert.deepEqual(await find(hid, 'evidence'), [1]);
  assert.deepEqual(await find(hid, 'store'), []);
  const limited = await searchMessages(house.db, ann, { words: 'evidence', room }, 1);
  assert.deepEqual([limited.hits.length, limited.more], [1, true]);
  const away = await searchMessages(house.db, ann, { words: 'evidence', room: other }, 1);
  assert.deepEqual(away, { hits: [], more: false });

  await deleteMessage(house.db, ann, room, gone.id, now);
  assert.deepEqual(await find(acme, 'evidence'), [1]);
  await house.db
    .updateTable('delegate')
    .set({ consent: 'aggregate' })
    .where('forum_id', '=', forumId)
    .execute();
  await house.db.deleteFrom('introduction').execute();
  assert.deepEqual(await find(acme, 'evidence'), []);
});

test('what a search asks is never understood as anything but words', async () => {
  await using house = await testHouse();
  const { ann } = await chatForum(house.db);
  roomOf(await openDirect(house.db, ann, 'D-2', now));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (words) => {
      assert.deepEqual(await searchMessages(house.db, ann, { words }, 5), {
        hits: [],
        more: false,
      });
    }),
    { numRuns: 60 },
  );
});

test('the words found are marked where they stand, and nothing is lost of what is shown', () => {
  const stretch = foundIn('Zoë’s evidence store', 'zoe evid');
  assert.deepEqual(stretch, [
    { text: 'Zoë’s', found: true },
    { text: ' ', found: false },
    { text: 'evidence', found: true },
    { text: ' store', found: false },
  ]);
  const long = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`;
  const shown = foundIn(long, 'needle');
  assert.ok(shown.some(({ text, found }) => found && text === 'needle'));
  fc.assert(
    fc.property(fc.string({ maxLength: 25, unit: 'grapheme' }), fc.string(), (body, words) => {
      const text = foundIn(body, words).map((each) => each.text);
      assert.equal(text.join(''), body);
    }),
  );
});

test('how far people have read is told to the others, but to no company of a delegate it does not see', async () => {
  await using house = await testHouse();
  const { ann, ben, acme, forumId } = await chatForum(house.db);
  for (const delegate of [ann, ben]) await letWrite(house.db, delegate, acme, now);
  const group = { title: 'G', people: [ann.personId, ben.personId] };
  const room = roomOf(await openGroup(house.db, acme, group, now));
  // as if taken back since
  await house.db.deleteFrom('introduction').where('delegate_id', '=', ann.personId).execute();
  await send(house.db, acme, room, { id: newId(), body: 'Welcome' }, now);
  await markRead(house.db, ben, room, 99, now);
  const hide = house.db.updateTable('delegate').set({ consent: 'aggregate' });
  await hide.where('forum_id', '=', forumId).where('person_id', '=', ann.personId).execute();
  await markRead(house.db, ann, room, 1, now);
  await markRead(house.db, ann, room, 1, now);

  const heard = async (who: typeof ann | typeof acme) =>
    (await readStream(house.db, who, 0)).events
      .filter(({ kind }) => kind === 'read')
      .map(({ body }) => body);
  const read = (person: string) => ({ room, person, number: 1, at: now.toISOString() });
  assert.deepEqual(await heard(ben), [read(ben.personId), read(ann.personId)]);
  assert.deepEqual(await heard(acme), [read(ben.personId)]);
  const people = [ann.personId, ben.personId];
  assert.equal((await readReads(house.db, acme, room, people)).length, 2);
});

test('the furthest of what is heard of reading counts, in whatever order it comes', () => {
  const shape = {
    room: fc.constant('r'),
    person: fc.constantFrom('a', 'b'),
    number: fc.integer({ min: 1, max: 5 }),
    at: fc.constant(null),
  };
  const read = fc.record(shape, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(read), (reads: Read[]) => {
      const byPerson = (all: Read[]) => all.toSorted((x, y) => x.person.localeCompare(y.person));
      assert.deepEqual(
        byPerson(furthest([], reads)),
        byPerson(furthest(furthest([], reads.toReversed()), reads)),
      );
    }),
  );
  const at = (minute: number) => `2030-01-01T10:0${minute}:00.000Z`;
  const reads = [
    { room: 'r', person: 'a', number: 2, at: at(1) },
    { room: 'r', person: 'b', number: 3, at: at(2) },
  ];
  assert.deepEqual(seenBy(reads, 2, true), { people: ['a', 'b'], at: at(2) });
  assert.deepEqual(seenBy(reads, 3, false), { people: ['b'], at: null });
});
