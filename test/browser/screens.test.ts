/**
 * Every screen as the person who uses it, light and dark, desk and phone: it opens without an
 * error, axe finds nothing serious, nothing scrolls sideways at 320 px, and its script is light.
 * With SCREENS=1 their pictures are written to docs/screens/.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { everyScreen, F, MOST_SCRIPT, type Screens, weighAll } from './every-screen.ts';
import { type App, axe, browser, type Role, shoot, startApp } from './server.ts';

let chromium: Browser;
let app: App;
let screens: Screens;
before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  screens = await everyScreen(app);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

for (const role of ['organiser', 'client', 'delegate'] as const) {
  test(`the screens of a ${role}`, async (t) => {
    const page = await opened(role);
    for (const [name, path] of screens[role]) {
      await t.test(name, () => looks(page, name, path));
    }
  });
}

test('no screen fetches more script than phones on a full line can bear', async () => {
  const heavy = (await weighAll(chromium, app, screens)).filter(({ kB }) => kB > MOST_SCRIPT);
  assert.deepEqual(heavy, []);
});

test('the screens of a stranger', async (t) => {
  const page = await chromium.newPage();
  for (const [name, path] of [
    ['sign-in', '/'],
    ['sign-in-link', '/sign-in/link/none'],
    ['report', await reportLink()],
    ['report-passcode', await reportLink('kingfisher 9')],
    ['report-gone', '/report/none'],
  ] as const) {
    await t.test(name, () => looks(page, name, path));
  }
});

async function opened(role: Role): Promise<Page> {
  const page = await chromium.newPage();
  await app.signIn(page, role);
  return page;
}

async function looks(page: Page, name: string, path: string): Promise<void> {
  const said: string[] = [];
  const hear = (line: string) => said.push(line);
  const onConsole = (message: { type(): string; text(): string }) =>
    message.type() === 'error' && hear(message.text());
  const onError = (error: Error) => hear(String(error));
  page.on('console', onConsole).on('pageerror', onError);

  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 900 });
    const answer = await page.goto(app.origin + path);
    assert.ok((answer?.status() ?? 500) < 500, `${path} answers ${answer?.status()}`);
    await axe(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const [wide, room] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  assert.ok(wide <= room, `${name} is ${wide} px wide on a phone of ${room} px`);
  await axe(page);
  if (process.env.SCREENS) await shoot(page, name);

  page.off('console', onConsole).off('pageerror', onError);
  const gone = /status of 40[34]/; // a page that is not there says so to the console too
  assert.deepEqual(
    said.filter((line) => !gone.test(line)),
    [],
  );
}

async function reportLink(passcode = ''): Promise<string> {
  const page = await opened('organiser');
  await page.goto(`${app.origin}/${F}/report`);
  await page.getByLabel('Passcode, if wanted').first().fill(passcode);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = await page.getByLabel('The link, shown this once').inputValue();
  await page.close();
  return new URL(address).pathname;
}
