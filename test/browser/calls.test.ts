/** Calls as people make them: two, three, a network that goes, an interview by link. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import type { Delegate } from '#forum/people.ts';
import {
  button,
  callingBrowser,
  delegatesOf,
  emptyPhone,
  FORUM,
  home,
  type Phone,
  phoneOf,
  sees,
  signInAs,
  startIn,
} from './callers.ts';
import { type App, axe, startApp } from './server.ts';

let app: App;
let chromium: Browser;
let people: Delegate[];
before(async () => {
  [app, chromium] = await Promise.all([startApp(), callingBrowser()]);
  people = await delegatesOf(app);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

test('two see and hear each other, mute, come back, and one goes', async () => {
  const [ann, ben] = [
    await phoneOf(app, chromium, people[0]),
    await phoneOf(app, chromium, people[1]),
  ];
  const opened = await openDirect(app.db, ann.who, ben.who.personId, new Date());
  assert.ok('room' in opened);
  await home(app, ben);

  await ann.page.goto(`${app.origin}/app/${FORUM}/chat/${opened.room}`);
  const call = ann.page.getByRole('link', { name: 'Call', exact: true });
  assert.equal(await call.getAttribute('href'), `/app/${FORUM}/calls/new?room=${opened.room}`);
  await startIn(app, ann, opened.room);
  await ann.page.getByText(`Calling ${ben.name}`).waitFor();

  await ben.page.getByText(`${ann.name} is calling.`).waitFor();
  await axe(ben.page);
  await ben.page.getByRole('link', { name: 'Answer' }).click();
  await Promise.all([sees(ann.page), sees(ben.page)]);
  await axe(ann.page);
  await ben.page.getByText('is calling.').waitFor({ state: 'detached' });

  await ann.page.keyboard.press('m');
  await button(ann.page, 'Unmute').waitFor();
  await ben.page.getByText('Muted').waitFor();
  await button(ann.page, 'Camera off').click();
  await ben.page.getByRole('img', { name: `${ann.name}, no picture` }).waitFor();
  await button(ann.page, 'Camera on').click();
  await sees(ben.page);

  // a page that is loaded again comes in again
  await ben.page.reload();
  await Promise.all([sees(ann.page), sees(ben.page)]);

  await ben.page.keyboard.press('l');
  await ben.page.waitForURL(/\/chat\//);
  await ann.page.getByText('This call is over.').waitFor();
  await axe(ann.page);
  for (const { context } of [ann, ben]) await context.close();
});

test('what is lost on the way between two is asked for again', async () => {
  const [ann, ben] = [
    await phoneOf(app, chromium, people[5]),
    await phoneOf(app, chromium, people[6]),
  ];
  const opened = await openDirect(app.db, ann.who, ben.who.personId, new Date());
  assert.ok('room' in opened);
  await home(app, ben);
  let lost = 0;
  for (const { context } of [ann, ben])
    await context.route(/\/calls\//, async (route) => {
      const isLost = /"do":"signals"/.test(route.request().postData() ?? '') && lost < 4;
      if (!isLost) return route.fallback();
      lost += 1;
      await route.fulfill({ json: { taken: 1 } });
    });
  await startIn(app, ann, opened.room);
  await ben.page.getByRole('link', { name: 'Answer' }).click();
  await Promise.all([sees(ann.page), sees(ben.page)]);
  assert.equal(lost, 4);
  for (const { context } of [ann, ben]) await context.close();
});

test('three in a group see each other; whose network goes is back when it is back', async () => {
  const phones = [
    await phoneOf(app, chromium, people[2]),
    await phoneOf(app, chromium, people[3]),
    await phoneOf(app, chromium, people[4]),
  ];
  const [first, second, third] = phones as [Phone, Phone, Phone];
  const ids = phones.map(({ who }) => who.personId);
  const opened = await openGroup(app.db, first.who, { title: 'Drones', people: ids }, new Date());
  assert.ok('room' in opened);
  for (const phone of [second, third]) await home(app, phone);
  await startIn(app, first, opened.room);
  for (const { page } of [second, third]) await page.getByRole('link', { name: 'Answer' }).click();
  await Promise.all(phones.map(({ page }) => sees(page, 2)));

  await third.context.setOffline(true);
  await third.page.getByText('You are offline').waitFor();
  await third.context.setOffline(false);
  await third.page.getByText('You are offline').waitFor({ state: 'detached' });
  await Promise.all(phones.map(({ page }) => sees(page, 2)));

  await button(first.page, 'Leave').click();
  await first.page.waitForURL(/\/chat\//);
  await Promise.all([sees(second.page), sees(third.page)]);
  for (const { context } of phones) await context.close();
});

test('an interviewee without a seat comes by link, waits at the door, and is let in', async () => {
  const [desk, phone] = [await emptyPhone(chromium), await emptyPhone(chromium)];
  const [page, guest] = [await desk.newPage(), await phone.newPage()];
  await page.setViewportSize({ width: 1280, height: 900 });
  await signInAs(app, page, 'researcher@demo.example');
  const { id } = await app.db
    .selectFrom('interview')
    .select('id')
    .orderBy('position')
    .executeTakeFirstOrThrow();
  await page.goto(`${app.origin}/${FORUM}/interviews/${id}/call`);
  await page.getByLabel('Telephone number to call instead').fill('+44 20 7946 0123');
  await page.getByLabel(/^When/).fill('2030-06-17T14:00');
  await button(page, 'Make a link').click();
  const invitation = await page.getByLabel('Invitation').inputValue();
  assert.match(invitation, /call \+44 20 7946 0123 instead/);
  const [link] = /http\S+\/call\/\S+/.exec(invitation) ?? [];
  assert.ok(link);
  await axe(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'File for a calendar' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'interview.ics');

  await guest.goto(link);
  await guest.getByText('The researcher is not there yet.').waitFor();
  await guest.getByRole('link', { name: 'Call +44 20 7946 0123 instead' }).waitFor();
  const file = await guest.request.get(`${link}/interview.ics`);
  assert.match(file.headers()['content-type'] ?? '', /^text\/calendar/);
  assert.match(await file.text(), /^DTSTART;TZID=\S+:20300617T140000\r$/m);
  await guest.getByRole('link', { name: 'Add to my calendar' }).waitFor();
  await axe(guest);
  await button(page, 'Open the call').click();
  await button(page, 'Join with video').click();
  await button(guest, 'Join with video').click();
  await guest.getByText('You are at the door.').waitFor();
  assert.equal(await guest.locator('dialog ul video').count(), 0);
  await button(page, 'Let in').click();
  await Promise.all([sees(page), sees(guest)]);

  await button(page, 'End for all').click();
  await guest.getByText('The researcher is not there yet.').waitFor();
  await page.goto(`${app.origin}/${FORUM}/interviews/${id}/call`);
  await button(page, 'Revoke the link').click();
  await page.getByText('There is no link yet.').waitFor();
  await guest.goto(link);
  await guest.getByText('This link opens nothing any more').waitFor();
  for (const context of [desk, phone]) await context.close();
});

test('a call that nobody answered is there afterwards, until one of them writes', async () => {
  const [ann, ben] = [
    await phoneOf(app, chromium, people[6]),
    await phoneOf(app, chromium, people[7]),
  ];
  const opened = await openDirect(app.db, ann.who, ben.who.personId, new Date());
  assert.ok('room' in opened);
  await home(app, ben);
  await startIn(app, ann, opened.room);
  await ben.page.getByText(`${ann.name} is calling.`).waitFor();
  await button(ann.page, 'Leave').click();

  const missed = ben.page.getByRole('link', { name: `Missed call from ${ann.name}` });
  await missed.waitFor();
  await axe(ben.page);
  await ben.page.goto(`${app.origin}/app/${FORUM}/chat`);
  await missed.click();
  await ben.page.getByRole('textbox', { name: 'Message' }).fill('Was on stage. Now?');
  await ben.page.getByRole('button', { name: 'Send' }).click();
  await ben.page.getByText('Was on stage. Now?').waitFor();
  await ben.page.getByRole('link', { name: 'All conversations' }).click();
  await ben.page.getByRole('link', { name: ann.name }).waitFor();
  assert.equal(await missed.count(), 0);
  for (const { context } of [ann, ben]) await context.close();
});
