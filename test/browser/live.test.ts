import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import { append } from '#exchange/stream/stream.server.ts';
import { operator } from '#forum/session.server.ts';
import { makeToken } from '#forum/tokens.server.ts';
import { type App, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
let app: App;
let person: { forumId: string; personId: string };
let authorization: string;

before(async () => {
  app = await startApp();
  const row = await app.db
    .selectFrom('delegate')
    .innerJoin('forum', 'forum.id', 'delegate.forum_id')
    .select(['delegate.forum_id', 'delegate.person_id'])
    .where('forum.key', '=', FORUM)
    .where('delegate.status', '=', 'confirmed')
    .orderBy('delegate.ref')
    .executeTakeFirstOrThrow();
  person = { forumId: row.forum_id, personId: row.person_id };
  authorization = `Bearer ${await makeToken(app.db, operator(), person, new Date())}`;
});
after(() => app?.close());

const tell = (body: object) =>
  app.db
    .transaction()
    .execute((tx) =>
      append(tx, person.forumId, { people: [person.personId] }, 'notice', body, new Date()),
    );

/** Reads an open stream until a text has come, or it ends. */
async function listen(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.origin}/live?${query}`, {
    headers: { authorization, ...headers },
    signal: AbortSignal.timeout(15_000),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.ok(reader);
  let text = '';
  let ended = false;
  return {
    type: response.headers.get('content-type'),
    async until(wanted: string): Promise<string> {
      while (!text.includes(wanted) && !ended) {
        const { value, done } = await reader.read();
        ended = done;
        text += value ?? '';
      }
      return text;
    },
    close: () => reader.cancel(),
  };
}

test('the stream resumes after any event, by header or by cursor, in the forum of the only seat', async () => {
  for (const n of [1, 2, 3]) await tell({ n });
  for (const [query, headers] of [
    ['', { 'last-event-id': '1' }],
    [`forum=${FORUM}&cursor=1`, {}],
  ] as const) {
    const stream = await listen(query, headers);
    assert.equal(stream.type, 'text/event-stream');
    const text = await stream.until('"n":3');
    await stream.close();
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id);
    assert.deepEqual(ids, ['2', '3']);
    assert.ok(!text.includes('"n":1'));
  }
});

test('changes come without a number, and only those that concern the person', async () => {
  const stream = await listen('');
  await stream.until('event: hello');
  await announce(app.db, person.forumId, 'meetings:mine', [newId()], new Date());
  await announce(app.db, person.forumId, 'forum:agenda', 'everyone', new Date());
  const text = await stream.until('forum:agenda');
  await stream.close();
  assert.match(text, /event: changed\ndata: forum:agenda\n\n/);
  assert.ok(!text.includes('meetings:mine'));
});

test('long polling answers at once with what is there, and waits for what is not', async () => {
  const poll = async (cursor: number) => {
    const url = `${app.origin}/live?poll=1&cursor=${cursor}`;
    const response = await fetch(url, { headers: { authorization } });
    return (await response.json()) as { cursor: number; changed: string[]; events: unknown[] };
  };
  const first = await poll(0);
  assert.equal(first.events.length, first.cursor);
  const waiting = poll(first.cursor);
  await sleep(200);
  await tell({ n: 'late' });
  assert.equal((await waiting).cursor, first.cursor + 1);
});

test('a stream ends when its seat is lost', async () => {
  const stream = await listen('');
  await stream.until('event: hello');
  await app.db
    .updateTable('delegate')
    .set({ status: 'cancelled' })
    .where('forum_id', '=', person.forumId)
    .where('person_id', '=', person.personId)
    .execute();
  await announce(app.db, person.forumId, 'forum:people', 'everyone', new Date());
  const started = Date.now();
  await stream.until('never said');
  assert.ok(Date.now() - started < 5_000);
  const again = await fetch(`${app.origin}/live`, { headers: { authorization } });
  assert.equal(again.status, 404);
});

test('behind a proxy that holds streams back, a page asks for news and hears it', async () => {
  const chromium = await browser();
  try {
    const page = await chromium.newPage();
    await app.signIn(page, 'organiser');
    const isStream = (url: URL) => url.pathname === '/live' && !url.searchParams.has('poll');
    await page.route(isStream, () => {}); // never answered
    const polled = page.waitForRequest(/live\?poll=1/, { timeout: 60_000 });
    await page.goto(`${app.origin}/${FORUM}`);
    await polled;
    await sleep(500);
    const redrawn = page.waitForResponse(/__data\.json/, { timeout: 20_000 });
    await announce(app.db, person.forumId, 'forum:agenda', 'everyone', new Date());
    await announce(app.db, person.forumId, 'report:figures', 'everyone', new Date());
    await announce(app.db, person.forumId, 'forum:people', 'everyone', new Date());
    assert.equal((await redrawn).status(), 200);
  } finally {
    await chromium.close();
  }
});

test('a stream ends within two seconds of signing out', async () => {
  const chromium = await browser();
  try {
    const context = await chromium.newContext();
    const page = await context.newPage();
    await app.signIn(page, 'organiser');
    const cookie = (await context.cookies())
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(`${app.origin}/live?forum=${FORUM}`, {
      headers: { cookie },
      signal: AbortSignal.timeout(15_000),
    });
    const ended = response.text().then(() => performance.now());
    await page.goto(`${app.origin}/${FORUM}`);
    const out = performance.now();
    await page.getByRole('button', { name: 'Sign out' }).click();
    assert.ok((await ended) - out < 2_000);
  } finally {
    await chromium.close();
  }
});
