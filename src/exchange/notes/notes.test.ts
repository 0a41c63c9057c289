import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { changeNote, readNotes } from '#exchange/notes/notes.server.ts';
import { chatForum } from '../../../test/chat-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const now = new Date('2030-01-01T10:00:00Z');
const write = (about: string, text: string, version = 0, change = newId()) => ({
  about,
  text,
  version,
  change,
});

test('a note is its author’s alone, and about somebody the author may see', async () => {
  await using house = await testHouse();
  const { ann, ben, acme, acmeToo, hid } = await chatForum(house.db);
  const about = `person:${ben.personId}`;
  const written = await changeNote(
    house.db,
    ann,
    write(about, ' Knows evidence \r\n stores '),
    now,
  );
  assert.ok('note' in written);
  assert.equal(written.note.text, 'Knows evidence \n stores');
  assert.deepEqual(await readNotes(house.db, ben), []);
  await changeNote(house.db, acme, write(about, 'Ask for budget'), now);
  assert.deepEqual(await readNotes(house.db, acmeToo), []);
  assert.equal((await readNotes(house.db, acme)).length, 1);
  for (const nobody of [
    `person:${hid.personId}`,
    `person:${newId()}`,
    'session:none',
    'x',
    `meeting:${newId()}`,
  ])
    assert.deepEqual(await changeNote(house.db, acme, write(nobody, 'x'), now), {
      refused: 'no-such-subject',
    });
});

test('the same change sent many times, at once and later, is one change', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const change = write(`person:${ben.personId}`, 'Once');
  const all = await Promise.all(
    Array.from({ length: 8 }, () => changeNote(house.db, ann, change, now)),
  );
  all.push(await changeNote(house.db, ann, change, now));
  for (const each of all) assert.deepEqual(each, all[0]);
  assert.deepEqual(
    (await readNotes(house.db, ann)).map(({ version }) => version),
    [1],
  );
});

test('a note changed on two devices is refused to the second, with what the first wrote', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const about = `person:${ben.personId}`;
  await changeNote(house.db, ann, write(about, 'start'), now);
  const both = await Promise.all([
    changeNote(house.db, ann, write(about, 'phone', 1), now),
    changeNote(house.db, ann, write(about, 'tablet', 1), now),
  ]);
  const won = both.find((each) => 'note' in each);
  const lost = both.find((each) => 'refused' in each);
  assert.ok(won && 'note' in won && lost && 'theirs' in lost);
  assert.equal(won.note.version, 2);
  assert.deepEqual(lost.theirs, won.note);
  const first = await changeNote(house.db, ann, write(about, 'blind', 0), now);
  assert.ok('theirs' in first && first.theirs.version === 2);
});

test('a note too long is refused, one taken away keeps counting', async () => {
  await using house = await testHouse();
  const { ann, ben } = await chatForum(house.db);
  const about = `person:${ben.personId}`;
  assert.deepEqual(await changeNote(house.db, ann, write(about, 'x'.repeat(4001)), now), {
    refused: 'too-long',
  });
  await changeNote(house.db, ann, write(about, '😀'.repeat(4000)), now);
  const gone = await changeNote(house.db, ann, write(about, '', 1), now);
  assert.ok('note' in gone);
  assert.deepEqual([gone.note.text, gone.note.version], ['', 2]);
});
