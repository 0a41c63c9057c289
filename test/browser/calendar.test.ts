import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readCalendar } from '#exchange/calendar/read/checks.ts';
import { textOf } from '#exchange/calendar/read/components.ts';
import { liveIn } from './lived-in.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const PHONE = { viewport: { width: 390, height: 844 } };
let chromium: Browser;
let app: App;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  await liveIn(app);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

const shoot = async (page: Page, name: string) => {
  const folder = process.env.CALENDAR_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const eventsOf = (file: string) => {
  const { calendars, faults } = readCalendar(file);
  assert.deepEqual(faults, []);
  return calendars[0]?.components.filter(({ name }) => name === 'vevent') ?? [];
};
const meetings = (file: string) =>
  eventsOf(file).filter((event) => textOf(event, 'summary').startsWith('Meeting with'));

test('a delegate’s meetings are at a secret address until a new one takes its place', async () => {
  const page = await chromium.newPage(PHONE);
  await app.signIn(page, 'delegate');
  await page.goto(`${app.origin}/app/${FORUM}/me`);
  await page.getByRole('link', { name: 'My calendar' }).click();
  await page.getByRole('heading', { name: 'Your calendar has no address yet' }).waitFor();
  await axe(page);
  await shoot(page, 'none');
  await page.getByRole('button', { name: 'Make an address' }).click();
  const field = page.getByRole('textbox', { name: 'Address of my calendar' });
  await field.waitFor();
  await axe(page);
  await shoot(page, 'made');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'made-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  const address = await field.inputValue();
  const open = page.getByRole('link', { name: 'Add to my calendar' });
  assert.equal(await open.getAttribute('href'), address.replace('http:', 'webcal:'));

  const feed = await fetch(address);
  assert.equal(feed.status, 200);
  assert.equal(feed.headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.equal(feed.headers.get('cache-control'), 'private, no-cache');
  const etag = feed.headers.get('etag') ?? '';
  assert.ok(meetings(await feed.text()).length > 0);
  const same = await fetch(address, { headers: { 'if-none-match': etag } });
  assert.equal(same.status, 304);

  const sessions = async () => {
    const file = await (await fetch(address)).text();
    return eventsOf(file).length - meetings(file).length;
  };
  const before = await sessions();
  await page.reload();
  await page.getByRole('heading', { name: 'Your calendar has an address' }).waitFor();
  await axe(page);
  await shoot(page, 'has');
  await page.getByRole('radio', { name: 'All sessions' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  assert.ok((await sessions()) > before);

  const file = await page.request.get(`${app.origin}/app/${FORUM}/me/calendar.ics`);
  assert.match(file.headers()['content-disposition'] ?? '', /attachment/);
  assert.equal(await file.text(), await (await fetch(address)).text());

  await page.reload();
  await page.getByRole('heading', { name: 'Your calendar has an address' }).waitFor();
  assert.equal((await page.content()).includes(address.split('/').at(-1) ?? ''), false);
  await page.getByRole('button', { name: 'Make a new address' }).click();
  await field.waitFor();
  assert.equal((await fetch(address)).status, 404);
  const second = await field.inputValue();
  assert.equal((await fetch(second)).status, 200);
  await page.getByRole('button', { name: 'End the address' }).click();
  await page.getByText('The address has ended.').waitFor();
  assert.equal((await fetch(second)).status, 404);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.reload();
    await shoot(page, `none-${width}`);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
  }
});

test('without script the address is made, shown and ended too', async () => {
  const context = await chromium.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await app.signIn(page, 'client');
  await page.goto(`${app.origin}/app/${FORUM}/me/calendar`);
  await page.getByRole('button', { name: 'Make an address' }).click();
  const address = await page.getByRole('textbox', { name: 'Address of my calendar' }).inputValue();
  assert.ok(meetings(await (await fetch(address)).text()).length > 0);
  await page.getByRole('button', { name: 'End the address' }).click();
  await page.getByText('The address has ended.').waitFor();
  assert.equal((await fetch(address)).status, 404);
  await context.close();
});

const FILE = [
  ...['BEGIN:VCALENDAR', 'PRODID:-//test//', 'VERSION:2.0'],
  ...['BEGIN:VEVENT', 'UID:1@test', 'SUMMARY:Night walk', 'LOCATION:Bridge'],
  ...['DTSTART;TZID=Europe/London:20240618T213000', 'DURATION:PT30M', 'END:VEVENT'],
  ...['BEGIN:VEVENT', 'UID:2@test', 'SUMMARY:The day before'],
  ...['DTSTART;TZID=Europe/London:20240101T213000', 'DURATION:PT30M', 'END:VEVENT'],
  'END:VCALENDAR',
].join('\r\n');

test('an organiser takes sessions from a calendar file after a look at what changes', async () => {
  const page = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(page, 'organiser');
  await page.goto(`${app.origin}/${FORUM}/agenda`);
  await page.getByRole('link', { name: 'Import sessions from a calendar file' }).click();
  const choose = (text: string) =>
    page.locator('input[type=file]').setInputFiles({
      ...{ name: 'agenda.ics', mimeType: 'text/calendar' },
      buffer: Buffer.from(text),
    });
  const look = () => page.getByRole('button', { name: 'Look at the file' }).click();
  await choose('no calendar');
  await look();
  await page.getByRole('alert').getByText('Nothing was read.').waitFor();
  await axe(page);

  await choose(FILE);
  await look();
  await page.getByRole('heading', { name: '1 session would be added' }).waitFor();
  await page.getByText('The day before: 2024-01-01 21:30 is not on a day of the forum').waitFor();
  await axe(page);
  await shoot(page, 'file');
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, 'file-390');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'file-dark');
  await page.getByRole('button', { name: 'Save 1 session, show to all' }).click();
  await page.getByText('Saved: 1 session added').waitFor();
  await page.getByRole('link', { name: 'To the agenda' }).click();
  await page.getByRole('heading', { name: 'Night walk' }).waitFor();
});
