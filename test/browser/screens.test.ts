/**
 * Every screen as the person who uses it, light and dark, desk and phone: it opens without an
 * error, axe finds nothing serious, and nothing scrolls sideways at 320 px. With SCREENS=1 their
 * pictures are written to docs/screens/.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { liveIn } from './lived-in.ts';
import { pollIn } from './polled-in.ts';
import { type App, axe, browser, shoot, startApp } from './server.ts';

const F = 'police-forum-2024';
const COMPARED = [1, 2, 3, 4, 5].map((n) => `ref=PSF-00${n}`).join('&');
type Role = 'organiser' | 'delegate' | 'client';
const screens: Record<Role, [name: string, path: string][]> = {
  organiser: [
    ['forums', '/'],
    ['overview', `/${F}`],
    ['import', `/${F}/import`],
    ['interviews', `/${F}/interviews`],
    ['report-draft', `/${F}/report`],
    ['report-crosstab', `/${F}/report/crosstab?rows=seniority&columns=top_priority`],
    ['find', `/${F}/find`],
    ['find-profile', `/${F}/find/PSF-001`],
    ['find-compare', `/${F}/find/compare?${COMPARED}`],
    ['explore', `/${F}/explore`],
    ['people', `/${F}/people`],
    ['agenda', `/${F}/agenda`],
    ['meetings', `/${F}/meetings`],
    ['meetings-live', `/${F}/meetings/live`],
    ['meetings-door', `/${F}/meetings/door`],
    ['meeting-runs', `/${F}/meetings/runs`],
    ['meeting-rules', `/${F}/meetings/rules`],
    ['meeting-delivery', `/${F}/meetings/delivery`],
    ['meeting-left', `/${F}/meetings/left?client=C03`],
    ['meeting-paper', `/${F}/meetings/paper`],
    ['meeting-compare', `/${F}/meetings/compare?a=1&b=2`],
    ['forum-link-sessions', `/${F}/forum-link/sessions`],
    ['forum-link-session', `/${F}/forum-link/sessions/S1`],
    ['client-exports', `/${F}/exports`],
    ['brand', `/${F}/brand`],
    ['outbox', `/${F}/outbox`],
    ['new-forum', '/new'],
  ],
  client: [
    ['iq', `/iq/${F}`],
    ['iq-question', `/iq/${F}?q=heads+of+department+increasing+AI+with+over+%C2%A35m+urgently`],
    ['iq-nobody', `/iq/${F}?q=commissioners+cutting+cloud+with+over+%C2%A3900m`],
    ['iq-profile', `/iq/${F}/PSF-001`],
    ['iq-like', `/iq/${F}?like=PSF-001`],
    ['iq-compare', `/iq/${F}/compare?${COMPARED}`],
    ['iq-explore', `/iq/${F}/explore`],
    ['iq-explore-two', `/iq/${F}/explore?by=seniority&cross=top_priority`],
    ['iq-trends', `/iq/${F}/trends`],
    ['iq-forums', '/iq'],
    ['iq-shortlist', `/iq/${F}/shortlist`],
    ['iq-segments', `/iq/${F}/segments`],
    ['iq-exports', `/iq/${F}/exports`],
    ['iq-export-new', `/iq/${F}/exports/new?of=search&search=`],
    ['iq-meetings', `/iq/${F}/meetings`],
    ['link-client-today', `/app/${F}`],
  ],
  delegate: [
    ['link-today', `/app/${F}`],
    ['link-agenda', `/app/${F}/agenda`],
    ['link-session', `/app/${F}/agenda/S1`],
    ['link-meetings', `/app/${F}/meetings`],
    ['link-limits', `/app/${F}/meetings/limits`],
    ['link-people', `/app/${F}/people`],
    ['link-chat', `/app/${F}/chat`],
    ['link-me', `/app/${F}/me`],
    ['link-quotes', `/app/${F}/quotes`],
    ['survey', `/survey/${F}`],
  ],
};

let chromium: Browser;
let app: App;
before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  screens.delegate.push(['link-room', await liveIn(app)]);
  await pollIn(app);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

for (const [role, list] of Object.entries(screens) as [Role, [string, string][]][]) {
  test(`the screens of a ${role}`, async (t) => {
    const page = await opened(role);
    for (const [name, path] of list) {
      await t.test(name, () => looks(page, name, path));
    }
  });
}

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
