/** An organiser starts runs, watches one, stops one, compares two, publishes and takes it back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
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
async function start(page: Page, name: string, ceiling: number): Promise<void> {
  await page.goto(`${app.origin}/${FORUM}/meetings/runs`);
  await page.getByLabel('Name, if wanted').fill(name);
  await page.getByLabel('At most, for each delegate').fill(String(ceiling));
  await page.getByLabel('Search for, in seconds').fill('60');
  await page.getByRole('button', { name: 'Start a run' }).click();
}
const look = (page: Page, name: string) => (process.env.SCREENS ? shoot(page, name) : undefined);

/** A run that another server has at work: this one has the database and not the thread. */
async function runElsewhere(): Promise<string> {
  const { id: forum_id } = await app.db
    .selectFrom('forum')
    .select('id')
    .where('key', '=', FORUM)
    .executeTakeFirstOrThrow();
  const id = newId();
  const now = new Date();
  await app.db
    .insertInto('plan_run')
    .values({
      ...{ forum_id, id, settings: '{"ceiling":10,"seconds":60}', state: 'running' },
      ...{ plan_id: null, failure: null, started_by: null, started_at: now, seen_at: now },
    })
    .execute();
  return id;
}
/** As the other server writes it. */
async function elsewhere(id: string, found: number): Promise<void> {
  const now = new Date();
  const progress = JSON.stringify({
    ...{ guaranteed: 242, seconds: 3, promised: { value: found, bound: 242 } },
    ...{ mutual: { value: 100, bound: 200 }, total: { value: 300, bound: 400 } },
    gaps: { value: 9, bound: 0 },
  });
  await app.db.transaction().execute(async (tx) => {
    const run = await tx
      .updateTable('plan_run')
      .set({ progress, seen_at: now })
      .where('id', '=', id)
      .returning('forum_id')
      .executeTakeFirstOrThrow();
    await announce(tx, run.forum_id, 'meetings:run', 'everyone', now);
  });
}

test('progress is drawn as it comes, and a run is stopped wherever it is at work', async () => {
  const page = await opened(true);
  const run = await runElsewhere();
  await page.goto(`${app.origin}/${FORUM}/meetings/runs`);
  await page.getByRole('heading', { name: 'The planner is at work' }).waitFor();
  await page.getByText('It looks for a first plan.').waitFor();
  for (const found of [120, 241]) {
    await elsewhere(run, found);
    await page.getByRole('img', { name: `${found}; no plan can reach more than 242` }).waitFor();
  }
  await axe(page);
  await look(page, 'meeting-runs-at-work');
  await page.getByRole('button', { name: 'Stop and keep the best' }).click();
  await page.getByRole('heading', { name: 'The planner is stopping' }).waitFor();
  const asked = await app.db.selectFrom('plan_run').select('stop_asked').execute();
  assert.deepEqual(asked, [{ stop_asked: true }]);

  await app.db
    .updateTable('plan_run')
    .set({ seen_at: new Date(Date.now() - 120_000) })
    .execute();
  await page.reload();
  await page.getByRole('heading', { name: 'A run was cut off' }).waitFor();
  await axe(page);
  await look(page, 'meeting-runs-died');
});

test('runs become plans; two are compared; one is published and taken back', async () => {
  const page = await opened(true);
  await start(page, 'Morning', 10);
  await page.getByRole('heading', { name: 'The run has ended. Plan 1 is a draft.' }).waitFor();
  assert.ok(await page.getByText(/^At most 10 for each delegate/).isVisible());
  await start(page, 'Afternoon', 4);
  await page.getByRole('heading', { name: 'The run has ended. Plan 2 is a draft.' }).waitFor();
  await axe(page);
  await look(page, 'meeting-runs-two');

  await page.getByLabel('Compare Plan 1, Morning').check();
  await page.getByLabel('Compare Plan 2, Afternoon').check();
  await page.getByRole('button', { name: 'Compare the two ticked' }).click();
  await page.getByRole('heading', { name: 'Plan 1 and plan 2' }).waitFor();
  assert.equal(new URL(page.url()).search, '?a=1&b=2');
  await axe(page);
  await page.getByRole('heading', { name: /^Whose day differs/ }).waitFor();
  await look(page, 'meeting-compare-two');

  await page.goto(`${app.origin}/${FORUM}/meetings/runs`);
  await page.getByRole('button', { name: 'Publish, tell all concerned: Plan 1, Morning' }).click();
  await page.getByText(/^Plan 1 is published\. \d+ people see a new day\./).waitFor();
  await page
    .getByRole('button', { name: 'Publish, tell all concerned: Plan 2, Afternoon' })
    .click();
  await page.getByText(/^Plan 2 is published/).waitFor();
  await page.getByRole('button', { name: 'Publish again: Plan 1, Morning' }).click();
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
  const address = `${app.origin}/${FORUM}/meetings/runs`;
  const form = { ceiling: '10', seconds: '9999' };
  const headers = { origin: app.origin, accept: 'text/html' };
  const answer = await page.request.post(`${address}?/start`, { form, headers });
  assert.equal(answer.status(), 422);
  assert.match(await answer.text(), /No run was started\. The search lasts 1 to 600 seconds\./);

  await start(page, 'Plain', 10);
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
  await look(page, 'meeting-rules');
  const rules = await app.db.selectFrom('meeting_rules').select('ceiling').execute();
  assert.deepEqual(rules, [{ ceiling: 7 }]);
});
