import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { newId } from '#base/ids.ts';
import { openShortWay, shortWay } from '#base/short-way.server.ts';
import { LONGEST, type Message } from '#exchange/chat/message.ts';
import { openGroup } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { operator } from '#forum/session.server.ts';
import { makeToken } from '#forum/tokens.server.ts';
import { chatForum } from './chat-forum.ts';
import { testHouse } from './testing.ts';
import { type Served, serve } from './who-may-see-what/asking.ts';

let house: Awaited<ReturnType<typeof testHouse>>;
let app: Served;
let room: string;
let theirs: string;
let isShort = false;
const tokens = { ann: '', rival: '' };
const owners = { ann: '', ben: '' };

before(async () => {
  house = await testHouse();
  const { ann, ben, hid, rival, forumId } = await chatForum(house.db);
  const people = [ben.personId, hid.personId];
  const now = new Date();
  const opened = await openGroup(house.db, ann, { title: 'G', people }, now);
  room = 'room' in opened ? opened.room : '';
  theirs = newId();
  Object.assign(owners, { ann: `chat:${ann.personId}`, ben: `chat:${ben.personId}` });
  await send(house.db, ben, room, { id: theirs, body: 'Ben’s' }, now);
  for (const [who, { personId }] of Object.entries({ ann, rival }))
    tokens[who as 'ann'] = await makeToken(house.db, operator(), { forumId, personId }, now);
  app = await serve(house.url);
  const way = shortWay();
  assert.ok(way, 'the app has opened it');
  openShortWay((...asked) => {
    isShort = way(...asked);
    return isShort;
  });
});
after(async () => {
  await app?.close();
  await house?.[Symbol.asyncDispose]();
});

type Sent = { body?: string; headers?: Record<string, string>; to?: string; forum?: string };
type Answer = {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  isShort: boolean;
};

/** A body whose length is not said goes through the framework, any other the short way. */
function post(sent: Sent, way: 'short' | 'long'): Promise<Answer> {
  const { body = '', headers = {}, to = room, forum = 'chat' } = sent;
  const path = `/api/v1/forums/${forum}/rooms/${to}/messages`;
  const length =
    way === 'short'
      ? { 'content-length': String(Buffer.byteLength(body)) }
      : { 'transfer-encoding': 'chunked' };
  const all = { 'content-type': 'application/json', ...headers, ...length };
  return new Promise((done, failed) => {
    const asking = request(app.origin + path, { method: 'POST', headers: all }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      done({ status: answer.statusCode ?? 0, headers: answer.headers, text, isShort });
    });
    asking.on('error', failed);
    asking.end(body);
  });
}

const kept = ({ status, headers, text }: Answer) => ({
  ...{ status, text },
  headers: [
    'content-type',
    'cache-control',
    'www-authenticate',
    'x-content-type-options',
    'referrer-policy',
    'vary',
  ].map((name) => headers[name] ?? null),
});

const by = (token: string) => ({ authorization: `Bearer ${token}` });
const words = (body: unknown) => JSON.stringify({ body });

test('a refusal is the same to the letter, with and without the framework around it', async () => {
  const refused: Record<string, [number, Sent]> = {
    'no credentials': [401, { body: words('hello') }],
    'an act that somebody else left on the device': [
      401,
      {
        body: words('Ben’s own words'),
        headers: { ...by(tokens.ann), 'plenary-owner': owners.ben },
      },
    ],
    'a token that does not work': [401, { body: words('hello'), headers: by('plenary_no') }],
    'a room of others': [404, { body: words('hello'), headers: by(tokens.rival) }],
    'no such room': [404, { body: words('hello'), headers: by(tokens.ann), to: newId() }],
    'what is no room': [404, { body: words('hello'), headers: by(tokens.ann), to: '-'.repeat(36) }],
    'another forum': [404, { body: words('hello'), headers: by(tokens.ann), forum: 'other' }],
    'no words': [422, { body: words('  '), headers: by(tokens.ann) }],
    'too many words': [422, { body: words('x'.repeat(LONGEST + 1)), headers: by(tokens.ann) }],
    'no body': [400, { body: '', headers: by(tokens.ann) }],
    'no JSON': [400, { body: '{"body":', headers: by(tokens.ann) }],
    'a number for words': [400, { body: words(7), headers: by(tokens.ann) }],
    'what is no id': [
      400,
      { body: JSON.stringify({ id: 'x', body: 'y' }), headers: by(tokens.ann) },
    ],
    'the id of another’s message': [
      409,
      { body: JSON.stringify({ id: theirs, body: 'mine' }), headers: by(tokens.ann) },
    ],
    'a file that is not there': [
      422,
      { body: JSON.stringify({ body: 'x', files: [newId()] }), headers: by(tokens.ann) },
    ],
  };
  for (const [what, [status, sent]] of Object.entries(refused)) {
    const [short, long] = [await post(sent, 'short'), await post(sent, 'long')];
    assert.equal(short.status, status, what);
    assert.deepEqual([short.isShort, long.isShort], [true, false], what);
    assert.deepEqual(kept(short), kept(long), what);
  }
});

test('a message is written once, whichever way it comes, and answered alike', async () => {
  const sent = { body: JSON.stringify({ id: newId(), body: 'Grüße 👋' }), headers: by(tokens.ann) };

  const answers = [await post(sent, 'short'), await post(sent, 'long'), await post(sent, 'short')];

  const [first, ...others] = answers.map(kept);
  assert.equal(first?.status, 201);
  assert.equal((JSON.parse(first?.text ?? '') as Message).body, 'Grüße 👋');
  for (const other of others) assert.deepEqual(other, first);
  assert.deepEqual(
    answers.map((answer) => answer.isShort),
    [true, false, true],
  );
});

test('an answer that is to be kept for a second asking takes the long way', async () => {
  const key = { ...by(tokens.ann), 'idempotency-key': 'once' };
  const first = await post({ body: words('with a key'), headers: key }, 'short');
  const again = await post({ body: words('with a key'), headers: key }, 'short');
  const other = await post({ body: words('something else'), headers: key }, 'short');

  assert.deepEqual([first.status, first.isShort], [201, false]);
  assert.equal(again.text, first.text);
  assert.equal(other.status, 422);
});

test('an act is done for the person who left it on the device, and for nobody else', async () => {
  const said = (owner: string) =>
    post(
      { body: words('From a device'), headers: { ...by(tokens.ann), 'plenary-owner': owner } },
      'short',
    );
  const outcomes = [await said(owners.ben), await said('chat:'), await said(owners.ann)];
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    [401, 401, 201],
  );
  const kept = await house.db
    .selectFrom('message')
    .select('body')
    .where('body', 'in', ['From a device', 'Ben’s own words'])
    .execute();
  assert.equal(kept.length, 1);
});
