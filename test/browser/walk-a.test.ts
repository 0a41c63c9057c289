import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
let chromium: Browser;
let app: App;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

test('walk A: an answer becomes a figure, while the organiser looks at it', async () => {
  const desk = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(desk, 'organiser');
  await desk.goto(`${app.origin}/${FORUM}/report`);
  const row = desk.getByText('73 more, 6 less');
  await row.first().waitFor();
  await axe(desk);

  const phone = await chromium.newPage({ viewport: { width: 390, height: 844 } });
  await app.signIn(phone, 'delegate');
  await phone.goto(`${app.origin}/survey/${FORUM}`);
  const spend = phone.getByRole('group', { name: 'Artificial Intelligence', exact: true });
  assert.equal(await spend.getByLabel('Increase', { exact: true }).isChecked(), true);
  await spend.getByLabel('Decrease', { exact: true }).check();
  await phone.getByRole('button', { name: 'Save' }).first().click();
  await phone
    .getByText(/^Saved at/)
    .first()
    .waitFor();
  await axe(phone);

  await desk.getByText('72 more, 7 less').first().waitFor();

  await phone.reload();
  assert.equal(await spend.getByLabel('Decrease', { exact: true }).isChecked(), true);
});

test('walk A: readers of a link see the frozen edition, not the answer that came after it', async () => {
  const desk = await chromium.newPage();
  await app.signIn(desk, 'organiser');
  await desk.goto(`${app.origin}/${FORUM}/report`);
  await desk.getByRole('button', { name: 'Make a link' }).click();
  const address = await desk.getByLabel('The link, shown this once').inputValue();

  const stranger = await (await chromium.newContext()).newPage();
  await stranger.goto(address);
  await stranger.getByText('73 more, 6 less').first().waitFor();
  assert.deepEqual(await stranger.context().cookies(), []);
  await axe(stranger);
});
