import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Passcode, readPasscode } from '#forum/passcode.server.ts';
import type { Organiser } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { figureId } from '#report/figure-id.ts';
import { createLink } from '#report/links.server.ts';
import { type TestHouse, testHouse } from './testing.ts';
import { type Served, serve } from './who-may-see-what/asking.ts';
import { twoForums } from './who-may-see-what/two-forums.ts';

const id = figureId('alpha', 1, 'seniority');
const PARTS = ['report.pptx', 'figures.xlsx', `figure/${id}.svg`, `figure/${id}.png`];

let house: TestHouse;
let app: Served;
let open: string;
let locked: string;

before(async () => {
  house = await testHouse();
  const now = new Date();
  open = (await twoForums(house.db, now)).link;
  const organiser = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const passcode = readPasscode('kingfisher 9') as Passcode;
  const made = await createLink(house.db, organiser, { label: '', passcode }, now);
  assert.ok('token' in made);
  locked = made.token;
  app = await serve(house.url);
});
after(async () => {
  await app?.close();
  await house?.[Symbol.asyncDispose]();
});

const get = (link: string, part: string) =>
  fetch(`${app.origin}/report/${link}/${part}`, { redirect: 'manual' });

test('whoever holds a link takes every form along, under a name, kept by nobody on the way', async () => {
  for (const part of PARTS) {
    const { status, headers } = await get(open, part);
    assert.equal(status, 200, part);
    assert.match(
      headers.get('content-disposition') ?? '',
      /^attachment; filename="alpha-[\w-]+\.\w+"$/,
    );
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('a figure that the report does not have is not found', async () => {
  for (const part of ['figure/AAAAAA.svg', 'figure/AAAAAA.png', 'embed/AAAAAA', 'figure/x.svg'])
    assert.equal((await get(open, part)).status, 404, part);
});

test('behind a passcode no form is given without it, and a frame says so and no more', async () => {
  for (const part of PARTS) {
    const { status, headers } = await get(locked, part);
    assert.equal(status, 303, part);
    assert.match(headers.get('location') ?? '', /\/passcode\?next=/);
  }
  const frame = await get(locked, `embed/${id}`);
  const text = await frame.text();

  assert.equal(frame.status, 200);
  assert.match(text, /only for readers who have the passcode/);
  assert.ok(!text.includes(id) && !text.includes('Alphaforumcanary'));
});

test('other pages may frame a figure and nothing else of the house; the frame sets no cookie and runs nothing', async () => {
  const frame = await get(open, `embed/${id}`);
  const page = await fetch(`${app.origin}/report/${open}`);
  const text = await frame.text();

  assert.match(frame.headers.get('content-security-policy') ?? '', /frame-ancestors \*$/);
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  assert.equal(frame.headers.get('x-frame-options'), null);
  assert.equal(frame.headers.get('set-cookie'), null);
  assert.ok(text.includes(id) && !text.includes('<script'));
});
