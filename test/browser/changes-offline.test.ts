/** Messages that are there, changed without a line: shown at once, done once and in order. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { liveIn } from './lived-in.ts';
import { phone, until, write } from './phones.ts';
import { type App, axe, browser, startApp } from './server.ts';

let chromium: Browser;
let app: App;
let room: string;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  room = await liveIn(app);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

const log = (page: Page) => page.getByRole('log');
const row = (page: Page, words: string) =>
  log(page).locator('.row', { has: page.locator('.body', { hasText: words }) });
async function menuOf(page: Page, words: string) {
  await row(page, words)
    .getByRole('link', { name: /^Reply, react and more/ })
    .focus();
  await page.keyboard.press('Enter');
  return page.getByRole('dialog');
}
async function change(page: Page, words: string, to: string) {
  await (await menuOf(page, words)).getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill(to);
  await page.getByRole('button', { name: 'Save' }).click();
}
/** Words of a room as the server has them, in order. */
async function bodies(): Promise<string[]> {
  const rows = await app.db.selectFrom('message').select('body').orderBy('number').execute();
  return rows.map(({ body }) => body);
}
/** The words that lie in the device's database. */
const heard = (page: Page) =>
  page.evaluate(async () => {
    let all = '';
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opened = indexedDB.open(name);
        opened.onsuccess = () => resolve(opened.result);
      });
      if (database.objectStoreNames.contains('heard')) {
        const got = await new Promise<unknown[]>((resolve) => {
          const asked = database.transaction('heard').objectStore('heard').getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        all += JSON.stringify(got);
      }
      database.close();
    }
    return all;
  });

/** What is said aloud of announcements is there always, and empty. */
const refusals = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

test('words, signs and deletions without a line are shown as waiting, survive a reload, and are done once, in order', async () => {
  const ofDelegate = (page: Page) => app.signIn(page, 'delegate');
  const [context, page] = await phone(chromium, app.origin, ofDelegate, room);
  await page.goto(app.origin + room);
  await page.getByRole('button', { name: 'Send' }).waitFor();
  await write(page, 'To be changed');
  await write(page, 'To be taken back');
  await until(async () => (await bodies()).includes('To be taken back'), 'not sent');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);

  await change(page, 'To be changed', 'Changed once');
  await row(page, 'Changed once').waitFor();
  await change(page, 'Changed once', 'Changed twice');
  await row(page, 'Changed twice').waitFor();
  const removal = await menuOf(page, 'To be taken back');
  await removal.getByRole('button', { name: 'Delete' }).click();
  await removal.getByRole('button', { name: 'Delete for everyone' }).click();
  await log(page).getByText('Message deleted').waitFor();
  const menu = await menuOf(page, 'Data quality first');
  await menu.getByRole('button', { name: 'Heart' }).click();
  await page.getByRole('button', { name: 'Heart, 1: You' }).waitFor();
  await write(page, 'Written after all that');
  await page.getByText('Change waits for a connection').first().waitFor();
  assert.equal(await page.getByText('Change waits for a connection').count(), 3);
  await axe(page);

  await page.reload();
  await row(page, 'Changed twice').waitFor();
  await log(page).getByText('Message deleted').waitFor();
  await page.getByRole('button', { name: 'Heart, 1: You' }).waitFor();
  assert.deepEqual((await bodies()).slice(-2), ['To be changed', 'To be taken back']);

  await context.setOffline(false);
  await until(async () => (await bodies()).at(-1) === 'Written after all that', 'not delivered');
  assert.deepEqual((await bodies()).slice(-3), ['Changed twice', '', 'Written after all that']);
  const signs = await app.db.selectFrom('reaction').select('sign').execute();
  assert.deepEqual(signs, [{ sign: 'heart' }]);
  await page.getByText('Change waits for a connection').first().waitFor({ state: 'detached' });
  assert.equal(await refusals(page).count(), 0);
  const [read] = await app.db
    .selectFrom('room_member')
    .select('read_number')
    .orderBy('read_number', 'desc')
    .limit(1)
    .execute();
  assert.ok((read?.read_number ?? 0) >= 6);

  // old words leave the device with the news
  await until(async () => (await heard(page)).includes('Changed twice'), 'nothing was put down');
  await until(
    async () => !/To be changed|To be taken back/.test(await heard(page)),
    'old words stay',
  );
  await context.close();
});

test('a change that another device was faster with shows both, and nothing is written over', async () => {
  const ofDelegate = (page: Page) => app.signIn(page, 'delegate');
  const [context, page] = await phone(chromium, app.origin, ofDelegate, room);
  const other = await chromium.newPage();
  await ofDelegate(other);
  for (const each of [page, other]) {
    await each.goto(app.origin + room);
    await each.getByRole('button', { name: 'Send' }).waitFor();
  }
  await write(page, 'At noon');
  await row(other, 'At noon').waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await change(page, 'At noon', 'At one');
  await row(page, 'At one').waitFor();
  await change(other, 'At noon', 'At two');
  await until(async () => (await bodies()).includes('At two'), 'not changed');

  await context.setOffline(false);
  const choose = refusals(page);
  await choose.getByText('At one', { exact: true }).waitFor();
  await choose.getByText('At two', { exact: true }).waitFor();
  assert.ok((await bodies()).includes('At two'));
  await axe(page);
  await choose.getByRole('button', { name: 'Keep those' }).click();
  await choose.waitFor({ state: 'detached' });
  await row(page, 'At two').waitFor();
  await page.reload();
  await row(page, 'At two').waitFor();
  assert.ok(!(await bodies()).includes('At one'));
  await context.close();
});
