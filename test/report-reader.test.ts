import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cookies } from '@sveltejs/kit';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { openByPasscode, type Passcode, readPasscode } from '#forum/passcode.server.ts';
import type { Organiser } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { readLinks } from '#report/link-list.server.ts';
import { revokeLink } from '#report/links.server.ts';
import { openingsWritten } from '#report/openings.server.ts';
import {
  type Asking,
  afterPasscode,
  keepPass,
  reportReader,
} from '../src/routes/(public)/report/[link]/reader.server.ts';
import { linkFor } from './report-link.ts';
import { testHouse } from './testing.ts';
import { twoForums } from './who-may-see-what/two-forums.ts';

const now = new Date('2026-06-10T12:00:00Z');
const code = readPasscode('kingfisher 9') as Passcode;

/** A request as the framework passes it on; `kept` and `headers` are what it sets. */
function asking(db: Kysely<Schema>, link: string, path = '', search = '', from = '') {
  const url = new URL(`http://house.example/report/${link}${path}${search}`);
  const kept = new Map<string, { value: string; options: Record<string, unknown> }>();
  const headers: Record<string, string> = {};
  const cookies = {
    get: (name: string) => kept.get(name)?.value,
    set: (name: string, value: string, options: Record<string, unknown>) =>
      kept.set(name, { value, options }),
  } as unknown as Cookies;
  const request = new Request(url, from ? { headers: { referer: from } } : {});
  const locals = { db, now } as App.Locals;
  const setHeaders = (more: Record<string, string>) => Object.assign(headers, more);
  const event: Asking = { locals, params: { link }, url, request, cookies, setHeaders };
  return { event, kept, headers };
}

/** What the framework would answer. */
const answerTo = (event: Asking) =>
  reportReader(event, 'pdf').then(
    (reader) => ({ role: reader.role }),
    ({ status, location }: { status: number; location?: string }) => ({
      status,
      ...(location && { location }),
    }),
  );

test('the one door lets a holder in, unseen by searches, caches and other sites', async () => {
  await using house = await testHouse();
  const { link } = await twoForums(house.db, now);
  const { event, headers, kept } = asking(
    house.db,
    link,
    '/report.pdf',
    '',
    'https://acme.example/x',
  );

  assert.deepEqual(await answerTo(event), { role: 'reader' });
  assert.deepEqual(headers, {
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  });
  assert.equal(kept.size, 0);
  await openingsWritten(house.db);
  const organiser = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const [row] = await readLinks(house.db, organiser, 'UTC', now);
  assert.deepEqual(row?.openings.forms, [{ form: 'pdf', times: 1 }]);
  assert.deepEqual(row?.openings.hosts, [{ host: 'acme.example', times: 1 }]);
});

test('an unknown link and a revoked one answer alike', async () => {
  await using house = await testHouse();
  await twoForums(house.db, now);
  const organiser = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const revoked = await linkFor(house.db, organiser, { label: '', passcode: code }, now);
  await revokeLink(house.db, organiser, revoked.id, now);

  for (const link of ['unknown', revoked.token])
    assert.deepEqual(await answerTo(asking(house.db, link).event), { status: 404 });
});

test('where a passcode is asked for, the way leads to its page, back to the part, and stays open', async () => {
  await using house = await testHouse();
  await twoForums(house.db, now);
  const organiser = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const { token, id } = await linkFor(house.db, organiser, { label: '', passcode: code }, now);
  const { event, kept } = asking(house.db, token, '/figure/a7/chart.svg');

  const before = await answerTo(event);
  const opened = await openByPasscode(house.db, token, code, now);
  assert.ok('pass' in opened);
  keepPass(event, opened.pass);
  const after = await answerTo(event);

  assert.deepEqual(before, {
    status: 303,
    location: `/report/${token}/passcode?next=figure%2Fa7%2Fchart.svg`,
  });
  assert.deepEqual(after, { role: 'reader' });
  const options = kept.get('plenary-report')?.options;
  assert.deepEqual(options, {
    path: `/report/${token}`,
    httpOnly: true,
    sameSite: 'strict',
    secure: false,
    maxAge: 43_200,
  });
  await openingsWritten(house.db);
  const row = (await readLinks(house.db, organiser, 'UTC', now)).find((each) => each.id === id);
  assert.equal(row?.openings.times, 1, 'only who was let in counts');
});

test('after the passcode the way leads to a part of this report, never elsewhere', async () => {
  await using house = await testHouse();
  const to = (next: string) =>
    afterPasscode(asking(house.db, 'L', '/passcode', `?next=${encodeURIComponent(next)}`).event);

  assert.equal(to('report.pdf'), '/report/L/report.pdf');
  assert.equal(to('figure/a7/chart.svg'), '/report/L/figure/a7/chart.svg');
  for (const astray of [
    '',
    'passcode',
    '../other',
    '/else',
    '//else.example',
    'https://else.example',
    'a/../../b',
    'a\\b',
  ])
    assert.equal(to(astray), '/report/L', astray);
});
