/** An organiser starts runs, watches one, stops one, compares two, publishes and takes it back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type App, axe, browser, shoot, startApp } from './server.ts';

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

async function opened(scripts: boolean): Promise<Page> {
  const context = await chromium.newContext({
    ...{ javaScriptEnabled: scripts, viewport: { width: 1280, height: 900 } },
  });
  const page = await context.newPage();
  await app.signIn(page, 'organiser');
  return page;
}
async function start(page: Page, name: string): Promise<void> {
  await page.goto(`${app.origin}/${FORUM}/meetings/runs`);
  await page.getByLabel('Name, if wanted').fill(name);
  await page.getByLabel('Search for, in seconds').fill('60');
  await page.getByRole('button', { name: 'Start a run' }).click();
}
const look = (page: Page, name: string) => (process.env.SCREENS ? shoot(page, name) : undefined);

test('a run is started, watched and stopped; two are compared; one is published and taken back', async () => {
  const page = await opened(true);
  await start(page, 'Morning');
  await page.getByRole('heading', { name: 'The planner is at work' }).waitFor();
  await axe(page);
  const [gauge] = [page.getByRole('img', { name: /no plan can reach more than/ }).first()];
  await gauge.waitFor();
  await page.getByRole('button', { name: 'Stop and keep the best' }).click();
  await page.getByRole('heading', { name: 'The run has ended. Plan 1 is a draft.' }).waitFor();
  assert.ok(await page.getByText(/^At most 10 for each delegate/).isVisible());

  await start(page, 'Afternoon');
  await page.getByRole('button', { name: 'Stop and keep the best' }).click();
  await page.getByRole('heading', { name: 'The run has ended. Plan 2 is a draft.' }).waitFor();
  await look(page, 'meeting-runs-two');

  await page.getByLabel('Compare Plan 1, Morning').check();
  await page.getByLabel('Compare Plan 2, Afternoon').check();
  await page.getByRole('button', { name: 'Compare the two ticked' }).click();
  await page.getByRole('heading', { name: 'Plan 1 and plan 2' }).waitFor();
  assert.equal(new URL(page.url()).search, '?a=1&b=2');
  await axe(page);

  await page.goto(`${app.origin}/${FORUM}/meetings/runs`);
  await page.getByRole('button', { name: 'Publish Plan 1, Morning, tell all concerned' }).click();
  await page.getByText(/^Plan 1 is published\. \d+ people see a new day\./).waitFor();
  await page.getByRole('button', { name: 'Publish Plan 2, Afternoon, tell all concerned' }).click();
  await page.getByText(/^Plan 2 is published/).waitFor();
  await page.getByRole('button', { name: 'Publish Plan 1, Morning again' }).click();
  await page.getByText(/^Plan 1 is published/).waitFor();
  const plans = await app.db
    .selectFrom('plan')
    .select(['number', 'state'])
    .orderBy('number')
    .execute();
  assert.deepEqual(plans, [
    { number: 1, state: 'published' },
    { number: 2, state: 'replaced' },
  ]);
});

test('without script the same forms plan, and wrong settings say so', async () => {
  const page = await opened(false);
  await page.goto(`${app.origin}/${FORUM}/meetings/runs`);
  await page
    .getByLabel('Search for, in seconds')
    .evaluate('(field) => field.removeAttribute("max")');
  await page.getByLabel('Search for, in seconds').fill('9999');
  await page.getByRole('button', { name: 'Start a run' }).click();
  await page.getByText('No run was started. The search lasts 1 to 600 seconds.').waitFor();
  await start(page, 'Plain');
  await page.getByText('The planner is at work').waitFor();
  await page.getByRole('button', { name: 'Stop and keep the best' }).click();
  const ended = page.getByText('The run has ended.');
  for (; (await ended.count()) === 0; await page.goto(`${app.origin}/${FORUM}/meetings/runs`));
  assert.ok(await ended.isVisible());
});

test('rules are changed in place, and what is wrong is said at its field', async () => {
  const page = await opened(true);
  await page.goto(`${app.origin}/${FORUM}/meetings/rules`);
  await axe(page);
  await page.getByLabel('Meetings of a delegate, at most').fill('0');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await page.getByText('A whole number from 1 to 99.', { exact: true }).first().waitFor();
  await page.getByLabel('Meetings of a delegate, at most').fill('7');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await page.getByText('The rules are saved.').waitFor();

  await page.getByLabel('Zone', { exact: true }).fill('North');
  await page.getByLabel('Its tables, such as 1-8, 12').fill('1-4');
  await page.getByRole('button', { name: 'Put them there' }).click();
  await page.getByText('1–4', { exact: true }).waitFor();
  const rules = await app.db.selectFrom('meeting_rules').select('ceiling').execute();
  assert.deepEqual(rules, [{ ceiling: 7 }]);
});
