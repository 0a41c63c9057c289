/** Client iQ as programs ask it, over the demo forum: every kind of question is in it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { find, readFields, readShared } from '#api/iq.server.ts';
import { iqAnswer, iqFields, iqProfile } from '#api/topics/iq.ts';
import type { Client, Organiser } from '#forum/people.ts';
import { clientFor, operator, organiserFor } from '#forum/session.server.ts';
import { tokenFor } from '#forum/token-holders.server.ts';
import { cloneHouse, demoTemplate, type TestHouse } from './testing.ts';
import { type Served, serve } from './who-may-see-what/asking.ts';

const FORUM = 'police-forum-2024';
let house: TestHouse;
let app: Served;
let organiser: Organiser;
let client: Client;
let authorization: string;

before(async () => {
  house = await cloneHouse(await demoTemplate());
  app = await serve(house.url);
  organiser = (await organiserFor(house.db, operator(), FORUM)) as Organiser;
  client = (await clientFor(house.db, operator(), FORUM, 'C01')) as Client;
  const who = { forumKey: FORUM, role: 'client', ref: 'C01' } as const;
  const made = await tokenFor(house.db, operator(), who, new Date());
  authorization = `Bearer ${'token' in made ? made.token : ''}`;
});
after(async () => {
  await app?.close();
  await house?.[Symbol.asyncDispose]();
});

const get = (path: string) =>
  fetch(`${app.origin}/api/v1/forums/${FORUM}${path}`, { headers: { authorization } });

async function ask(member: Organiser | Client, query: string, more = {}) {
  const shown = { facets: true, answers: false, limit: 1, cursor: null, ...more };
  const asked = { params: new URLSearchParams(query), ...shown };
  const found = await find(house.db, member, asked, { door: 'api', now: new Date() });
  assert.ok(!('refused' in found));
  return found;
}

/** What was answered, as it travels. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('answers of every kind of question fit their schema', async () => {
  for (const member of [organiser, client]) {
    const all = await ask(member, '', { answers: true, limit: 1_000 });
    assert.deepEqual(iqAnswer.strict().parse(sent(all)), sent(all));
    const fields = await readFields(house.db, member);
    assert.deepEqual(iqFields.strict().parse(sent(fields)), sent(fields));
    const [first] = all.delegates;
    const shared = await readShared(house.db, member, first?.ref ?? '', {
      door: 'api',
      now: new Date(),
    });
    assert.deepEqual(iqProfile.strict().parse(sent(shared)), sent(shared));
    assert.deepEqual({ ...first }, { ...shared });
  }
});

test('what may be asked is understood, and finds as many as its count says', async () => {
  for (const member of [organiser, client]) {
    const { fields } = await readFields(house.db, member);
    const { facets } = await ask(member, '');
    const wrong: string[] = [];
    let compared = 0;
    for (const { key, kind, options, question } of fields)
      for (const { value, label } of options) {
        const answer = await ask(member, new URLSearchParams({ [key]: value }).toString());
        const facet = facets?.[kind === 'row' ? (question ?? '') : key];
        const counted =
          facet && 'rows' in facet ? facet.rows[key.slice((question ?? '').length + 1)] : facet;
        const count = counted?.options[label]?.count;
        if (answer.understood.length !== 1 || answer.notUnderstood.length > 0)
          wrong.push(`${key}=${value} is not understood`);
        if (count !== undefined && ++compared && count !== answer.total)
          wrong.push(`${key}=${value}: ${answer.total}, not ${count}`);
      }
    assert.deepEqual(wrong, []);
    assert.ok(compared > 100, `${compared} compared`);
  }
});

test('all pages are reachable, and nobody is on two', async () => {
  for (const limit of [1, 13, 200]) {
    const refs: string[] = [];
    for (let cursor: string | null = '', pages = 0; cursor !== null && pages < 200; pages++) {
      const answer = await get(`/iq?limit=${limit}&facets=0&cursor=${cursor}`);
      const page = iqAnswer.parse(await answer.json());
      assert.ok(page.delegates.length <= limit && page.facets === undefined);
      refs.push(...page.delegates.map(({ ref }) => ref));
      cursor = page.nextCursor;
    }
    const all = await ask(client, '', { limit: 1_000 });
    assert.deepEqual(
      refs,
      all.delegates.map(({ ref }) => ref),
    );
  }
});

test('what can’t be read is refused by its name', async () => {
  const { nextCursor: strange } = (await (await get('/delegates?limit=1')).json()) as {
    nextCursor: string;
  };
  for (const [query, says] of [
    ['limit=0', /^limit /],
    ['limit=ten', /^limit /],
    ['facets=maybe', /^facets /],
    ['fields=email', /^fields /],
    [`q=${'a'.repeat(2_001)}`, /^q /],
    ['cursor=abc', /^cursor /],
    [`cursor=${strange}`, /^cursor /],
  ] as const) {
    const answer = await get(`/iq?${query}`);
    assert.equal(answer.status, 400, query);
    const { title } = (await answer.json()) as { title: string };
    assert.match(title, says);
  }
});

test('what nothing here fits is said to be not understood, and narrows nothing', async () => {
  const answer = await get('/iq?limit=1&sort=shoe-size&colour=blue&country=Atlantis&q=zzyzx');
  const { notUnderstood, total } = iqAnswer.parse(await answer.json());
  assert.deepEqual(notUnderstood, ['zzyzx', 'colour=blue', 'country=Atlantis', 'sort=shoe-size']);
  assert.equal(total, (await ask(client, '')).total);
});

test('by a tool or a command, what only an address takes narrows nothing, and that is said', async () => {
  const params = new URLSearchParams('limit=3&facets=0&country=&/list=&q=');
  const asked = { params, limit: 1, cursor: null, facets: false, answers: false };
  const now = new Date();
  const found = await find(house.db, client, asked, { door: 'assistant', now });
  assert.ok('total' in found);
  assert.deepEqual(found.notUnderstood, ['limit=3', 'facets=0', 'country=', '/list=']);
  const byAddress = await find(house.db, client, asked, { door: 'api', now });
  assert.deepEqual('total' in byAddress && byAddress.notUnderstood, ['country=', '/list=']);
});

test('a crosstab comes along, and one of unknown fields is said to be not understood', async () => {
  const read = async (query: string) => iqAnswer.parse(await (await get(`/iq?${query}`)).json());
  const { crosstab, total } = await read('budget=5000000..&cross=seniority,top_priority&limit=1');
  const rows = Object.values(crosstab?.rows ?? {});
  assert.deepEqual([crosstab?.row, crosstab?.column], ['seniority', 'top_priority']);
  assert.equal(
    rows.reduce((sum, { answered }) => sum + answered, 0),
    crosstab?.answered,
  );
  assert.ok((crosstab?.answered ?? 0) <= total);

  const none = await read('cross=seniority,shoes&limit=1');
  assert.deepEqual([none.crosstab, none.notUnderstood], [undefined, ['cross=seniority,shoes']]);
});

test('answers leave the house written down, by number; a list without them does not', async () => {
  await house.db.deleteFrom('audit').where('act', '=', 'answers read').execute();
  await get('/iq?limit=3');
  await get('/iq?limit=3&fields=answers');
  const rows = await house.db
    .selectFrom('audit')
    .select(['person_id', 'detail'])
    .where('act', '=', 'answers read')
    .execute();
  assert.deepEqual(rows, [{ person_id: client.personId, detail: { door: 'api', delegates: 3 } }]);
});
