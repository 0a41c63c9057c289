import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { stopToken } from '#exchange/notices/stop-link.server.ts';
import { readStopSecret } from '#exchange/notices/vapid.server.ts';
import { demoSeats } from '../../src/demo.server.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const NOTICES = `/app/${FORUM}/me/notices`;
const PHONE = { viewport: { width: 390, height: 844 } };
let chromium: Browser;
let app: App;
const folder = mkdtempSync(join(tmpdir(), 'sms-'));

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp({ SMS_URL: `file:${folder}` })]);
});
after(async () => {
  await chromium?.close();
  await app?.close();
  rmSync(folder, { recursive: true });
});

async function noticesOf(page: Page): Promise<Page> {
  await app.signIn(page, 'delegate');
  await page.goto(app.origin + NOTICES);
  return page;
}
const checkbox = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });

test('the screen says what this device can do: nothing while the browser blocks it, on or off when it does not', async () => {
  const blocked = await chromium.newContext({ ...PHONE, permissions: [] });
  const page = await noticesOf(await blocked.newPage());
  await page.getByText('Your browser blocks notices from this site').waitFor();
  await axe(page);
  await blocked.close();

  const open = await chromium.newContext({ ...PHONE, permissions: ['notifications'] });
  const other = await noticesOf(await open.newPage());
  await other.getByText('Off on this device.').waitFor();
  await other.getByRole('button', { name: 'Turn on' }).waitFor();
  await open.close();
});

test('on an iPhone the screen says that the app is to be installed first', async () => {
  const context = await chromium.newContext({
    ...PHONE,
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15',
  });
  await context.addInitScript('delete window.PushManager');
  const page = await noticesOf(await context.newPage());
  await page.getByText('choose “Add to Home Screen”').waitFor();
  await context.close();
});

test('what one chooses is kept, with or without script, and a wrong number loses nothing', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await chromium.newContext({ ...PHONE, javaScriptEnabled });
    const page = await noticesOf(await context.newPage());
    const box = checkbox(page, 'Contacts and cards: E-mail');
    const before = await box.isChecked();
    await box.setChecked(!before);
    await page.getByLabel('My own').check();
    await page.getByLabel('From').fill('23:30');
    await page.getByLabel('Telephone for SMS').fill('not a number');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This is no telephone number').waitFor();
    assert.equal(await page.getByLabel('Telephone for SMS').inputValue(), 'not a number');

    await page.getByLabel('Telephone for SMS').fill('07700 900123');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    assert.equal(await box.isChecked(), !before);
    assert.equal(await page.getByLabel('From').inputValue(), '23:30');
    assert.equal(await page.getByLabel('Telephone for SMS').inputValue(), '+447700900123');
    await context.close();
  }
});

test('a test goes to every channel that leads here', async () => {
  const page = await noticesOf(await chromium.newPage(PHONE));
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await page.getByText('A text message is on its way').waitFor();
  const [line] = readFileSync(join(folder, 'sms.jsonl'), 'utf8').trim().split('\n');
  const { to, text } = JSON.parse(line ?? '');

  assert.equal(to, '+447700900123');
  assert.ok(text.endsWith(app.origin + NOTICES), text);
});

test('a page that is looked at says so to the house', async () => {
  const page = await noticesOf(await chromium.newPage(PHONE));
  const said = await page.waitForResponse((answer) => answer.url().endsWith('/shown'));
  assert.equal(said.status(), 204);
  const shown = await app.db.selectFrom('notice_shown').selectAll().execute();
  assert.equal(shown.length, 1);
});

test('the link in a mail stops its kind: by a mail program in one click, by hand without signing in, by no other site', async () => {
  const seats = await demoSeats(app.db);
  const person = await app.db
    .selectFrom('person')
    .select(['id', 'forum_id'])
    .where('email', '=', seats?.delegate ?? '')
    .executeTakeFirstOrThrow();
  const token = stopToken(await readStopSecret(app.db), {
    ...{ forumId: person.forum_id, personId: person.id, choices: ['meeting'], channel: 'email' },
  });
  const url = `${app.origin}/app/${FORUM}/stop/${token}`;
  const isOn = async () => {
    const page = await noticesOf(await chromium.newPage(PHONE));
    const on = await checkbox(page, 'Changes to my meetings: E-mail').isChecked();
    await page.context().close();
    return on;
  };
  const press = (headers: Record<string, string>) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'List-Unsubscribe=One-Click',
    });

  assert.equal((await fetch(url)).status, 200);
  assert.equal((await press({ origin: 'https://evil.example' })).status, 403);
  assert.equal(await isOn(), true, 'looking at it does nothing');
  assert.equal((await press({})).status, 200);
  assert.equal(await isOn(), false);

  const page = await chromium.newPage({ ...PHONE, javaScriptEnabled: false });
  await page.goto(url);
  await page.getByText('No more e-mails about changes to my meetings').waitFor();
  await page.getByRole('button', { name: 'Stop them' }).click();
  await page.getByText('Stopped.').waitFor();
  await page.goto(`${url.slice(0, -2)}AA`);
  await page.getByText('This link does not work any more').waitFor();
});

test('the organiser sees counts, the ways of this house, and sets the forum’s measure', async () => {
  const page = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(page, 'organiser');
  await page.goto(`${app.origin}/${FORUM}/forum-link/notices`);
  await page.getByText('E-mail: off. The operator sets SMTP_URL.').waitFor();
  await page.getByLabel('Messages a person and day, at most').fill('5');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('Messages a person and day, at most').inputValue(), '5');
  await axe(page);
});
