import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const LINK = `/app/${FORUM}`;
const PHONE = { viewport: { width: 390, height: 844 } };
let chromium: Browser;
let app: App;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

async function phoneOf(email: string): Promise<Page> {
  const page = await chromium.newPage(PHONE);
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

async function write(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}
const heard = (page: Page, words: string) =>
  page.getByRole('log').getByText(words, { exact: true });
/** A picture of the screen as it stands, where someone asked for them. */
async function look(page: Page, name: string) {
  const folder = process.env.LOOK;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

test('a company asks, the delegate allows it, both write, and a picture goes along', async () => {
  const client = await chromium.newPage(PHONE);
  await app.signIn(client, 'client');
  const priya = await phoneOf('priya.grunwald@strathkellan.police.example');
  await client.goto(`${app.origin}${LINK}/people?q=Gr%C3%BCnwald`);
  await client.getByRole('link', { name: 'Priya Grünwald' }).click();
  await client
    .getByLabel('Ask Priya Grünwald to let you write')
    .fill('Fifteen minutes on your archive');
  await look(client, 'ask');
  await axe(client);
  await client.getByRole('button', { name: 'Send the request' }).click();
  await client.getByText('Your company has asked to write').waitFor();

  await priya.goto(`${app.origin}${LINK}/chat`);
  await priya.getByText('Fifteen minutes on your archive').waitFor();
  await look(priya, 'requests');
  await axe(priya);
  await priya.getByRole('button', { name: 'Allow' }).click();
  await priya.waitForURL(/\/chat\/[0-9a-f-]{36}$/);

  await client.goto(`${app.origin}${LINK}/chat`);
  await client.getByRole('link', { name: 'Priya Grünwald' }).click();
  await write(client, 'Thank you');
  await heard(priya, 'Thank you').waitFor();
  const photo = await sharp({
    create: { width: 800, height: 600, channels: 3, background: '#2266aa' },
  })
    .jpeg()
    .toBuffer();
  const file = { name: 'hall.jpg', mimeType: 'image/jpeg', buffer: photo };
  await priya.locator('input[type=file]').setInputFiles(file);
  await priya.getByRole('button', { name: 'Remove hall.jpg' }).waitFor();
  await look(priya, 'attached');
  await axe(priya);
  await write(priya, 'From the hall');
  const shown = client.getByRole('img', { name: 'hall.jpg' });
  await shown.waitFor();
  await client.waitForFunction(
    `document.querySelector('img[alt="hall.jpg"]')?.naturalWidth === 800`,
  );
  await look(client, 'picture');
  await client.getByRole('link', { name: 'About this conversation' }).click();
  await client.getByRole('button', { name: 'Mute' }).waitFor();
  await look(client, 'about');
  await axe(client);
});

test('a topic table is proposed, joined, scheduled, and stands in the agenda of who joined', async () => {
  const ivan = await phoneOf('ivan.mcallister@caerwyn.police.example');
  const soren = await phoneOf('soren.fitzgerald@penhallow.police.example');
  // the forum is still to come
  await sql`update slot set starts_at = now() + interval '3 days' + number * interval '30 minutes',
    ends_at = now() + interval '3 days' + number * interval '30 minutes' + interval '20 minutes'`.execute(
    app.db,
  );
  await ivan.goto(`${app.origin}${LINK}/chat/tables`);
  await ivan.getByLabel('Topic', { exact: true }).fill('Shared evidence stores');
  await look(ivan, 'propose');
  await axe(ivan);
  await ivan.getByRole('button', { name: 'Propose it' }).click();
  await soren.goto(`${app.origin}${LINK}/chat/tables`);
  await soren.getByRole('button', { name: 'Join: Shared evidence stores' }).click();
  await soren.getByRole('link', { name: 'Open the conversation' }).waitFor();

  await ivan.reload();
  await ivan.getByText('Choose a time').first().click();
  await ivan.getByRole('radio').first().check();
  await ivan.getByLabel('Where').fill('Library');
  await look(ivan, 'times');
  await axe(ivan);
  await ivan.getByRole('button', { name: 'Fix it, tell everyone at the table' }).click();
  await ivan.getByText(/, Library$/).waitFor();
  await soren.goto(`${app.origin}${LINK}/meetings`);
  await soren.getByRole('heading', { name: 'My topic tables' }).waitFor();
  await look(soren, 'meetings');
  await soren.getByRole('link', { name: 'Shared evidence stores' }).click();
  await soren.getByText(/Topic table, 2 delegates, \w+day \d\d:\d\d/).waitFor();
  await look(soren, 'room');

  const staff = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(staff, 'organiser');
  await staff.goto(`${app.origin}/${FORUM}/forum-link/tables`);
  await staff.getByRole('heading', { name: 'Shared evidence stores' }).waitFor();
  await look(staff, 'staff-tables');
  await axe(staff);
  await staff.goto(`${app.origin}/${FORUM}/forum-link/reported`);
  await staff.getByRole('heading', { name: 'Nothing is reported' }).waitFor();
  await look(staff, 'staff-reported');
});
