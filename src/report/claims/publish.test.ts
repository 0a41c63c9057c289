import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { publishEdition } from '#report/editions.server.ts';
import { newestIssue, readDraft } from '#report/figures.server.ts';
import { policeForum } from '../../../test/police-forum.ts';
import { type TestHouse, testHouse } from '../../../test/testing.ts';

const now = new Date('2024-06-10T12:00:00Z');
const later = new Date('2024-06-12T12:00:00Z');

/** One delegate changes the mind about AI: from Increase to Stay the same. */
async function flipOne({ db }: TestHouse) {
  await sql`
    insert into response (forum_id, id, delegate_id, submitted_at, source, budget, answers)
    select distinct on (delegate_id) forum_id, gen_random_uuid(), delegate_id, ${new Date(+later - 1000)}, 'survey', budget,
      jsonb_set(answers, '{spend,Artificial Intelligence}', '"Stay the same"')
    from response where answers #>> '{spend,Artificial Intelligence}' = 'Increase'
      and delegate_id = (
        select delegate_id from response natural join (
          select person_id as delegate_id from delegate where status = 'confirmed') as here
        where answers #>> '{spend,Artificial Intelligence}' = 'Increase'
        group by delegate_id having count(*) = 1 order by delegate_id limit 1)
    order by delegate_id, submitted_at desc`.execute(db);
}

test('one flipped answer, and publishing refuses the sentence with its line, value and true wording', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);
  await flipOne(house);

  const refused = await publishEdition(house.db, organiser, { kind: 'interim' }, later);
  const draft = await readDraft(house.db, organiser, later);

  assert.deepEqual(refused, {
    refused: 'unproven-claims',
    sentences: [
      {
        section: 'Spend mapping',
        line: 22,
        sentence: 'Over 60% of the group indicate an increase in AI spending.',
        problem: '60% is not over 60.',
        claims: [
          {
            words: 'Over 60% of the group',
            figure: 'spend / Artificial Intelligence / Increase',
            fraction: '72 of 120',
            nearest: '60%',
          },
        ],
      },
    ],
  });
  const marks = draft.sections.flatMap((section) =>
    'paragraphs' in section ? section.paragraphs.flatMap(({ runs }) => runs) : [],
  );
  assert.deepEqual(
    marks.filter(({ mark }) => mark === 'false').map(({ text }) => text),
    ['Over 60% of the group'],
  );
  assert.equal(await newestIssue(house.db, organiser), null);
});

test('what is published is bound: later answers change neither its words nor what proves them', async () => {
  await using house = await testHouse();
  const organiser = await policeForum(house, now);

  const published = await publishEdition(house.db, organiser, { kind: 'interim' }, now);
  await flipOne(house);
  const issue = await newestIssue(house.db, organiser);

  assert.ok('edition' in published && issue);
  const spend = issue.content.findings.find(({ section }) => section === 'Spend mapping');
  assert.match(
    spend?.paragraphs[0] ?? '',
    /^\{Over 60% of the group \| spend \/ Artificial Intelligence \/ Increase\} indicate/,
  );
  assert.ok(issue.content.findings.every(({ written }) => written));
});
