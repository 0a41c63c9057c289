/** The description of the API is true: of every route, of every answer, for every role. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Kysely } from 'kysely';
import { describeApi } from '#api/openapi.ts';
import type { Operation } from '#api/operation.ts';
import { operations } from '#api/operations.ts';
import { nameOf, problem } from '#api/schema.ts';
import type { Schema } from '#db/schema.ts';
import { showCode } from '#exchange/contacts/cards.server.ts';
import { newKeys, newMark, publicText } from '#exchange/contacts/statement.ts';
import { memberOf } from '#forum/session.server.ts';
import { meet, phoneOf } from './card-devices.ts';
import { testHouse } from './testing.ts';
import { giveEveryoneTokens, type Keys, type Served, serve } from './who-may-see-what/asking.ts';
import { everyDoor } from './who-may-see-what/doors.ts';
import type { Who } from './who-may-see-what/people.ts';
import { type Forum, KEY, twoForums } from './who-may-see-what/two-forums.ts';

let house: Awaited<ReturnType<typeof testHouse>>;
let app: Served;
let forum: Forum;
let tokens: Keys;
let cards: Awaited<ReturnType<typeof cardsFor>>;

before(async () => {
  house = await testHouse();
  forum = await twoForums(house.db, new Date());
  app = await serve(house.url);
  tokens = await giveEveryoneTokens(house.db, forum);
  cards = await cardsFor(house.db, ['delegate', 'client']);
});
after(async () => {
  await app?.close();
  await house?.[Symbol.asyncDispose]();
});

const BASE = '/api/v1';
const doorOf = ({ method, path }: Operation) =>
  `${method.toUpperCase()} ${BASE}${path.replace(/\{(\w+)\}/g, '[$1]')}`;

test('every method under /api/v1 is described, and no other', async () => {
  const served = (await everyDoor()).filter(
    (door) => / \/api\/v1\//.test(door) && !door.includes('[...path]'),
  );
  assert.deepEqual(operations.map(doorOf).sort(), served);
});

test('the description is valid OpenAPI 3.1', async () => {
  const document = JSON.parse(JSON.stringify(describeApi()));
  const { valid, errors } = await new Validator().validate(document);
  assert.deepEqual([valid, errors], [true, undefined]);
  assert.equal(document.openapi, '3.1.1');
});

test('the description is served to everybody, and tells of no forum', async () => {
  const answer = await fetch(`${app.origin}${BASE}/openapi.json`);
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), JSON.parse(JSON.stringify(describeApi())));
});

test('no two operations bear the same name', () => {
  const ids = operations.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
});

/** The published schema of a named one, where no field may come that is not described. */
const compiled = (() => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addVocabulary(['components']);
  const { components } = describeApi({ closed: true });
  ajv.addSchema({ $id: 'api', components }, 'api');
  return (schema: Operation['answer']): ValidateFunction => {
    const found = ajv.getSchema(`api#/components/schemas/${nameOf(schema)}`);
    if (!found) throw new Error('no such schema');
    return found;
  };
})();

function misfit(schema: Operation['answer'], value: unknown): string[] {
  const fits = compiled(schema);
  if (fits(value)) return [];
  return (fits.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

test('every example fits its schema', () => {
  for (const { id, answer, body, examples = {} } of operations) {
    if (examples.answer) assert.deepEqual(misfit(answer, examples.answer), [], id);
    for (const example of Object.values(examples.body ?? {}))
      assert.deepEqual(body && misfit(body, example), [], id);
  }
});

test('what is written has an example of its body', () => {
  const without = operations.filter(({ body, examples }) => body && !examples?.body);
  assert.deepEqual(without, []);
});

/** A code that D-2 shows, and for each of these a key and a swap that both made without a network. */
async function cardsFor(db: Kysely<Schema>, whom: readonly Who[]) {
  const now = new Date();
  const seat = async (who: Who) => {
    const member = await memberOf(db, forum.addresses[who] ?? '', KEY);
    if (member?.role !== 'delegate' && member?.role !== 'client') throw new Error(who);
    return member;
  };
  const holder = await seat('other delegate');
  const shower = await phoneOf(db, holder, now);
  const swaps = new Map<Who, string[]>();
  const keys = new Map<Who, { id: string; publicKey: string }>();
  for (const who of whom) {
    const { offer, reply } = await meet(shower, await phoneOf(db, await seat(who), now));
    swaps.set(who, [offer, reply]);
    const { publicKey } = await newKeys();
    keys.set(who, { id: newMark(), publicKey: await publicText(publicKey) });
  }
  return { code: (await showCode(db, holder, now)).code, keys, swaps };
}

type Sample = {
  place?: Record<string, string> | (() => Record<string, string>);
  body?: (who: Who) => unknown;
  query?: string;
};
const other = (who: Who) => (who === 'client' ? { delegate: 'D-2' } : { client: 'C-1' });
/** What an operation is asked with here. */
const samples: Record<string, Sample> = {
  readEdition: { place: { number: '1' } },
  readChanges: { query: '?from=1&to=1' },
  showDelegate: { place: { ref: 'D-2' } },
  findDelegates: { query: '?q=quantum&fields=answers&cross=Q1,country&-country=Spain&limit=3' },
  publishEdition: { body: () => ({ kind: 'final' }) },
  saveSegment: { body: () => ({ name: 'Saved', q: 'people' }) },
  checkIn: { body: () => ({ delegate: 'D-2' }) },
  changeMeeting: { body: () => ({ locked: true }) },
  // called off first, then booked again
  callOffMeeting: { place: () => ({ meeting: forum.meetings[1] }), query: '?version=1' },
  bookMeeting: { body: () => ({ client: 'C-2', delegate: 'D-10' }) },
  makePlan: { body: () => ({ ceiling: 4 }) },
  wish: { body: (who) => ({ ...other(who), strength: who === 'client' ? 'would like' : 'must' }) },
  openRoom: { body: (who) => ({ person: who === 'client' ? 'D-2' : 'C-1' }) },
  askForCard: { body: () => ({ code: cards.code, email: true }) },
  addCardKey: { body: (who) => cards.keys.get(who) ?? {} },
  bringSwap: { body: (who) => ({ statements: cards.swaps.get(who) ?? [] }) },
  writeMessage: { body: () => ({ body: 'Hello' }) },
  askQuestion: { body: () => ({ words: 'Who pays?', named: false }) },
  changeQuestion: {
    place: () => ({ question: forum.session.question }),
    body: (who) => (who === 'organiser' ? { act: 'show' } : { vote: true }),
  },
  makePoll: { body: () => ({ kind: 'scale', words: 'How much?' }) },
  changePoll: { place: () => ({ poll: forum.session.poll }), body: () => ({ act: 'open' }) },
  vote: { place: () => ({ poll: forum.session.poll }), body: () => ({ choice: ['Trust'] }) },
  announce: { body: () => ({ title: 'Lunch', to: 'everyone', send: 'now' }) },
  editMessage: { body: () => ({ body: 'Hello again', version: 1 }) },
  deleteMessage: { place: () => ({ message: forum.messages[1] }) },
  react: { place: { sign: 'heart' } },
  takeReactionBack: { place: { sign: 'heart' } },
  askToWrite: { body: () => ({ delegate: 'D-2', note: 'A word' }) },
  answerWritingRequest: {
    place: { client: 'C-2' },
    body: () => ({ answer: 'declined' }),
  },
  uploadFile: { body: () => ({ name: 'notes.txt', content: 'SGVsbG8=' }) },
  readFile: { place: () => ({ file: forum.file }) },
  changeNote: { body: () => ({ about: 'session:S-1', text: 'Ask for the slides', version: 0 }) },
  callTool: {
    body: () => ({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list_forums' } }),
  },
};
/** Some doors are for fewer than their role: this room is the client’s. */
const ofTheRoom: Who[] = ['client'];
const fewer: Record<string, Who[]> = {
  uploadFile: ofTheRoom,
  readFile: ofTheRoom,
  listMessages: ofTheRoom,
  writeMessage: ofTheRoom,
  editMessage: ofTheRoom,
  deleteMessage: ofTheRoom,
  react: ofTheRoom,
  takeReactionBack: ofTheRoom,
  vote: ['delegate'],
};

const asked: Who[] = ['organiser', 'researcher', 'delegate', 'client', 'nobody'];

function call({ id, method, path }: Operation, who: Who): Promise<Response> {
  const { place = {}, body, query = '' } = samples[id] ?? {};
  const places: Record<string, string> = {
    ...{
      forum: KEY,
      session: 'S-1',
      room: forum.room,
      segment: forum.segment,
      meeting: forum.meetings[0],
      message: forum.messages[0],
    },
    ...(typeof place === 'function' ? place() : place),
  };
  const at = path.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? 'missing');
  const accept = 'application/json, text/event-stream';
  return fetch(app.origin + BASE + at + query, {
    method: method.toUpperCase(),
    headers: { accept, 'content-type': 'application/json', ...tokens[who] },
    body: body ? JSON.stringify(body(who)) : null,
  });
}

/** JSON, or the JSON of the one event of a stream. */
const valueIn = (text: string): unknown => JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
const typeOf = ({ stream }: Operation) => (stream ? 'text/event-stream' : 'application/json');

function expected({ id, may, status }: Operation, who: Who): number {
  if (may === 'anyone') return status;
  if (who === 'nobody') return 401;
  const known = may === 'signed in' || may.some((role) => role === who);
  return (fewer[id]?.includes(who) ?? known) ? status : 404;
}

for (const operation of [...operations].sort((a, b) => (a.method < b.method ? -1 : 1))) {
  test(`${operation.id} answers each role as it is described`, async () => {
    for (const who of asked) {
      const answer = await call(operation, who);
      const value = valueIn(await answer.text());
      const good = answer.status < 400;
      assert.equal(answer.status, expected(operation, who), `${who}: ${JSON.stringify(value)}`);
      assert.deepEqual(misfit(good ? operation.answer : problem, value), [], who);
      const type = good ? typeOf(operation) : 'application/problem+json';
      assert.equal(answer.headers.get('content-type'), type, who);
    }
  });
}
