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

test('walk G: wishes become a plan, and the plan a diary on an open phone', async () => {
  const phone = await chromium.newPage({ viewport: { width: 390, height: 844 } });
  await app.signIn(phone, 'delegate');
  await phone.goto(`${app.origin}/app/${FORUM}/meetings`);
  await phone.getByText('No meetings yet').waitFor();
  const accept = phone.getByRole('button', { name: /^Accept/ }).first();
  const name = (await accept.getAttribute('aria-label')) ?? '';
  await accept.click();
  await phone.getByText('Accepted.').waitFor();
  // the words come a moment before the list without that company, and “No thanks” means the next one
  await phone.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  await phone
    .getByRole('button', { name: /^No thanks/ })
    .first()
    .click();
  await phone.getByText('Done. Nobody is told.').waitFor();
  const replies = await app.db
    .selectFrom('wish')
    .select('reply')
    .where('side', '=', 'client')
    .where('reply', 'is not', null)
    .orderBy('reply')
    .execute();
  assert.deepEqual(replies, [{ reply: 'accepted' }, { reply: 'declined' }]);

  const desk = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(desk, 'organiser');
  await desk.goto(`${app.origin}/${FORUM}/meetings`);
  await desk.getByRole('link', { name: 'Make a plan' }).click();
  await desk.getByRole('button', { name: 'Start a run' }).click();
  await desk.getByRole('heading', { name: 'The run has ended. Plan 1 is a draft.' }).waitFor();
  await desk.getByRole('link', { name: 'Plan 1', exact: true }).click();
  // the list of plans has a button that begins with the same words
  await desk.getByRole('button', { name: 'Publish, tell all concerned', exact: true }).click();
  await desk.getByText(/^Plan 1 is published/).waitFor();
  await desk.getByRole('link', { name: 'All plans' }).waitFor();

  await phone
    .getByText(/^Table \d+, with /)
    .first()
    .waitFor();
  await axe(phone);
  await axe(desk);
});
