import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
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

/** A phone on which this person is signed in. */
async function phoneOf(email: string): Promise<Page> {
  const page = await chromium.newPage(PHONE);
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

async function openChat(page: Page, name: string) {
  await page.goto(`${app.origin}${LINK}/people?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Write a message' }).click();
  await page.waitForURL(/\/chat\/[0-9a-f-]{36}$/);
}

async function write(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}

const heard = (page: Page, words: string) =>
  page.getByRole('log').getByText(words, { exact: true });

test('two people talk: what one writes is on the other’s screen at once, and after a reload', async () => {
  const ivan = await phoneOf('ivan.mcallister@caerwyn.police.example');
  await ivan.goto(`${app.origin}${LINK}`);
  await axe(ivan);
  const soren = await phoneOf('soren.fitzgerald@penhallow.police.example');
  await openChat(soren, 'Ivan McAllister');
  await write(soren, 'Shall we make that the question for tomorrow’s table?');

  await ivan.getByText('1 unread message').waitFor();
  await ivan.getByRole('link', { name: 'Chat' }).click();
  await axe(ivan);
  await ivan.getByRole('link', { name: 'Søren Fitzgerald' }).click();
  await heard(ivan, 'Shall we make that the question for tomorrow’s table?').waitFor();
  await write(ivan, '<b>Agreed</b> & done');
  await heard(soren, '<b>Agreed</b> & done').waitFor();
  await axe(soren);

  for (const page of [ivan, soren]) {
    await page.reload();
    await heard(page, '<b>Agreed</b> & done').waitFor();
    assert.equal(await page.getByRole('log').locator('.body').count(), 2);
  }
  await ivan.goto(`${app.origin}${LINK}/chat`);
  assert.equal(await ivan.getByText(/unread message/).count(), 0);
});

test('what is written without a line waits through a reload and arrives once', async () => {
  const catrin = await phoneOf('catrin.lukasik@fenbridge.police.example');
  const rhiannon = await phoneOf('rhiannon.bran@marlowshire.police.example');
  await openChat(catrin, 'Rhiannon Brân');
  await write(catrin, 'First');
  await rhiannon.goto(`${app.origin}${LINK}/chat`);
  await rhiannon.getByRole('link', { name: 'Catrin Łukasik' }).click();
  await heard(rhiannon, 'First').waitFor();

  await catrin.context().setOffline(true);
  await write(catrin, 'From the basement');
  await catrin.getByText('Waiting for a connection').waitFor();
  await axe(catrin);
  // the room is there again without the message having left the phone
  await catrin.context().route('**/api/v1/**', (route) => route.abort());
  await catrin.context().setOffline(false);
  await catrin.reload();
  await catrin.getByText('Waiting for a connection').waitFor();
  assert.equal(await heard(rhiannon, 'From the basement').count(), 0);

  await catrin.context().unroute('**/api/v1/**');
  await heard(rhiannon, 'From the basement').waitFor();
  await catrin.getByText('Waiting for a connection').waitFor({ state: 'detached' });
  await write(catrin, 'And up again');
  await heard(rhiannon, 'And up again').waitFor();
  for (const page of [catrin, rhiannon])
    assert.deepEqual(await page.getByRole('log').locator('.body').allInnerTexts(), [
      'First',
      'From the basement',
      'And up again',
    ]);
});
test('a hidden delegate is told before writing what the client will see, and is seen only then', async () => {
  const hidden = await phoneOf('ben.fitzgerald@hautelys.example');
  const client = await chromium.newPage(PHONE);
  await app.signIn(client, 'client');
  await client.goto(`${app.origin}${LINK}/people?q=Ben+Fitzgerald`);
  await client.getByText('Nobody fits these words').waitFor();

  await openChat(hidden, 'Yusuf Jørgensen');
  const warning = hidden.getByText(/Halden AI will see your name, title and organisation/);
  await warning.waitFor();
  await axe(hidden);
  await client.goto(`${app.origin}${LINK}/chat`);
  await client.getByText('No conversations yet').waitFor();

  await write(hidden, 'Good morning');
  await client.getByRole('link', { name: 'Ben Fitzgerald' }).waitFor();
  await warning.waitFor({ state: 'detached' });
  await client.goto(`${app.origin}${LINK}/people?q=Ben+Fitzgerald`);
  await client.getByRole('link', { name: 'Ben Fitzgerald' }).waitFor();
});
