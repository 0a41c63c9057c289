import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Client } from '#forum/people.ts';
import { makeExport, type Wanted } from '#iq/team/exports.server.ts';
import {
  acknowledgeRecall,
  readHolders,
  readKeeping,
  readRecalls,
  tellRecalls,
} from '#iq/team/recalls.server.ts';
import { readNews } from '#iq/team/screens.server.ts';
import { later, NOW, streamOf, teamForum } from '../../../test/team-forum.ts';
import { testHouse } from '../../../test/testing.ts';

type House = Kysely<Schema>;
const people = [{ name: 'Åse Berg' }, { name: 'Bo Dahl' }];
const around = { wishes: new Map(), origin: 'https://forum.example' };
const search = (query = '') => ({ of: 'search' as const, search: new URLSearchParams(query) });

async function made(db: House, client: Client, wanted: Partial<Wanted> = {}, now = NOW) {
  const all = { source: search(), format: 'csv', parts: ['answers'] } as const;
  const outcome = await makeExport(db, client, { ...all, ...wanted }, around, now);
  assert.ok('export' in outcome, JSON.stringify(outcome));
  return outcome;
}

test('a withdrawal recalls every copy of each company once, and is answered with who and when', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf, rival, organiser, delegate, consent } = await teamForum(db, people);
  const files = [await made(db, rita), await made(db, rolf, { format: 'vcard' }, later(1))];
  await made(db, rival, { source: search('words=dahl') }, later(1));
  const self = await delegate(1);
  assert.deepEqual(await readHolders(db, self), [
    { company: 'Acme', at: later(1), removedAt: null },
  ]);

  await consent(1, 'aggregate', later(2));
  assert.equal(await tellRecalls(db, rita.forumId, later(2)), 1);
  assert.equal(await tellRecalls(db, rita.forumId, later(3)), 0);

  const recalls = await readRecalls(db, rita);
  assert.deepEqual(
    recalls.map(({ ref, row, erased, acknowledgedAt }) => ({ ref, row, erased, acknowledgedAt })),
    Array(2).fill({ ref: 'D-1', row: 1, erased: false, acknowledgedAt: null }),
  );
  assert.deepEqual(
    recalls.map((each) => each.export).sort(),
    files.map((each) => each.export).sort(),
  );
  assert.deepEqual(await readRecalls(db, rival), []);
  assert.deepEqual(
    [
      (await readNews(db, rita)).recalls,
      (await readNews(db, rolf)).recalls,
      (await readNews(db, rival)).recalls,
    ],
    [true, true, false],
  );
  for (const word of ['Berg', 'D-1', 'Åse'])
    assert.ok(!(await streamOf(db, rita)).includes(word), word);
  const [acme] = await readKeeping(db, organiser);
  assert.deepEqual(
    { ...acme, oldest: null },
    {
      company: 'Acme',
      lists: 1,
      listed: 0,
      segments: 0,
      exports: 2,
      exported: 2,
      open: 1,
      oldest: null,
    },
  );

  assert.deepEqual(await acknowledgeRecall(db, rival, { ref: 'D-1' }, later(4)), {
    refused: 'no-such-recall',
  });
  assert.deepEqual(await acknowledgeRecall(db, rolf, { ref: 'D-1' }, later(5)), {
    removed: 'D-1',
    files: 2,
  });
  assert.deepEqual(await acknowledgeRecall(db, rita, { ref: 'D-1' }, later(6)), {
    refused: 'no-such-recall',
  });
  assert.deepEqual(
    (await readRecalls(db, rita)).map(({ acknowledgedAt, acknowledgedBy }) => [
      acknowledgedAt,
      acknowledgedBy,
    ]),
    Array(2).fill([later(5), 'Rolf Acme']),
  );
  assert.deepEqual(await readHolders(db, self), [
    { company: 'Acme', at: later(1), removedAt: later(5) },
  ]);
  assert.equal((await readKeeping(db, organiser))[0]?.open, 0);
});

test('who shares again before the copy is removed is no longer recalled; who is erased is, by reference alone', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, consent, delegate } = await teamForum(db, people);
  await made(db, rita);
  await consent(1, 'aggregate', later(1));
  await consent(1, 'named', later(2));
  assert.deepEqual(await readRecalls(db, rita), []);
  assert.equal(await tellRecalls(db, rita.forumId, later(2)), 0);

  await db
    .deleteFrom('person')
    .where('id', '=', (await delegate(1)).personId)
    .execute();
  assert.equal(await tellRecalls(db, rita.forumId, later(3)), 1);
  assert.deepEqual(
    (await readRecalls(db, rita)).map(({ ref, erased }) => ({ ref, erased })),
    [{ ref: 'D-1', erased: true }],
  );
});

test('a withdrawal that no trigger saw, because the file was just being written, is found by the next look', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, consent } = await teamForum(db, people);
  await made(db, rita);
  await consent(1, 'aggregate', later(1));
  await db.updateTable('export_person').set({ withdrawn_at: null }).execute();

  assert.deepEqual(
    (await readRecalls(db, rita)).map(({ ref }) => ref),
    ['D-1'],
    'and is shown before',
  );
  assert.equal(await tellRecalls(db, rita.forumId, later(2)), 1);
});
