import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
let app: App;
let chromium: Awaited<ReturnType<typeof browser>>;
before(async () => {
  [app, chromium] = await Promise.all([startApp(), browser()]);
});
after(() => Promise.all([app.close(), chromium.close()]));

async function signIn(page: Page, email: string) {
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
const TALK =
  'Interviewer: What comes first?\nDelegate: We train people before we buy.\nDelegate: Then we buy less.\n';

test('a delegate’s words: cut, asked, approved with less of a name, printed, withdrawn', async () => {
  await using context = await chromium.newContext();
  const [page, phone] = [await context.newPage(), await (await chromium.newContext()).newPage()];
  await signIn(page, 'researcher@demo.example');
  const delegate = await app.db
    .selectFrom('delegate')
    .select(['ref', 'title', 'organisation'])
    .where('status', '=', 'confirmed')
    .where('consent', '=', 'named')
    .orderBy('ref')
    .executeTakeFirstOrThrow();

  await page.goto(`${app.origin}/${FORUM}/interviews`);
  await axe(page);
  await page.getByText('Enter an interview').click();
  await page.getByLabel('Ref, if it is a delegate').fill(delegate.ref);
  await page.getByLabel('What it is about').fill('People first');
  await page.getByRole('button', { name: 'Enter the interview' }).click();
  await page.waitForURL(/interviews\/[0-9a-f-]{36}$/);
  const file = { name: 'talk.txt', mimeType: 'text/plain', buffer: Buffer.from(TALK) };
  await page.getByLabel('File').setInputFiles(file);
  await page.getByRole('button', { name: 'Add the transcript' }).click();
  await page.getByText('Added: 3 cues.').waitFor();
  await page.getByLabel('Cue 2').check();
  await page.getByLabel('Cue 3').check();
  await page.getByLabel('Themes, with commas between').fill('Training');
  await page.getByRole('button', { name: 'Cut out an excerpt' }).click();
  await page.getByText('cues 2 to 3').waitFor();
  await page.locator('article summary', { hasText: 'Make a quote' }).click();
  const words = page.locator('article').getByLabel('Words', { exact: true });
  await words.fill('We train people before we buy … less.');
  await page.locator('article').getByRole('button', { name: 'Make a quote' }).click();
  await page.getByRole('button', { name: 'Ask for approval' }).click();
  await page.getByText('Asked for 1 quote.').waitFor();
  await axe(page);

  await app.signIn(phone, 'delegate');
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(`${app.origin}/app/${FORUM}/me`);
  await phone.getByText('1 quote waits for you').waitFor();
  await phone.getByRole('link', { name: 'Read and decide' }).click();
  await phone.getByText('We train people before we buy').first().waitFor();
  await axe(phone);
  await phone.getByRole('radio').nth(1).check();
  await phone.getByRole('button', { name: 'Approve' }).click();
  await phone.getByText('You approved this.').waitFor();

  await page.goto(`${app.origin}/${FORUM}/report`);
  await page.getByText('We train people before we buy').first().waitFor();
  await phone.getByRole('button', { name: 'Withdraw' }).click();
  await phone.getByText('Withdrawn. It is printed nowhere.').waitFor();
  await page.getByText('We train people before we buy').first().waitFor({ state: 'detached' });
});

test('a person without a seat decides by link, without a script', async () => {
  await using staff = await chromium.newContext();
  await using guest = await chromium.newContext({ javaScriptEnabled: false });
  const [page, own] = [await staff.newPage(), await guest.newPage()];
  await signIn(page, 'researcher@demo.example');
  await page.goto(`${app.origin}/${FORUM}/interviews`);
  await page.getByRole('link', { name: 'Chief Technology Officer' }).click();
  await page.getByText('Write a quote').click();
  const form = page.locator('details.new');
  await form.getByLabel('Words', { exact: true }).fill('Bring the training with the product.');
  await form.getByRole('button', { name: 'Make a quote' }).click();
  await page.getByLabel('E-mail of the interviewee').fill('cto@gloucestershire.example');
  await page.getByRole('button', { name: 'Ask for approval' }).click();
  const link = await page.getByLabel('No mail server is set').inputValue();

  for (const method of ['GET', 'HEAD', 'GET'])
    assert.equal((await fetch(link, { method })).status, 200);
  await own.goto(link);
  const quote = own.locator('article', { hasText: 'Bring the training' });
  await quote.getByText('Waits for you').waitFor();
  await quote.getByRole('button', { name: 'Approve' }).click();
  await quote.getByText('You approved this.').waitFor();
  const paper = own.locator('article', { hasText: 'Addressing skill gaps' });
  await paper.getByRole('button', { name: 'Withdraw' }).click();
  await paper.getByText('Withdrawn. It is printed nowhere.').waitFor();
  const stranger = await fetch(`${app.origin}/quote/${'x'.repeat(22)}`);
  assert.equal(stranger.status, 404);
});
