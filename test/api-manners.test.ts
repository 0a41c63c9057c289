import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
  bodyAsked,
  limitAsked,
  numberAsked,
  pageAmong,
  pageOf,
  placeAsked,
} from '../src/routes/api/v1/asked.ts';
import { endpoint, memberFor, Problem } from '../src/routes/api/v1/endpoint.ts';
import { chatForum } from './chat-forum.ts';
import { testHouse } from './testing.ts';

const ORIGIN = 'http://localhost:3000';
type Sent = { headers?: Record<string, string>; body?: unknown; method?: string };

/** A request of a signed-in person, as the hook hands it on. */
function eventOf(locals: Partial<App.Locals>, { headers = {}, body = {}, method = 'POST' }: Sent) {
  const url = new URL(`${ORIGIN}/api/v1/forums/chat/things`);
  const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
  const request = new Request(url, { method, headers, ...sent });
  const known = { account: { email: 'x' }, member: async () => null, now: new Date(), ...locals };
  return { url, request, params: { forum: 'chat' }, locals: known } as unknown as RequestEvent;
}

const make = endpoint(async ({ request }) => bodyAsked(request, z.object({ title: z.string() })));
const status = async (sent: Sent) => (await make(eventOf({}, sent))).status;
const body = { title: 'T' };
const json = { 'content-type': 'application/json' };

test('a write by cookie comes from this site; a write by token from anywhere', async () => {
  assert.equal(await status({ body, headers: { ...json, origin: ORIGIN } }), 200);
  assert.equal(await status({ body, headers: { ...json, 'sec-fetch-site': 'same-origin' } }), 200);
  assert.equal(await status({ body, headers: json }), 200);
  assert.equal(
    await status({ body, headers: { authorization: 'Bearer t', origin: 'https://evil.example' } }),
    200,
  );

  for (const foreign of [
    'https://evil.example',
    'null',
    'http://localhost:3001',
    'http://localhost:3000.evil.example',
  ])
    assert.equal(await status({ body, headers: { ...json, origin: foreign } }), 403, foreign);
  for (const site of ['cross-site', 'same-site', 'none'])
    assert.equal(await status({ body, headers: { ...json, 'sec-fetch-site': site } }), 403, site);
  for (const simple of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    '',
  ])
    assert.equal(await status({ body, headers: { 'content-type': simple } }), 403, simple);
});

test('a refusal is a problem document that names the field', async () => {
  const answer = await make(eventOf({}, { body: { title: 3 }, headers: json }));

  assert.equal(answer.status, 400);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const problem = (await answer.json()) as { status: number; detail: string };
  assert.equal(problem.status, 400);
  assert.match(problem.detail, /^title: /);
});

test('the same Idempotency-Key gives the same answer and one effect', async () => {
  await using house = await testHouse();
  const { ann } = await chatForum(house.db);
  let effects = 0;
  const act = endpoint(async (event) => {
    const member = await memberFor(event, 'delegate');
    const read = await bodyAsked(event.request, z.object({ n: z.number() }));
    if (read.n < 0) throw new Problem(409, 'Too small');
    return Response.json({ role: member.role, effect: ++effects }, { status: 201 });
  });
  const send = (n: number, key: string) =>
    act(
      eventOf(
        { db: house.db, member: async () => ann },
        { body: { n }, headers: { ...json, origin: ORIGIN, 'idempotency-key': key } },
      ),
    );

  const [first, again, other] = [await send(1, 'a'), await send(1, 'a'), await send(2, 'a')];
  const [refused, refusedAgain] = [await send(-1, 'b'), await send(-1, 'b')];

  assert.equal(effects, 1);
  assert.equal(again.status, 201);
  assert.equal(again.headers.get('content-type'), 'application/json');
  assert.equal(await again.text(), await first.text());
  assert.equal(other.status, 422);
  assert.equal(refused.status, 409);
  assert.equal(refusedAgain.headers.get('content-type'), 'application/problem+json');
  assert.deepEqual(await refusedAgain.json(), await refused.json());
  assert.equal((await send(1, 'x'.repeat(201))).status, 400);
});

test('lists come in pages of at most 200', () => {
  const limit = (query: string) => limitAsked(new URL(`${ORIGIN}/${query}`));
  assert.deepEqual([limit(''), limit('?limit=7'), limit('?limit=900')], [50, 7, 200]);
  for (const wrong of ['0', '-1', 'ten', '1.5', ''])
    assert.throws(() => limit(`?limit=${wrong}`), Problem, wrong);

  assert.deepEqual(pageOf(['a', 'b', 'c'], 2, String).page, ['a', 'b']);
  assert.deepEqual(pageOf(['a', 'b'], 2, String), { page: ['a', 'b'], nextCursor: null });
  assert.deepEqual(pageOf([], 2, String), { page: [], nextCursor: null });
});

test('a cursor finds its place again whatever came or went meanwhile', () => {
  const read = (items: string[], cursor: string | null) => {
    const url = new URL(`${ORIGIN}/?limit=2`);
    if (cursor !== null) url.searchParams.set('cursor', cursor);
    return pageAmong(items, url, String);
  };
  const first = read(['b', 'd "Ø"', 'f'], null);
  const second = read(['a', 'b', 'c', 'f', 'g'], first.nextCursor);

  assert.deepEqual(first.page, ['b', 'd "Ø"']);
  assert.deepEqual(second, { page: ['f', 'g'], nextCursor: null });
});

test('what is no cursor is refused', () => {
  const at = (cursor: string) => new URL(`${ORIGIN}/?cursor=${cursor}`);
  for (const wrong of ['abc', '-5', '9'.repeat(400), '%F0%9F', '%00', 'null', 'WzFd'])
    assert.throws(() => placeAsked(at(wrong)), Problem, wrong);
  for (const wrong of ['abc', '-5', '1.5', '9'.repeat(400), '%00'])
    assert.throws(() => numberAsked(at(wrong)), Problem, wrong);
  assert.deepEqual(
    [placeAsked(at('')), numberAsked(at('')), numberAsked(at('7'))],
    [null, null, 7],
  );
});

test('a body that is no JSON by its type is refused, one too large too', async () => {
  const token = { authorization: 'Bearer t' };
  for (const type of ['application/xml', 'image/png', 'multipart/form-data; boundary=x'])
    assert.equal(await status({ body, headers: { ...token, 'content-type': type } }), 415, type);
  for (const type of ['application/json; charset=utf-8', 'application/merge-patch+json'])
    assert.equal(await status({ body, headers: { ...token, 'content-type': type } }), 200, type);

  const event = eventOf({}, { body, headers: { ...token, ...json } });
  event.request.text = () => Promise.reject(Object.assign(new Error(), { status: 413 }));
  assert.equal((await make(event)).status, 413);
});
