/** What an assistant's door refuses, and how: by its own protocol where that speaks, else as a problem. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testHouse } from './testing.ts';
import {
  giveEveryoneTokens,
  type Keys,
  type Served,
  serve,
  signEveryoneIn,
} from './who-may-see-what/asking.ts';
import { twoForums } from './who-may-see-what/two-forums.ts';

let house: Awaited<ReturnType<typeof testHouse>>;
let app: Served;
let tokens: Keys;
let sessions: Keys;
before(async () => {
  house = await testHouse();
  const forum = await twoForums(house.db, new Date());
  app = await serve(house.url);
  tokens = await giveEveryoneTokens(house.db, forum);
  sessions = await signEveryoneIn(house.db, app.origin, forum);
});
after(async () => {
  await app?.close();
  await house?.[Symbol.asyncDispose]();
});

const usual = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};
const listing = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
const post = (body: unknown, headers: object = {}, key: object | null = tokens.client) =>
  fetch(`${app.origin}/api/v1/mcp`, {
    method: 'POST',
    headers: { ...usual, ...key, ...headers } as Record<string, string>,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const codeIn = async (answer: Response) => {
  const text = await answer.text();
  const { error } = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
  return [answer.status, error?.code];
};

test('no token, a wrong one and a cookie are refused alike; a delegate’s finds nothing', async () => {
  for (const key of [null, { authorization: 'Bearer none' }, sessions.client]) {
    const answer = await post(listing, {}, key);
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
  }
  assert.equal((await post(listing, {}, tokens.delegate)).status, 404);
});

test('a page of another site may not call, by whatever header it says so', async () => {
  for (const origin of ['https://evil.example', 'null', `${app.origin}.evil.example`])
    assert.equal((await post(listing, { origin })).status, 403, origin);
  assert.equal((await post(listing, { origin: app.origin })).status, 200);
});

test('other methods are refused, and say which there is', async () => {
  for (const method of ['GET', 'DELETE', 'PUT']) {
    const answer = await fetch(`${app.origin}/api/v1/mcp`, {
      method,
      headers: { ...usual, ...tokens.client },
    });
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST'], method);
  }
});

test('what is no message is refused in the protocol’s own words', async () => {
  assert.deepEqual(await codeIn(await post('{"jsonrpc":')), [400, -32700]);
  assert.deepEqual(await codeIn(await post({ ...listing, method: 'tools/steal' })), [200, -32601]);
  const strange = { 'mcp-protocol-version': '1999-01-01' };
  const answer = await post(listing, strange);
  assert.equal(answer.status, 400);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
});

test('what is too long, or no JSON, is refused before it is read', async () => {
  const long = { ...listing, params: { filler: 'a'.repeat(300 * 1024) } };
  assert.equal((await post(long)).status, 413);
  assert.equal((await post(listing, { 'content-type': 'application/xml' })).status, 415);
});

test('a notification is taken without an answer', async () => {
  const answer = await post({ jsonrpc: '2.0', method: 'notifications/initialized' });
  assert.deepEqual([answer.status, await answer.text()], [202, '']);
});

test('what a tool can’t read is told to the assistant, who may try again', async () => {
  const call = async (name: string, input: unknown) => {
    const params = { name, arguments: input };
    const answer = await post({ ...listing, method: 'tools/call', params });
    const text = await answer.text();
    return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
  };
  for (const input of [{ limit: 0 }, { limit: 201 }, { q: 'a'.repeat(2_001) }, { cursor: 'x' }]) {
    const { result } = await call('find_delegates', input);
    assert.equal(result.isError, true, JSON.stringify(input));
  }
  const { error, result } = await call('no_such_tool', {});
  assert.ok(error !== undefined || result.isError === true);
});

test('another forum’s report is not there for this token', async () => {
  const params = { uri: 'plenary://beta/report' };
  const answer = await post({ ...listing, method: 'resources/read', params });
  const [status, code] = await codeIn(answer);
  assert.equal(status, 200);
  assert.ok(code === -32602 || code === -32002, String(code));
});
