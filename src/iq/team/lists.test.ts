import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Client } from '#forum/people.ts';
import { addToShortlist, carryOver, takeOffList, undoListChange } from '#iq/shortlists.server.ts';
import { makeList, readLists, removeList, renameList, restoreList } from '#iq/team/lists.server.ts';
import {
  editNote,
  readNotes,
  removeNote,
  restoreNote,
  undoEdit,
  writeNote,
} from '#iq/team/notes.server.ts';
import { readListPage } from '#iq/team/screens.server.ts';
import { CANARY, later, NOW, teamForum } from '../../../test/team-forum.ts';
import { testHouse } from '../../../test/testing.ts';

type House = Kysely<Schema>;
const people = [
  { name: 'Åse Berg' },
  { name: 'Bo Dahl' },
  { name: CANARY, consent: 'aggregate' as const },
];
const names = async (db: House, client: Client) =>
  (await readLists(db, client)).map(({ name }) => name);
const page = (
  db: House,
  client: Client,
  list: string | null = null,
  sort: 'added' | 'name' = 'name',
) => readListPage(db, client, { list, sort }, new Map());
const refs = async (db: House, client: Client, list: string | null = null) =>
  (await page(db, client, list)).people.map(({ entry }) => entry.ref);
async function made(db: House, client: Client, name: string): Promise<string> {
  const outcome = await makeList(db, client, { name }, NOW);
  assert.ok('list' in outcome);
  return outcome.list;
}

test('a company has a first list from the beginning; it can be renamed and never deleted', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf } = await teamForum(db, people);

  assert.deepEqual(await readLists(db, rita), [
    { id: rita.clientId, name: 'Shortlist', version: 1, first: true },
  ]);
  assert.deepEqual(await removeList(db, rita, { list: rita.clientId }, NOW), {
    refused: 'first-list',
  });
  const renaming = { list: rita.clientId, name: '  Day   one ', version: 1 };
  assert.deepEqual(await renameList(db, rita, renaming, NOW), {
    renamed: rita.clientId,
    name: 'Day one',
    before: 'Shortlist',
    version: 2,
  });
  assert.deepEqual(await names(db, rolf), ['Day one']);
});

test('a list takes a name that its company has not, and no other company’s lists are in the way', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rival } = await teamForum(db, people);
  await made(db, rita, 'Cloud “2026”');

  assert.deepEqual(await makeList(db, rita, { name: 'cloud "2026"' }, NOW), {
    refused: 'name-taken',
  });
  assert.deepEqual(await makeList(db, rita, { name: 'shortlist' }, NOW), { refused: 'name-taken' });
  assert.deepEqual(await makeList(db, rita, { name: ' ' }, NOW), { refused: 'no-name' });
  assert.deepEqual(await makeList(db, rita, { name: 'x'.repeat(61) }, NOW), {
    refused: 'name-too-long',
  });
  assert.ok('list' in (await makeList(db, rival, { name: 'Cloud “2026”' }, NOW)));
  assert.deepEqual(await names(db, rita), ['Shortlist', 'Cloud “2026”']);
});

test('of two who rename a list at once one is refused and shown what stands there', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf } = await teamForum(db, people);
  const list = await made(db, rita, 'Cloud');

  const both = await Promise.all([
    renameList(db, rita, { list, name: 'Clouds', version: 1 }, NOW),
    renameList(db, rolf, { list, name: 'Sky', version: 1 }, NOW),
  ]);

  const refused = both.filter((outcome) => 'refused' in outcome);
  const [, standing = ''] = await names(db, rita);
  assert.deepEqual(refused, [{ refused: 'changed-meanwhile', now: standing }]);
});

test('people are moved and copied between lists, and every act can be taken back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf, rival } = await teamForum(db, people);
  const [first, cloud] = [rita.clientId, await made(db, rita, 'Cloud')];
  for (const delegateRef of ['D-1', 'D-2']) await addToShortlist(db, rita, { delegateRef }, NOW);

  const moved = await carryOver(
    db,
    rolf,
    { refs: ['D-1', 'D-2', 'D-3'], from: first, to: cloud, keep: false },
    later(1),
  );
  assert.ok('change' in moved);
  assert.equal(moved.people, 2);
  assert.deepEqual([await refs(db, rita), await refs(db, rita, cloud)], [[], ['D-1', 'D-2']]);
  assert.deepEqual(await undoListChange(db, rival, moved, later(2)), { undone: 0 });
  assert.deepEqual(await undoListChange(db, rita, moved, later(2)), { undone: 4 });
  assert.deepEqual([await refs(db, rita), await refs(db, rita, cloud)], [['D-1', 'D-2'], []]);
  const back = (await page(db, rita)).people[0]?.entry;
  assert.deepEqual([back?.addedAt, back?.addedBy], [NOW, 'Rita Acme']);

  const copied = await carryOver(
    db,
    rita,
    { refs: ['D-1'], from: first, to: cloud, keep: true },
    later(3),
  );
  assert.deepEqual([await refs(db, rita), await refs(db, rita, cloud)], [['D-1', 'D-2'], ['D-1']]);
  assert.ok('change' in copied);
  const off = await takeOffList(db, rita, { refs: ['D-1', 'D-2'], from: first }, later(4));
  assert.deepEqual(await refs(db, rita), []);
  assert.deepEqual(await undoListChange(db, rolf, off, later(5)), { undone: 2 });
  assert.deepEqual(await refs(db, rita), ['D-1', 'D-2']);
  assert.deepEqual(
    await carryOver(db, rival, { refs: ['D-1'], from: first, to: cloud, keep: true }, NOW),
    { refused: 'no-such-list' },
  );
});

test('a deleted list comes back with whom it held, for a day, under a name like its own', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita } = await teamForum(db, people);
  const list = await made(db, rita, 'Cloud');
  await addToShortlist(db, rita, { delegateRef: 'D-1', list }, NOW);
  assert.deepEqual(await removeList(db, rita, { list }, NOW), { removed: list, name: 'Cloud' });
  assert.deepEqual(await names(db, rita), ['Shortlist']);
  await made(db, rita, 'cloud');

  assert.deepEqual(await restoreList(db, rita, { list }, later(60)), {
    restored: list,
    name: 'Cloud 2',
  });
  assert.deepEqual(await refs(db, rita, list), ['D-1']);

  await removeList(db, rita, { list }, NOW);
  assert.deepEqual(await restoreList(db, rita, { list }, later(24 * 60 + 1)), {
    refused: 'no-such-list',
  });
  const { count } = await db
    .selectFrom('shortlist_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.equal(count, 0, 'what nobody can take back is gone from the database');
});

test('whoever hides is gone from every list and note at once, and there again when sharing again', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, consent } = await teamForum(db, people);
  const list = await made(db, rita, 'Cloud');
  for (const on of [rita.clientId, list])
    await addToShortlist(db, rita, { delegateRef: 'D-1', list: on }, NOW);
  await writeNote(db, rita, { id: newId(), delegateRef: 'D-1', body: 'Likes cranes' }, NOW);
  assert.deepEqual(await addToShortlist(db, rita, { delegateRef: 'D-3' }, NOW), {
    refused: 'no-such-delegate',
  });
  assert.deepEqual(
    await writeNote(db, rita, { id: newId(), delegateRef: 'D-3', body: 'Psst' }, NOW),
    { refused: 'no-such-delegate' },
  );

  await consent(1, 'aggregate');
  const hidden = await page(db, rita, list);
  assert.deepEqual(hidden.people, []);
  assert.deepEqual(
    hidden.lists.map(({ people: n }) => n),
    [0, 0],
  );
  assert.deepEqual(await readNotes(db, rita), []);

  await consent(1, 'named');
  assert.deepEqual(await refs(db, rita, list), ['D-1']);
  assert.deepEqual(
    (await readNotes(db, rita)).map(({ body }) => body),
    ['Likes cranes'],
  );
});

test('a hidden delegate’s own act leaves name, title and organisation on a list, no note and no answer', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rival, forum, consent, delegate } = await teamForum(db, people);
  for (const who of [rita, rival]) await addToShortlist(db, who, { delegateRef: 'D-1' }, NOW);
  await writeNote(db, rita, { id: newId(), delegateRef: 'D-1', body: 'Likes cranes' }, NOW);
  const { personId: delegate_id } = await delegate(1);
  await db
    .insertInto('introduction')
    .values({ forum_id: forum, client_id: rita.clientId, delegate_id, act: 'wrote', made_at: NOW })
    .execute();
  await consent(1, 'aggregate');

  const [shown] = (await page(db, rita)).people;
  assert.deepEqual([shown?.entry.name, shown?.row, shown?.notes], ['Åse Berg', null, []]);
  assert.deepEqual((await page(db, rival)).people, []);
});

test('colleagues write side by side, and each changes only the own note', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf, rival } = await teamForum(db, people);
  const [hers, his] = [newId(), newId()];
  await Promise.all([
    writeNote(db, rita, { id: hers, delegateRef: 'D-1', body: 'From Rita' }, NOW),
    writeNote(db, rolf, { id: his, delegateRef: 'D-1', body: ' From Rolf\r\nagain ' }, later(1)),
  ]);
  await writeNote(db, rita, { id: hers, delegateRef: 'D-1', body: 'From Rita' }, NOW);

  const notes = await readNotes(db, rita, 'D-1');
  assert.deepEqual(
    notes.map(({ body, by, mine, at }) => ({ body, by, mine, at })),
    [
      { body: 'From Rita', by: 'Rita Acme', mine: true, at: NOW },
      { body: 'From Rolf\nagain', by: 'Rolf Acme', mine: false, at: later(1) },
    ],
  );
  assert.deepEqual(await editNote(db, rita, { note: his, body: 'Mine now', version: 1 }, NOW), {
    refused: 'not-yours',
  });
  assert.deepEqual(await removeNote(db, rita, { note: his }, NOW), { refused: 'not-yours' });
  assert.deepEqual(await removeNote(db, rival, { note: his }, NOW), { refused: 'no-such-note' });
  assert.deepEqual(await readNotes(db, rival), []);
});

test('the own note is edited, deleted and taken back, and a stale edit is refused', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita } = await teamForum(db, people);
  const note = newId();
  const text = async () => (await readNotes(db, rita)).map(({ body }) => body);
  await writeNote(db, rita, { id: note, delegateRef: 'D-1', body: 'One' }, NOW);

  assert.deepEqual(await editNote(db, rita, { note, body: 'Two', version: 1 }, later(1)), {
    edited: note,
    version: 2,
  });
  assert.deepEqual(await editNote(db, rita, { note, body: 'Stale', version: 1 }, later(1)), {
    refused: 'changed-meanwhile',
  });
  assert.deepEqual(await editNote(db, rita, { note, body: ' ', version: 2 }, later(1)), {
    refused: 'no-text',
  });
  assert.deepEqual(
    await editNote(db, rita, { note, body: 'x'.repeat(2001), version: 2 }, later(1)),
    { refused: 'note-too-long' },
  );
  assert.deepEqual(await text(), ['Two']);
  assert.deepEqual(await undoEdit(db, rita, { note, version: 2 }, later(2)), {
    edited: note,
    version: 3,
  });
  assert.deepEqual(await text(), ['One']);
  await removeNote(db, rita, { note }, later(3));
  assert.deepEqual(await text(), []);
  await restoreNote(db, rita, { note }, later(4));
  assert.deepEqual(await text(), ['One']);
});

test('whoever is erased takes the notes and the places on lists along', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, delegate } = await teamForum(db, people);
  await addToShortlist(db, rita, { delegateRef: 'D-1' }, NOW);
  await writeNote(db, rita, { id: newId(), delegateRef: 'D-1', body: 'Likes cranes' }, NOW);
  await db
    .deleteFrom('person')
    .where('id', '=', (await delegate(1)).personId)
    .execute();

  for (const table of ['shortlist_entry', 'team_note'] as const)
    assert.deepEqual(await db.selectFrom(table).selectAll().execute(), []);
});
