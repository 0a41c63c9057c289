import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testHouse } from './testing.ts';
import {
  ask,
  giveEveryoneTokens,
  type Keys,
  type Served,
  serve,
  signEveryoneIn,
} from './who-may-see-what/asking.ts';
import { everyDoor } from './who-may-see-what/doors.ts';
import { canaries, everyone, type Who } from './who-may-see-what/people.ts';
import { send, tricksOn } from './who-may-see-what/tricks.ts';
import { type Forum, twoForums } from './who-may-see-what/two-forums.ts';
import { type Row, rows } from './who-may-see-what.rows.ts';

const doors = await everyDoor();
/** Looking comes before acting, so that what is there to be seen is all there. */
const acts = (door: string) => !/^(page|GET) /.test(door);
const inOrder = doors
  .filter((door) => rows[door])
  .sort((a, b) => Number(acts(a)) - Number(acts(b)));

let house: Awaited<ReturnType<typeof testHouse>>;
let app: Served;
let forum: Forum;
let sessions: Keys;
let tokens: Keys;
const sights = new Map<Who, Set<string>>(everyone.map((who) => [who, new Set()]));

before(async () => {
  house = await testHouse();
  forum = await twoForums(house.db, new Date());
  app = await serve(house.url);
  sessions = await signEveryoneIn(house.db, app.origin, forum);
  tokens = await giveEveryoneTokens(house.db, forum);
});
after(async () => {
  await app?.close();
  await house?.[Symbol.asyncDispose]();
});

test('every page, form action and API method has its row', () => {
  assert.deepEqual(
    doors.filter((door) => !rows[door]),
    [],
    'Add a row to test/who-may-see-what.rows.ts',
  );
});

test('no row is for a door that is gone', () => {
  assert.deepEqual(
    Object.keys(rows).filter((door) => !doors.includes(door)),
    [],
  );
});

const isApi = (door: string) => /^\w+ \/(api|live)\b/.test(door);

for (const door of inOrder) {
  for (const row of [rows[door] ?? []].flat()) {
    const way = Object.values(row.place ?? {}).join(' ') + (row.query ?? '');
    test(way ? `${door} (${way})` : door, async () => {
      const wrong: string[] = [];
      for (const who of everyone) {
        wrong.push(...(await tryDoor(door, row, who, sessions)));
        if (isApi(door)) wrong.push(...(await tryDoor(door, row, who, tokens)));
        if (door.endsWith('signOut')) sessions = await signEveryoneIn(house.db, app.origin, forum);
      }
      assert.deepEqual(wrong, []);
    });
  }
}

/** @returns what was not as the row says, in words */
async function tryDoor(door: string, row: Row, who: Who, keys: Keys): Promise<string[]> {
  const key = keys[who];
  const { status, to, text } = await ask(app.origin, door, row, who, { forum, key });
  const byCookie = key !== null && 'cookie' in key;
  const verdict =
    row.tokenOnly && byCookie
      ? status === 401
        ? null
        : `${status}, not 401`
      : row.may.includes(who)
        ? letIn(row, status, to)
        : keptOut(door, row, status, to, key !== null);
  const words = seen(text);
  for (const word of words) sights.get(who)?.add(word);
  const leaks = words.filter((word) => !canaries[word]?.may.includes(who));
  return [...(verdict ? [verdict] : []), ...leaks.map((word) => `is shown ${word}`)].map(
    (trouble) => `${who} with ${key ? Object.keys(key)[0] : 'nothing'}: ${trouble}`,
  );
}

test('no other spelling of an address opens a door', async () => {
  const room = `/app/alpha/chat/${forum.room}`;
  const closed = ['/alpha', '/alpha/people', '/alpha/outbox', '/iq/alpha', '/iq/alpha/D-1', room];
  const api = [
    '/api/v1/forums/alpha/delegates',
    `/api/v1/forums/alpha/rooms/${forum.room}/messages`,
  ];
  const wrong: string[] = [];
  for (const who of ['nobody', 'other tenant', 'other client', 'delegate'] as const) {
    for (const path of [...closed, ...api]) {
      for (const [name, trick] of Object.entries(tricksOn(path))) {
        const { status, text } = await send(app.origin, trick, sessions[who]);
        const words = seen(text).filter((word) => !canaries[word]?.may.includes(who));
        if (status >= 500 || words.length > 0)
          wrong.push(`${who}, ${path}, ${name}: ${status} ${words.join(', ')}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('no page is kept on the way, nor the one that shows an address before sign-in', async () => {
  const asked = encodeURIComponent(JSON.stringify({ email: 'a@b.example', next: '/' }));
  const code = { cookie: `plenary-asked=${asked}` };
  for (const [path, key] of [
    ['/sign-in/code', code],
    ['/', {}],
    ['/', sessions.client],
  ] as const) {
    const { headers } = await fetch(app.origin + path, key ? { headers: key } : {});
    assert.match(headers.get('cache-control') ?? '', /no-store/, path);
  }
});

test('a method that a door does not take is refused as a problem document', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${app.origin}/api/v1/forums`, { method: 'DELETE', headers });

  assert.equal(answer.status, 405);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.match(answer.headers.get('allow') ?? '', /GET/);
});

test('a token needs no content type, a cookie without one is refused', async () => {
  const call = (key: object | null, headers: object = {}) =>
    fetch(`${app.origin}/api/v1/forums/alpha/plan`, {
      method: 'POST',
      headers: { ...key, ...headers },
    });

  assert.equal((await call(tokens.organiser)).status, 201);
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://evil.example',
  };
  assert.equal((await call(tokens.organiser, form)).status, 201);
  assert.equal((await call(sessions.organiser)).status, 403);
  assert.equal((await call(sessions.organiser, form)).status, 403);
  assert.equal(
    (await call(sessions.organiser, { ...form, authorization: 'Bearer x' })).status,
    401,
  );
});

test('no door takes a write by cookie from a page of another site, whatever kind of write it is', async () => {
  const wrong: string[] = [];
  const writes = doors.filter((door) => acts(door));
  for (const door of writes) {
    const [kind = '', route = ''] = door.split(' ');
    const path = route.replace('[forum]', 'alpha').replaceAll(/\[[^\]]+\]/g, forum.room);
    const from: Record<string, Record<string, string>> = {
      origin: { origin: 'https://evil.example' },
      opaque: { origin: 'null' },
      fetched: { origin: app.origin, 'sec-fetch-site': 'cross-site' },
    };
    for (const [name, foreign] of Object.entries(from)) {
      const { status } = await fetch(app.origin + path, {
        method: kind === 'action' ? 'POST' : kind,
        headers: { ...sessions.delegate, 'content-type': 'application/json', ...foreign },
        body: '{}',
        redirect: 'manual',
      });
      if (status !== 403 && status !== 401) wrong.push(`${door}, ${name}: ${status}`);
    }
  }
  assert.ok(writes.length > 100);
  assert.deepEqual(wrong, []);
});

test('what may be seen was there to be seen', () => {
  const unseen = Object.entries(canaries).flatMap(([word, { shown = [] }]) =>
    shown.filter((who) => !sights.get(who)?.has(word)).map((who) => `${who} never saw ${word}`),
  );
  assert.deepEqual(unseen, []);
});

const seen = (text: string) => {
  const lower = text.toLowerCase();
  return Object.keys(canaries).filter((word) => lower.includes(word.toLowerCase()));
};

const signsIn = (to: string | null) => to?.startsWith('/?next=') === true;

function letIn(row: Row, status: number, to: string | null): string | null {
  if (row.status !== undefined)
    return status === row.status ? null : `${status}, not ${row.status}`;
  const closed = [401, 403, 404, 405, 415].includes(status) || status >= 500 || signsIn(to);
  return closed ? `kept out with ${status}` : null;
}

function keptOut(door: string, row: Row, status: number, to: string | null, known: boolean) {
  const expected = row.otherwise ?? (known ? 404 : isApi(door) ? 401 : 303);
  if (status !== expected) return `${status}, not ${expected}`;
  return expected === 303 && !signsIn(to) ? `sent to ${to}, not to sign in` : null;
}
