import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, browser } from './chromium.ts';
import { type App, startApp } from './server.ts';

let app: App;
let chromium: Awaited<ReturnType<typeof browser>>;
before(async () => {
  [app, chromium] = await Promise.all([startApp(), browser()]);
});
after(() => Promise.all([app.close(), chromium.close()]));

const organiser = 'organiser@demo.example';

async function newestMail() {
  const { body } = await app.db
    .selectFrom('mail')
    .select('body')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [code = ''] = /\b\d{6}\b/.exec(body) ?? [];
  const [link = ''] = /http\S+/.exec(body) ?? [];
  return { code, link };
}

for (const javaScriptEnabled of [true, false]) {
  test(`sign in by code ${javaScriptEnabled ? 'with' : 'without'} script, to where one wanted to go`, async () => {
    await using context = await chromium.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${app.origin}/police-forum-2024/outbox`);
    assert.match(page.url(), /\/\?next=%2Fpolice-forum-2024%2Foutbox$/);
    if (javaScriptEnabled) await axe(page);

    await page.getByLabel('E-mail').fill(organiser);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.waitForURL('**/sign-in/code');
    assert.ok(!page.url().includes('demo.example'), 'no address in an address');
    await page.getByText(organiser).waitFor();
    if (javaScriptEnabled) await axe(page);

    const { code } = await newestMail();
    const field = page.getByLabel('Six-digit code');
    await field.fill(code === '000000' ? '111111' : '000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/police-forum-2024/outbox');
    await page.getByText(code).waitFor();

    await page.goto(`${app.origin}/`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    await page.goto(`${app.origin}/police-forum-2024`);
    assert.match(page.url(), /\/\?next=/);
  });
}

test('a link counts when its button is pressed, once, however often it was opened before', async () => {
  await using context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(app.origin);
  await page.getByLabel('E-mail').fill(organiser);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in/code');
  const { link } = await newestMail();

  for (const method of ['GET', 'HEAD', 'GET'])
    assert.equal((await fetch(link, { method })).status, 200);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/police-forum-2024');
  await page.goto(app.origin);
  await page.getByRole('heading', { name: 'You have a seat in 1 forum' }).waitFor();
  await axe(page);
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'plenary');
  assert.ok(cookie?.httpOnly && cookie.sameSite === 'Lax');

  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
});

test('nobody else’s page can press the button', async () => {
  const pressed = await fetch(`${app.origin}/sign-in/link/some-token`, {
    method: 'POST',
    headers: {
      origin: 'https://evil.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
  });

  assert.equal(pressed.status, 403);
});
