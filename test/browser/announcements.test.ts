import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { peopleOfSegment, readStaffSegment } from '#iq/staff-segment.server.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const PHONE = { viewport: { width: 390, height: 844 } };
const SEARCH = 'heads of department';
const SHOTS = process.env.ANNOUNCEMENT_SHOTS;
let chromium: Browser;
let app: App;
/** addresses of the delegates whom the search finds, and of one whom it does not */
let inside: string[];
let outside: string;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  const staff = await organiserFor(app.db, operator(), FORUM);
  assert.ok(staff);
  const segment = await readStaffSegment(app.db, staff, SEARCH);
  assert.ok('query' in segment);
  const found = await peopleOfSegment(app.db, staff, segment.query);
  const people = await app.db
    .selectFrom('person as p')
    .innerJoin('delegate as d', 'd.person_id', 'p.id')
    .select(['p.id', 'p.email'])
    .where('d.status', '=', 'confirmed')
    .orderBy('d.ref')
    .execute();
  inside = people.filter(({ id }) => found?.includes(id)).map(({ email }) => email);
  outside = people.find(({ id }) => !found?.includes(id))?.email ?? '';
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

const desk = () => `${app.origin}/${FORUM}/forum-link/announcements`;
const today = () => `${app.origin}/app/${FORUM}`;
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

async function phoneOf(email: string, options = {}): Promise<Page> {
  const page = await chromium.newPage({ ...PHONE, ...options });
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(today());
  return page;
}

async function write(staff: Page, title: string, body: string) {
  await staff.goto(`${desk()}/new`);
  await staff.getByLabel('Title').fill(title);
  await staff.getByLabel('Text', { exact: true }).fill(body);
}

test('an organiser tells a segment, a delegate in it presses “Got it”, one outside sees nothing, the desk counts live', async () => {
  const staff = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(staff, 'organiser');
  await staff.goto(desk());
  await staff.getByRole('heading', { name: 'Nothing was announced yet' }).waitFor();
  await axe(staff);

  const [ann] = await Promise.all([phoneOf(inside[0] ?? '')]);
  const zoe = await phoneOf(outside);

  await write(staff, 'Lunch is in Hall 2', 'Not in Hall 1.\nThe menu: https://menu.example/today');
  await staff.getByLabel('Delegates who match a search').check();
  await staff.getByLabel('Search, in words').fill('heads of department flurbing');
  await staff.getByLabel('Ask for “Got it”').check();
  await axe(staff);
  await shoot(staff, 'desk-new');
  await staff.getByRole('button', { name: 'Look at it before it goes out' }).click();
  await staff.getByRole('alert').getByText('not understood: flurbing').waitFor();
  assert.equal(await staff.getByLabel('Title').inputValue(), 'Lunch is in Hall 2');
  await staff.getByLabel('Search, in words').fill(SEARCH);
  await staff.getByRole('button', { name: 'Look at it before it goes out' }).click();
  const count = inside.length;
  await staff.getByRole('heading', { name: `Ready for ${count} people` }).waitFor();
  await staff.getByText(`${count} delegates: ${SEARCH}`).waitFor();
  await axe(staff);
  await shoot(staff, 'desk-ready');
  await staff.getByRole('button', { name: `Send now to ${count} people` }).click();
  await staff.getByText(`Sent: ${count} people are told.`).waitFor();

  const card = ann.getByRole('article', { name: 'Lunch is in Hall 2' });
  await card.waitFor();
  await axe(ann);
  await shoot(ann, 'phone-today');
  assert.equal(await ann.getByText(SEARCH).count(), 0);
  await staff
    .locator('dl > div', { hasText: 'Seen on a screen' })
    .getByText('1', { exact: true })
    .waitFor();
  await card.getByRole('button', { name: 'Got it' }).click();
  await staff.getByRole('heading', { name: `1 of ${count} pressed “Got it”` }).waitFor();
  await axe(staff);
  await shoot(staff, 'desk-counts');

  assert.equal(await zoe.getByText('Lunch is in Hall 2').count(), 0);
  await zoe.goto(`${today()}/announcements`);
  await zoe.getByText('Nothing was announced to you yet.').waitFor();
  await axe(zoe);

  await staff.getByText('Correct it').click();
  await staff.getByLabel('Text', { exact: true }).fill('Not in Hall 1.\nFrom 12:30.');
  await staff.getByRole('button', { name: 'Publish the correction' }).click();
  await staff.getByText('Corrected.').waitFor();
  await staff.getByRole('heading', { name: `0 of ${count} pressed “Got it”` }).waitFor();
  await card.waitFor();
  await card.locator('b', { hasText: 'From 12:30.' }).waitFor();
  await card.locator('s', { hasText: 'The menu' }).waitFor();
  await shoot(ann, 'phone-corrected');

  await ann.goto(`${today()}/people`);
  await ann.getByRole('link', { name: 'Read', exact: true }).waitFor();
  await ann.getByText('One announcement to read').waitFor();
  await shoot(ann, 'phone-elsewhere');
  await ann.getByRole('link', { name: 'Read', exact: true }).click();
  await card.waitFor();
  await axe(ann);
  await staff.getByRole('button', { name: 'Show telephone numbers' }).click();
  await staff.getByRole('button', { name: `Remind these ${count}` }).click();
  await staff.getByText(`${count} people are told again.`).waitFor();
  await staff.getByText('Withdraw it').click();
  await staff.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await ann.getByText('Withdrawn by the organiser').waitFor();
  await staff.goto(desk());
  await staff.getByText('Withdrawn on').waitFor();
  await axe(staff);
  await shoot(staff, 'desk-list');
});

test('without script an announcement is written, read and acknowledged, at 320 px and in the dark', async () => {
  const noScript = { javaScriptEnabled: false, viewport: { width: 320, height: 700 } };
  const context = await chromium.newContext({ ...noScript, colorScheme: 'dark' });
  const staff = await context.newPage();
  await app.signIn(staff, 'organiser');
  await write(staff, 'The bus leaves at 17:45', 'From the west gate.');
  await staff.getByLabel('All delegates').check();
  await staff.getByLabel('Ask for “Got it”').check();
  await staff.getByLabel('Urgent').check();
  await staff.getByRole('button', { name: 'Look at it before it goes out' }).click();
  await staff.getByRole('button', { name: /^Send now to/ }).click();
  await staff.getByText(/^Sent:/).waitFor();
  await shoot(staff, 'desk-320-dark');

  const phone = await phoneOf(outside, { ...noScript, colorScheme: 'dark' });
  await phone.getByRole('heading', { name: 'The bus leaves at 17:45' }).waitFor();
  await shoot(phone, 'phone-320-dark');
  const wide = await phone.evaluate('document.documentElement.scrollWidth').catch(() => 320);
  assert.ok(Number(wide) <= 320, `${wide} px`);
  await phone.getByRole('button', { name: 'Got it' }).click();
  await phone.getByText('The bus leaves at 17:45').waitFor({ state: 'detached' });
  await phone.goto(`${today()}/announcements`);
  await phone.getByText('You pressed “Got it”.').waitFor();
});
