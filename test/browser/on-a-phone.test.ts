/**
 * Forum Link under a thumb: whatever is pressed is 44 px wide and high, and at 200 % (a phone of
 * 390 px is then one of 195) nothing scrolls sideways and no word of a button is cut off.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type LinkScreens, linkScreens } from './link-screens.ts';
import { type App, browser, startApp } from './server.ts';

let chromium: Browser;
let app: App;
let screens: LinkScreens;
before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  screens = await linkScreens(app);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

/** What is smaller than a thumb. A box to tick counts with the words beside it, which tick it too. */
const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const one of document.querySelectorAll<HTMLInputElement>(
      'a[href]:not(.skip), button, input:not([type=hidden]), select, textarea, summary',
    )) {
      const target = (/^(checkbox|radio)$/.test(one.type) && one.labels?.[0]) || one;
      const { width, height } = target.getBoundingClientRect();
      const isSeen = one.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
      if (isSeen && (width < 43.5 || height < 43.5))
        found.push(`${Math.round(width)} × ${Math.round(height)}: ${one.outerHTML.slice(0, 120)}`);
    }
    return found;
  });

const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.btn, main h1, main h2, main label')]
      .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
      .filter((one) => getComputedStyle(one).display !== 'inline' && !one.classList.contains('vh'))
      .map((one) => one.innerText || one.outerHTML.slice(0, 80)),
  );

for (const role of ['delegate', 'client'] as const)
  test(`the screens of a ${role} under a thumb, and at 200 %`, async (t) => {
    const context = await chromium.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await app.signIn(page, role);
    for (const [name, path] of screens[role])
      await t.test(name, async () => {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.goto(app.origin + path);
        assert.deepEqual(await tooSmall(page), []);
        await page.setViewportSize({ width: 195, height: 422 });
        const [wide, room] = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return [scrollWidth, clientWidth] as const;
        });
        assert.ok(wide <= room, `${name} is ${wide} px wide on a phone of ${room} px`);
        assert.deepEqual(await cutOff(page), []);
      });
    await context.close();
  });
