import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type App, browser, type Role, startApp } from './server.ts';

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

/** The styles of pages; the sheet of a forum's own colour comes when it comes. */
const SHEETS = `[...document.querySelectorAll('link[rel=stylesheet][href*="/_app/"]')]`;

/** Says in `window.plain` which pages were drawn before their styles had come. */
const WATCH = `
  window.plain = [];
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      if (${SHEETS}.some(({ sheet }) => !sheet)) window.plain.push(document.title);
    }).observe(document.querySelector('.app'), { subtree: true, childList: true });
  });
`;

/** A line that is given back, and what is fetched ahead and not wanted any more, are no failures. */
const isGivenUp = (why: string | undefined) => why === 'net::ERR_ABORTED';

/** Collects whatever goes wrong on a page, styles come late as over a slow line. */
async function watched(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') wrong.push(said.text());
  });
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (!isGivenUp(why)) wrong.push(`${why} for ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} for ${response.url()}`);
  });
  await page.route('**/*.css', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await route.continue();
  });
  await page.addInitScript(WATCH);
  return wrong;
}

/** Where a link leads: to the very path, or to one of its kind. */
const leadsTo = (path: string | RegExp) => (href: string) =>
  typeof path === 'string' ? href.split('?')[0] === path : path.test(href);

/** Follows the first link that leads there, by key: a mouse would fetch what it happens to rest on. */
async function follow(page: Page, path: string | RegExp): Promise<void> {
  const hrefs: string[] = await page.evaluate(
    "[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))",
  );
  const href = hrefs.find(leadsTo(path));
  assert.ok(href, `${page.url()} has no link to ${path}`);
  await page.evaluate("document.querySelector('main > *').setAttribute('data-before', '')");
  await page
    .locator(`a[href=${JSON.stringify(href)}]`)
    .first()
    .press('Enter');
  const { pathname } = new URL(href, page.url());
  await page.waitForURL((url) => url.pathname === pathname);
  await page.locator('[data-before]').waitFor({ state: 'detached' });
}

async function walk(role: Role, start: string, paths: (string | RegExp)[]): Promise<void> {
  const context = await chromium.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  await app.signIn(page, role);
  const wrong = await watched(page);
  await page.goto(`${app.origin}${start}`, { waitUntil: 'networkidle' });
  await page.evaluate('window.sameDocument = true');
  for (const path of paths) {
    await follow(page, path);
    const at = new URL(page.url()).pathname;
    assert.equal(await page.evaluate('window.sameDocument'), true, `${at} was loaded anew`);
    assert.deepEqual(await page.evaluate('window.plain'), [], `${at} was drawn without styles`);
    assert.deepEqual(await lostStyles(page), [], `${at} has styles that do not apply`);
    assert.deepEqual(wrong, [], at);
  }
  await context.close();
}

/** Addresses of styles that the page names and that hold no rule. */
const lostStyles = (page: Page) =>
  page.evaluate(`${SHEETS}.filter(({ sheet }) => !sheet?.cssRules.length).map(({ href }) => href)`);

test('a client goes from page to page by links: every page is whole and styled', async () => {
  const iq = `/iq/${FORUM}`;
  await walk('client', iq, [
    `${iq}/exports/new`,
    `${iq}/exports`,
    iq,
    /^\/iq\/[^/]+\/PSF-\d+/,
    `${iq}/shortlist`,
    `${iq}/segments`,
    iq,
    `${iq}/explore`,
    `${iq}/trends`,
    '/iq',
    iq,
    `${iq}/meetings`,
  ]);
});

test('a client begins at a deep page and goes up by links', async () => {
  const iq = `/iq/${FORUM}`;
  await walk('client', `${iq}/exports/new?of=search`, [iq, `${iq}/explore`, `${iq}/shortlist`]);
});

test('a delegate goes from page to page by links: every page is whole and styled', async () => {
  const link = `/app/${FORUM}`;
  await walk('delegate', link, [
    `${link}/agenda`,
    `${link}/people`,
    `${link}/meetings`,
    `${link}/chat`,
    `${link}/me`,
    link,
  ]);
});

test('the organiser goes from page to page by links: every page is whole and styled', async () => {
  const staff = `/${FORUM}`;
  await walk('organiser', staff, [
    `${staff}/import`,
    `${staff}/interviews`,
    `${staff}/report`,
    `${staff}/report/findings`,
    `${staff}/report`,
    `${staff}/report/crosstab`,
    `${staff}/report`,
    `${staff}/report/disclosure`,
    `${staff}/explore`,
    `${staff}/people`,
    `${staff}/find`,
    /^\/[^/]+\/find\/PSF-\d+/,
    `${staff}/agenda`,
    `${staff}/meetings`,
    `${staff}/exports`,
    `${staff}/brand`,
    `${staff}/outbox`,
    '/',
  ]);
});
