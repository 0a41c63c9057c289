import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Organiser } from '#forum/people.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { publishEdition } from '#report/editions.server.ts';
import { verifyEditions } from '#report/seal.server.ts';
import { importForum } from '#research/import.server.ts';
import { changed, folder, POLICE } from '../../test/forum-files.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const days = [10, 11, 12].map((day) => new Date(`2024-06-${day}T12:00:00Z`));
const [now = new Date()] = days;

/** Three editions of the demo forum. */
async function published(house: TestHouse): Promise<Organiser> {
  await importForum(house.db, operator(), await folder(POLICE), now);
  const organiser = await organiserFor(house.db, operator(), 'police-forum-2024');
  assert.ok(organiser);
  for (const [at, day] of days.entries())
    await publishEdition(house.db, organiser, { kind: at ? 'final' : 'interim' }, day);
  return organiser;
}
const found = async ({ db }: TestHouse, organiser: Organiser) =>
  (await verifyEditions(db, organiser)).map(
    ({ number, faults }) => `${number}: ${faults.join(' ') || 'sound'}`,
  );

test('three editions are as published, also after answers were corrected', async () => {
  await using house = await testHouse();
  const organiser = await published(house);
  const corrected = changed(await folder(POLICE), 'responses.csv', (text) =>
    text.replace('"£7,650,000"', '"£7,750,000"'),
  );
  await importForum(house.db, operator(), corrected, now);

  assert.deepEqual(await found(house, organiser), ['3: sound', '2: sound', '1: sound']);
});

const tricks: [string, string, string[]][] = [
  [
    'a number in it',
    `update edition set content = jsonb_set(content, '{figures,top_priority,answered}', '99') where number = 2`,
    ['3: sound', '2: content', '1: sound'],
  ],
  [
    'its content and its hash together',
    `update edition set hash = repeat('0', 64) where number = 2`,
    ['3: chain', '2: content', '1: sound'],
  ],
  [
    'its kind',
    `update edition set kind = 'final' where number = 1`,
    ['3: sound', '2: sound', '1: place'],
  ],
  [
    'its day',
    `update edition set as_of = as_of - interval '1 day' where number = 3`,
    ['3: place', '2: sound', '1: sound'],
  ],
  [
    'an answer that it counted',
    `update response set budget = budget + 1 where id =
       (select id from response where budget is not null order by id limit 1)`,
    ['3: answers', '2: answers', '1: answers'],
  ],
  [
    'it is removed from the middle',
    'delete from edition where number = 2',
    ['2: missing', '3: chain', '1: sound'],
  ],
  [
    'the newest is cut off',
    'delete from edition where number = 3',
    ['3: missing', '2: sound', '1: sound'],
  ],
];

for (const [what, statement, expected] of tricks)
  test(`whoever changes an edition is found: ${what}`, async () => {
    await using house = await testHouse();
    const organiser = await published(house);

    await sql.raw(statement).execute(house.db);

    assert.deepEqual(await found(house, organiser), expected);
  });
