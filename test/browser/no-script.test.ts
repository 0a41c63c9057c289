/**
 * Forum Link on a phone before any script has run, or where none ever does: each screen says what it
 * is about, nothing on it waits for script in vain, and what can be done without a device is done.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { F } from './every-screen.ts';
import { type LinkScreens, linkScreens } from './link-screens.ts';
import { type App, browser, startApp } from './server.ts';

const LINK = `/app/${F}`;
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

async function phoneOf(role: 'delegate' | 'client'): Promise<[BrowserContext, Page]> {
  const context = await chromium.newContext({
    ...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
  });
  const page = await context.newPage();
  await app.signIn(page, role);
  return [context, page];
}

/** Buttons and fields that can be seen and that no form of the page sends anywhere. */
const inVain = (page: Page) =>
  page.evaluate(() => {
    const isSeen = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
    const isSent = (form: HTMLFormElement | null) =>
      [...(form?.elements ?? [])].some(
        (one) => one instanceof HTMLButtonElement && one.type === 'submit' && isSeen(one),
      );
    const found: string[] = [];
    for (const one of document.querySelectorAll<HTMLButtonElement>(
      'button, [role=button], input:not([type=hidden]), select, textarea',
    ))
      if (isSeen(one) && !one.disabled && !one.popoverTargetElement && !isSent(one.form))
        found.push(one.outerHTML.slice(0, 120));
    return found;
  });

for (const role of ['delegate', 'client'] as const)
  test(`without script no screen of a ${role} is empty or shows what does nothing`, async (t) => {
    const [context, page] = await phoneOf(role);
    for (const [name, path] of screens[role])
      await t.test(name, async () => {
        const answer = await page.goto(app.origin + path);
        assert.equal(answer?.status(), 200);
        assert.equal(new URL(page.url()).pathname, path.split('?')[0]);
        assert.ok(await page.locator('h1').first().isVisible());
        assert.deepEqual(await inVain(page), []);
      });
    await context.close();
  });

test('where script is needed the page says so', async () => {
  const [context, page] = await phoneOf('delegate');
  const at = Object.fromEntries(screens.delegate);
  for (const [path, words] of [
    [at['link-call'] ?? '', 'A call needs script in your browser.'],
    [at['link-room'] ?? '', 'Script is off here: new messages show when you open this again.'],
    [`${LINK}/contacts/read`, 'Reading it with the camera needs script, which is off here.'],
    [`${LINK}/me/notices`, 'Turning push on needs script, which is off here.'],
    [`${LINK}/notes`, 'Without script, as here, nothing is kept on this device'],
  ] as const) {
    await page.goto(app.origin + path);
    const said = await page.locator('noscript').allInnerTexts();
    assert.ok(
      said.some((each) => each.includes(words)),
      `${path} says ${said.join(', ')}`,
    );
  }
  await context.close();
});

const acts: Record<'delegate' | 'client', Record<string, (page: Page) => Promise<void>>> = {
  delegate: {
    'reads an announcement and says so': async (page) => {
      await open(page, '');
      await page.getByRole('button', { name: 'Got it' }).click();
      await page.getByRole('heading', { name: 'Lunch is in Hall 2 today' }).waitFor(GONE);
      await open(page, '/announcements');
      await page.getByText('You pressed “Got it”.').waitFor();
    },
    'votes and asks': async (page) => {
      await open(page, '/agenda/S1');
      await page.getByLabel('Train people').check();
      await page.getByRole('button', { name: 'Vote', exact: true }).click();
      await page.getByText('Your vote is in.').waitFor();
      await page.getByLabel('Your question').fill('Who pays without script?');
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByText('It waits for the moderator').waitFor();
    },
    'accepts a meeting': async (page) => {
      await open(page, '/meetings');
      await page
        .getByRole('button', { name: /^Accept/ })
        .first()
        .click();
      await page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
    },
    'says what came of a meeting': async (page) => {
      await open(page, '/meetings');
      await page.getByRole('button', { name: 'Met, worth it' }).first().click();
      await page.getByText('Met, worth it', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'Follow up' }).first().click();
    },
    'writes to a person found': async (page) => {
      await open(page, '/people');
      await page.getByRole('searchbox').fill('Catrin');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('link', { name: /^Catrin Łukasik/ }).click();
      await page.getByRole('button', { name: 'Write a message' }).click();
      await page.getByRole('textbox', { name: 'Message' }).fill('Written without script');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('log').getByText('Written without script').waitFor();
      await open(page, '/chat');
      await page.getByText('You: Written without script').waitFor();
    },
    'swaps cards with who asks': async (page) => {
      await open(page, '/me');
      await page.getByRole('button', { name: 'Swap cards' }).click();
      await open(page, '/contacts');
      await page.getByText('catrin.lukasik@').waitFor();
    },
    'proposes a topic table': async (page) => {
      await open(page, '/chat/tables');
      await page.getByLabel('Topic').fill('Procurement without script');
      await page.getByRole('button', { name: 'Propose it' }).click();
      await page.getByRole('heading', { name: 'Procurement without script' }).waitFor();
    },
    'writes a note': async (page) => {
      await open(page, '/notes');
      await page.getByLabel('A new note about').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByRole('textbox', { name: /^Note about/ }).fill('Four pages, in March');
      await page.getByRole('button', { name: 'Save' }).click();
      await open(page, '/notes');
      await page.getByText('Four pages, in March').waitFor();
    },
    'changes what reaches them, and when': async (page) => {
      await open(page, '/me/notices');
      await page.getByLabel('None: tell me at any hour').check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/^Saved/).waitFor();
      assert.ok(await page.getByLabel('None: tell me at any hour').isChecked());
    },
  },
  client: {
    'answers a message': async (page) => {
      await open(page, '/chat');
      await page.getByRole('link', { name: /^Kofi Ellwood/ }).click();
      await page.getByRole('textbox', { name: 'Message' }).fill('Before lunch, gladly');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('log').getByText('Before lunch, gladly').waitFor();
    },
    'asks a question': async (page) => {
      await open(page, '/agenda/S1');
      await page.getByLabel('Your question').fill('Which audit trail?');
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByText('It waits for the moderator').waitFor();
    },
    'changes what the card gives': async (page) => {
      await open(page, '/me');
      await page.getByText('Change number and note').click();
      await page.getByLabel('Phone number').fill('+44 20 7946 0000');
      const gets = page.getByRole('region', { name: 'What the other person gets' });
      await gets.getByRole('button', { name: 'Save' }).last().click();
      await gets.getByRole('switch', { name: /^Phone/ }).check();
      await gets.getByRole('button', { name: 'Save' }).first().click();
      await open(page, '/me');
      await page.getByText('+44 20 7946 0000').first().waitFor();
    },
    'reads an announcement and says so': async (page) => {
      await open(page, '/announcements');
      await page.getByRole('button', { name: 'Got it' }).click();
      await page.getByText('You pressed “Got it”.').waitFor();
    },
  },
};
const GONE = { state: 'detached' } as const;
const open = (page: Page, end: string) => page.goto(app.origin + LINK + end);

for (const role of ['delegate', 'client'] as const)
  test(`what a ${role} does without script`, async (t) => {
    const [context, page] = await phoneOf(role);
    page.setDefaultTimeout(8_000);
    for (const [name, act] of Object.entries(acts[role])) await t.test(name, () => act(page));
    await context.close();
  });
