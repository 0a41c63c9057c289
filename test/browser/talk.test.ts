/** Within a conversation: two phones and a desk, with and without script. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import { type App, axe, browser, shoot, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const LINK = `/app/${FORUM}`;
const PHONE = { viewport: { width: 390, height: 844 } };
let chromium: Browser;
let app: App;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

async function signedIn(email: string, options: object = PHONE): Promise<Page> {
  const page = await chromium.newPage(options);
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}
const SOREN = 'soren.fitzgerald@penhallow.police.example';
const IVAN = 'ivan.mcallister@caerwyn.police.example';
const CATRIN = 'catrin.lukasik@fenbridge.police.example';

const log = (page: Page) => page.getByRole('log');
const heard = (page: Page, words: string) => log(page).getByText(words, { exact: true });
async function write(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.getByRole('button', { name: /^(Send|Save)$/ }).click();
}
/** Opens the menu of the message with these words, as a keyboard does. */
async function menuOf(page: Page, words: string) {
  const row = log(page).locator('.row', { has: page.locator('.body', { hasText: words }) });
  await row.getByRole('link', { name: /^Reply, react and more/ }).focus();
  await page.keyboard.press('Enter');
  return page.getByRole('dialog');
}

test('two people reply, mention, react, edit and delete; each sees the other type and read', async () => {
  const [soren, ivan, catrin] = [
    await signedIn(SOREN),
    await signedIn(IVAN),
    await signedIn(CATRIN, { viewport: { width: 1280, height: 800 } }),
  ];
  await soren.goto(`${app.origin}${LINK}/chat/new`);
  await soren.getByLabel('What it is about').fill('Data sharing between forces');
  for (const name of ['Ivan McAllister', 'Catrin Łukasik']) {
    await soren.getByLabel('Find people').fill(name);
    await soren.getByRole('button', { name: 'Search' }).click();
    await soren.getByRole('checkbox', { name }).check();
  }
  await soren.getByRole('button', { name: 'Open the group' }).click();
  await soren.waitForURL(/\/chat\/[0-9a-f-]{36}$/);
  const room = soren.url();
  for (const page of [ivan, catrin]) await page.goto(room);
  await write(soren, 'Three forces share one evidence store. See https://example.org/store.');
  await write(soren, 'Shall we make that the question for tomorrow’s table?');

  // seen by both, with names on a press
  await soren.getByText(/^Seen by 2, \d\d:\d\d$/).click();
  await soren
    .getByText(/Ivan McAllister/)
    .last()
    .waitFor();
  const link = log(ivan).getByRole('link', { name: 'https://example.org/store' });
  assert.equal(await link.getAttribute('rel'), 'noopener nofollow');

  // typing, and a mention by the keyboard alone
  const box = ivan.getByRole('textbox', { name: 'Message' });
  await box.pressSequentially('Yes, @catr');
  await soren.getByText('Ivan McAllister is typing').waitFor();
  await ivan.getByRole('option', { name: /Catrin Łukasik/ }).waitFor();
  await axe(ivan);
  await ivan.keyboard.press('Enter');
  await box.pressSequentially('has the figures');
  await ivan.getByRole('button', { name: 'Send' }).click();
  await heard(soren, 'Yes, @Catrin Łukasik has the figures').waitFor();
  await soren.getByText('Ivan McAllister is typing').waitFor({ state: 'detached' });
  await log(catrin).locator('.m.named', { hasText: 'has the figures' }).waitFor();

  // a reply by the menu
  const menu = await menuOf(ivan, 'Shall we make that');
  await axe(ivan);
  await menu.getByRole('button', { name: 'Reply' }).click();
  await write(ivan, 'Agreed. Data quality first.');
  const quote = log(soren).locator('.row', { hasText: 'Agreed. Data quality first.' });
  await quote.getByText('Shall we make that the question for tomorrow’s table?').waitFor();

  // reactions: one by the menu, one by pressing the chip, both told with names
  await (await menuOf(soren, 'Agreed. Data')).getByRole('button', { name: 'Thumbs up' }).click();
  await ivan.getByRole('button', { name: 'Thumbs up, 1: Søren Fitzgerald' }).click();
  const chip = soren.getByRole('button', { name: 'Thumbs up, 2: You and Ivan McAllister' });
  await chip.waitFor();
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  await axe(soren);
  await chip.click();
  await soren.getByRole('button', { name: 'Thumbs up, 1: Ivan McAllister' }).waitFor();

  // the words change everywhere, also where they are quoted
  await (await menuOf(soren, 'Three forces')).getByRole('button', { name: 'Edit' }).click();
  await write(soren, 'Four forces share one evidence store.');
  await log(catrin).locator('.m', { hasText: 'Four forces' }).getByText('edited').waitFor();
  const deleting = await menuOf(soren, 'Shall we make that the question');
  await deleting.getByRole('button', { name: 'Delete' }).click();
  await axe(soren);
  await deleting.getByRole('button', { name: 'Delete for everyone' }).click();
  await heard(ivan, 'Message deleted').first().waitFor();
  await log(ivan).locator('.quote', { hasText: 'Message deleted' }).waitFor();
  for (const page of [soren, ivan, catrin]) {
    await page.goto(page.url());
    await heard(page, 'Message deleted').first().waitFor();
    assert.doesNotMatch(await page.content(), /Shall we make that/);
  }
  await axe(catrin);
  await shoot(catrin, 'link-conversation-desk');

  // found again, and shown where it stands
  await catrin.getByRole('link', { name: 'Search this conversation' }).click();
  await catrin.getByRole('searchbox', { name: 'Words in messages' }).fill('QUALITY');
  await catrin.keyboard.press('Enter');
  await catrin.getByText('1 message', { exact: true }).waitFor();
  await axe(catrin);
  await catrin.getByRole('link', { name: /Agreed\. Data quality first/ }).click();
  await log(catrin).locator('.m.marked', { hasText: 'Agreed' }).waitFor();
});

test('what was changed on another device is shown, and one’s own words are kept', async () => {
  const [phone, tablet] = [await signedIn(SOREN), await signedIn(SOREN)];
  await phone.goto(`${app.origin}${LINK}/people?q=Ivan`);
  await phone.getByRole('link', { name: 'Ivan McAllister' }).click();
  await phone.getByRole('button', { name: 'Write a message' }).click();
  await phone.waitForURL(/\/chat\/[0-9a-f-]{36}$/);
  await write(phone, 'At noon');
  await heard(phone, 'At noon').waitFor();
  await tablet.goto(phone.url());
  await (await menuOf(tablet, 'At noon')).getByRole('button', { name: 'Edit' }).click();
  await (await menuOf(phone, 'At noon')).getByRole('button', { name: 'Edit' }).click();
  await write(phone, 'At one');
  await heard(phone, 'At one').waitFor();

  await write(tablet, 'At two');
  const choose = tablet.getByRole('alert').filter({ hasText: /\S/ });
  await choose.getByText(/changed on another device/).waitFor();
  await choose.getByText('At one', { exact: true }).waitFor();
  await choose.getByText('At two', { exact: true }).waitFor();
  await heard(tablet, 'At one').waitFor();
  await axe(tablet);
  await tablet.getByRole('button', { name: 'Use mine' }).click();
  await choose.waitFor({ state: 'detached' });
  await heard(phone, 'At two').waitFor();
  // what was being written waits on this device
  await phone.getByRole('textbox', { name: 'Message' }).fill('Not yet');
  await phone.reload();
  await phone.waitForFunction(() => document.querySelector('textarea')?.value === 'Not yet');
});

/** Presses a key until what is wanted has the focus. */
async function reach(page: Page, key: string, wanted: string) {
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press(key);
    if (await page.evaluate((css) => document.activeElement?.matches(css), wanted)) return;
  }
  assert.fail(`${wanted} was not reached`);
}
const focused = (page: Page, css: string) =>
  page.waitForFunction((css) => document.activeElement?.matches(css), css);

test('by keyboard alone at twice the size; news is said once, who says it first; who is here is shown to the other', async () => {
  const ivan = await signedIn(IVAN);
  await ivan.goto(`${app.origin}${LINK}/people?q=Catrin`);
  await ivan.getByRole('link', { name: 'Catrin Łukasik' }).click();
  await ivan.getByRole('button', { name: 'Write a message' }).click();
  await ivan.waitForURL(/\/chat\/[0-9a-f-]{36}$/);
  const room = ivan.url();
  await write(ivan, 'Before you came');
  await heard(ivan, 'Before you came').waitFor();
  assert.equal(await ivan.getByText('Here now').count(), 0);
  const catrin = await signedIn(CATRIN, { viewport: { width: 640, height: 400 } });
  await catrin.goto(room);
  await ivan.getByText('Here now').waitFor();
  await catrin.getByText('Here now').waitFor();

  await write(ivan, 'Good morning');
  await heard(catrin, 'Good morning').waitFor();
  const said = catrin.locator('[aria-live="polite"] p');
  await said.first().waitFor({ state: 'attached' });
  assert.deepEqual(await said.allTextContents(), ['Ivan McAllister: Good morning']);

  const box = catrin.getByRole('textbox', { name: 'Message' });
  const bottom = await catrin.evaluate(() => ({
    bar: document.querySelector('textarea')?.getBoundingClientRect().bottom ?? 0,
    height: innerHeight,
    wide: document.documentElement.scrollWidth,
  }));
  assert.ok(bottom.bar > bottom.height - 30 && bottom.bar <= bottom.height, JSON.stringify(bottom));
  assert.equal(bottom.wide, 640);
  await axe(catrin);

  await box.focus();
  await reach(catrin, 'Shift+Tab', '.dots');
  await catrin.keyboard.press('Enter');
  await focused(catrin, 'dialog button');
  await axe(catrin);
  await catrin.keyboard.press('Escape');
  await focused(catrin, '.dots');
  await catrin.keyboard.press('Enter');
  await focused(catrin, 'dialog button');
  await reach(catrin, 'Tab', 'li:first-child .act');
  await catrin.keyboard.press('Enter');
  await focused(catrin, 'textarea');
  await catrin.keyboard.type('And to you');
  await catrin.keyboard.press('Enter');
  await heard(catrin, 'And to you').waitFor();
  await focused(catrin, 'textarea');

  await reach(catrin, 'Shift+Tab', '.me .dots');
  await catrin.keyboard.press('Enter');
  await focused(catrin, 'dialog button');
  await reach(catrin, 'Tab', 'li:nth-child(3) .act');
  await catrin.keyboard.press('Enter');
  await focused(catrin, 'textarea');
  await catrin.waitForFunction(() => document.querySelector('textarea')?.value === 'And to you');
  await catrin.keyboard.press('End');
  await catrin.keyboard.type(', Ivan');
  await catrin.keyboard.press('Enter');
  await heard(ivan, 'And to you, Ivan').waitFor();
  await focused(catrin, 'textarea');

  await reach(catrin, 'Shift+Tab', '.me .dots');
  await catrin.keyboard.press('Enter');
  await focused(catrin, 'dialog button');
  await reach(catrin, 'Tab', 'li:nth-child(4) .act');
  await catrin.keyboard.press('Enter');
  await focused(catrin, 'li:last-child .act');
  await catrin.keyboard.press('Shift+Tab');
  await catrin.keyboard.press('Enter');
  await heard(ivan, 'Message deleted').waitFor();
  await focused(catrin, '[role=log]');

  // shown in the list too, until one does not show it
  await ivan.goto(`${app.origin}${LINK}/chat`);
  const mark = ivan.getByRole('link', { name: /^Catrin Łukasik/ }).getByText('Here now');
  await mark.waitFor();
  await axe(ivan);
  await shoot(ivan, 'link-chat-here');
  await catrin.goto(`${app.origin}${LINK}/me`);
  await catrin.getByRole('button', { name: 'Do not show it' }).click();
  await mark.waitFor({ state: 'detached' });
  await axe(catrin);
});

test('without script a message is answered, changed, given a sign, deleted and found', async () => {
  const page = await signedIn(IVAN, { ...PHONE, javaScriptEnabled: false });
  await page.goto(`${app.origin}${LINK}/chat/new?q=Catrin`);
  await page.getByLabel('What it is about').fill('Without script');
  await page.getByRole('checkbox', { name: 'Catrin Łukasik' }).check();
  await page.getByRole('button', { name: 'Open the group' }).click();
  await write(page, 'First words, @Catrin Łukasik');
  await log(page).locator('b', { hasText: '@Catrin Łukasik' }).waitFor();
  const open = (words: string) =>
    log(page)
      .locator('.row', { hasText: words })
      .getByRole('link', { name: /^Reply, react and more/ })
      .click();

  await open('First words');
  await page.getByRole('link', { name: 'Reply' }).click();
  await write(page, 'An answer');
  await log(page).locator('.quote', { hasText: 'First words' }).waitFor();
  await open('An answer');
  await page.getByLabel('Words').fill('Another answer');
  await page.getByRole('button', { name: 'Save' }).click();
  await heard(page, 'Another answer').waitFor();
  await open('Another answer');
  await page.getByRole('button', { name: 'Heart' }).click();
  await page.getByRole('button', { name: 'Heart, 1: You' }).click();
  await page.getByRole('button', { name: 'Heart, 1: You' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Search this conversation' }).click();
  await page.getByRole('searchbox').fill('another');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /Another answer/ }).click();
  await open('Another answer');
  await page.getByRole('button', { name: 'Delete for everyone' }).click();
  await heard(page, 'Message deleted').waitFor();
});
