import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { closeEars } from '#base/listen.server.ts';
import { openDatabase } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Client } from '#forum/people.ts';
import { lookForMatches } from '#iq/team/alerts.server.ts';
import { readNews, readSegmentsPage } from '#iq/team/screens.server.ts';
import {
  ALERT,
  muteSegment,
  removeSegment,
  renameSegment,
  restoreSegment,
  saveSegment,
  seeSegment,
} from '#iq/team/segments.server.ts';
import { startWatch } from '#iq/team/watch.server.ts';
import {
  addDelegate,
  CANARY,
  later,
  NOW,
  questionnaire,
  streamOf,
  teamForum,
} from '../../../test/team-forum.ts';
import { testHouse } from '../../../test/testing.ts';

type House = Kysely<Schema>;
const cranes = { answers: { need: 'Cranes' } };
const people = [
  { name: 'Åse Berg', ...cranes },
  { name: 'Bo Dahl', answers: { need: 'Pilots' } },
  { name: CANARY, consent: 'aggregate' as const, ...cranes },
];

async function saved(db: House, client: Client, search: string, name = search): Promise<string> {
  const outcome = await saveSegment(db, client, { name, search: new URLSearchParams(search) }, NOW);
  assert.ok('segment' in outcome, JSON.stringify(outcome));
  return outcome.segment;
}
const alertsOf = (db: House, { personId }: Client) =>
  db
    .selectFrom('notice')
    .select('body')
    .where('person_id', '=', personId)
    .where('kind', '=', ALERT)
    .execute();
const fresh = async (db: House, client: Client) =>
  (await readSegmentsPage(db, client)).segments.map(({ fresh: news }) =>
    news.map(({ ref }) => ref),
  );

test('whoever matches when a search is saved is no news; whoever comes later is told to each colleague once', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf, rival, consent } = await teamForum(db, people);
  const segment = await saved(db, rita, 'need=Cranes');
  assert.equal(await lookForMatches(db, rita.forumId, NOW), 0);

  await consent(3, 'named', later(1));
  assert.equal(await lookForMatches(db, rita.forumId, later(1)), 1);
  assert.equal(await lookForMatches(db, rita.forumId, later(2)), 0);

  for (const colleague of [rita, rolf]) {
    const [alert, ...others] = await alertsOf(db, colleague);
    assert.deepEqual(others, []);
    assert.deepEqual({ ...Object(alert?.body), alert: '' }, { segment, alert: '' });
    assert.deepEqual(
      (await readNews(db, colleague)).alerts.map(({ people: n }) => n),
      [1],
    );
    assert.deepEqual(await fresh(db, colleague), [['D-3']]);
  }
  assert.deepEqual(await alertsOf(db, rival), []);
  assert.deepEqual(await readSegmentsPage(db, rival), { segments: [], everyone: 3 });
});

test('a notice holds nobody’s name, and shows nobody who hides by the time it is read', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, consent } = await teamForum(db, people);
  await saved(db, rita, 'need=Cranes');
  await consent(3, 'named', later(1));
  await lookForMatches(db, rita.forumId, later(1));
  const told = JSON.stringify(await alertsOf(db, rita)) + (await streamOf(db, rita));
  for (const word of [CANARY, 'Quetzal', 'D-3', 'Canary']) assert.ok(!told.includes(word), word);

  await consent(3, 'aggregate', later(2));
  assert.deepEqual((await readNews(db, rita)).alerts, []);
  assert.deepEqual(await fresh(db, rita), [[]]);

  await consent(3, 'named', later(3));
  assert.equal(await lookForMatches(db, rita.forumId, later(3)), 0, 'told once, and not again');
  assert.deepEqual(await fresh(db, rita), [['D-3']]);
});

test('an import of a hundred is one alert, and looking at it clears it for who looked alone', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf, forum } = await teamForum(db, people);
  const segment = await saved(db, rita, 'need=Cranes');
  for (let n = 0; n < 100; n++)
    await addDelegate(db, forum, n + 10, { name: `Nr ${n}`, ...cranes });
  assert.equal(await lookForMatches(db, forum, later(1)), 1);
  assert.deepEqual(
    (await readNews(db, rita)).alerts.map(({ people: n }) => n),
    [100],
  );

  await seeSegment(db, rita, { segment }, later(2));
  assert.deepEqual(
    [(await readNews(db, rita)).alerts.length, (await readNews(db, rolf)).alerts.length],
    [0, 1],
  );
});

test('a muted search tells nobody, not even later; a deleted one watches nobody until it is taken back', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, forum } = await teamForum(db, people);
  const segment = await saved(db, rita, 'need=Cranes');
  await muteSegment(db, rita, { segment, muted: true }, NOW);
  await addDelegate(db, forum, 10, { name: 'Quiet One', ...cranes });
  assert.equal(await lookForMatches(db, forum, later(1)), 0);
  await muteSegment(db, rita, { segment, muted: false }, later(2));
  await addDelegate(db, forum, 11, { name: 'Loud One', ...cranes });
  assert.equal(await lookForMatches(db, forum, later(2)), 1);

  await removeSegment(db, rita, { segment }, later(3));
  await addDelegate(db, forum, 12, { name: 'Missed One', ...cranes });
  assert.equal(await lookForMatches(db, forum, later(3)), 0);
  await restoreSegment(db, rita, { segment }, later(4));
  assert.equal(await lookForMatches(db, forum, later(4)), 1);
  assert.deepEqual(await fresh(db, rita), [['D-12', 'D-11', 'D-10']]);
});

test('a search is saved once, with the filters its words were read as, and renamed by whoever saw its name', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, rolf } = await teamForum(db, people);
  const segment = await saved(db, rita, 'q=cranes', 'Cranes');
  const [kept] = (await readSegmentsPage(db, rolf)).segments;
  assert.deepEqual(
    [kept?.query, kept?.words, kept?.total, kept?.madeBy],
    ['need=Cranes', 'cranes', 1, 'Rita Acme'],
  );

  const again = { name: 'Other', search: new URLSearchParams('need=Cranes') };
  assert.deepEqual(await saveSegment(db, rolf, again, NOW), {
    refused: 'same-search',
    name: 'Cranes',
  });
  const taken = { name: 'CRANES', search: new URLSearchParams('need=Pilots') };
  assert.deepEqual(await saveSegment(db, rolf, taken, NOW), { refused: 'name-taken' });
  assert.deepEqual(await renameSegment(db, rolf, { segment, name: 'Lifts', version: 1 }, NOW), {
    renamed: segment,
    name: 'Lifts',
    before: 'Cranes',
    version: 2,
  });
  assert.deepEqual(await renameSegment(db, rita, { segment, name: 'Mine', version: 1 }, NOW), {
    refused: 'changed-meanwhile',
    now: 'Lifts',
  });
});

test('a search whose option is gone says so and alerts nobody; a country that nobody comes from is no loss', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, forum } = await teamForum(db, [...people, { name: 'Una Only', country: 'Peru' }]);
  await saved(db, rita, 'need=Cranes&plans=Hire', 'Both');
  await saved(db, rita, 'country=Peru&either=country%3DPeru%26need%3DTugs', 'Peru');
  await db.updateTable('delegate').set({ country: 'Chile' }).where('ref', '=', 'D-4').execute();
  const [need, ...others] = questionnaire.questions;
  const changed = {
    ...questionnaire,
    questions: [{ ...need, options: ['Lifts', 'Pilots', 'Tugs'] }, ...others],
  };
  await db
    .updateTable('forum')
    .set({ questionnaire: JSON.stringify(changed) })
    .where('id', '=', forum)
    .execute();
  await addDelegate(db, forum, 10, { name: 'Hiring One', answers: { plans: ['Hire'] } });

  assert.equal(await lookForMatches(db, forum, later(1)), 0);
  const { segments } = await readSegmentsPage(db, rita);
  assert.deepEqual(
    segments.map(({ name, total, lost }) => ({ name, total, lost })),
    [
      { name: 'Peru', total: 0, lost: [] },
      { name: 'Both', total: null, lost: [{ question: 'Need', option: 'Cranes' }] },
    ],
  );
});

test('several servers that hear of the same change at once give one alert', async () => {
  await using house = await testHouse();
  const { rita, forum } = await teamForum(house.db, people);
  await saved(house.db, rita, 'need=Cranes');
  await addDelegate(house.db, forum, 10, { name: 'New One', ...cranes });
  const servers = Array.from({ length: 4 }, () => openDatabase(house.url));

  const alerts = await Promise.all(servers.map((db) => lookForMatches(db, forum, later(1))));

  assert.equal(
    alerts.reduce((sum, n) => sum + n, 0),
    1,
  );
  assert.equal((await alertsOf(house.db, rita)).length, 1);
  await Promise.all(servers.map((db) => db.destroy()));
});

test('the house watches by itself, and finds after a restart what changed meanwhile', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { rita, forum } = await teamForum(db, people);
  await saved(db, rita, 'need=Cranes');
  const told = async (n: number) => {
    for (let i = 0; i < 100 && (await alertsOf(db, rita)).length < n; i++) await sleep(50);
    return (await alertsOf(db, rita)).length;
  };
  const stop = await startWatch(db);
  await addDelegate(db, forum, 10, { name: 'First One', ...cranes });
  assert.equal(await told(1), 1);
  await stop();

  await addDelegate(db, forum, 11, { name: 'Second One', ...cranes });
  const stopAgain = await startWatch(db);
  assert.equal(await told(2), 2);
  await stopAgain();
  await closeEars();
});
