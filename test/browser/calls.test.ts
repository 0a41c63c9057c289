/** People who call each other, by browsers with a made-up camera and microphone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openDirect, openGroup } from '#exchange/chat/rooms.server.ts';
import { signInLink } from '#forum/invite.server.ts';
import type { Delegate } from '#forum/people.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import { browser } from './chromium.ts';
import { type App, axe, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const FLAGS = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // the addresses of this machine by number: names of the local network are found by nobody here
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];
let app: App;
let chromium: Browser;
let people: Delegate[];
before(async () => {
  [app, chromium] = await Promise.all([startApp(), browser(FLAGS)]);
  const rows = await app.db
    .selectFrom('delegate as d')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'd.forum_id').onRef('p.id', '=', 'd.person_id'),
    )
    .select('p.email')
    .where('d.status', '=', 'confirmed')
    .orderBy('d.ref')
    .limit(8)
    .execute();
  const seats = await Promise.all(rows.map(({ email }) => memberOf(app.db, email, FORUM)));
  people = seats.filter((seat) => seat?.role === 'delegate') as Delegate[];
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

type Phone = { page: Page; context: BrowserContext; name: string; who: Delegate };
async function phoneOf(who: Delegate | undefined): Promise<Phone> {
  assert.ok(who);
  const context = await chromium.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['camera', 'microphone'],
  });
  const page = await context.newPage();
  const { email, given_name, family_name } = await app.db
    .selectFrom('person')
    .select(['email', 'given_name', 'family_name'])
    .where('id', '=', who.personId)
    .executeTakeFirstOrThrow();
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return { page, context, name: `${given_name} ${family_name}`.trim(), who };
}

/** Opens Forum Link and waits for its line. */
async function home({ page }: Phone) {
  const line = page.waitForRequest(/\/live\?/);
  await page.goto(`${app.origin}/app/${FORUM}`);
  await line;
}

/** Waits until the picture of somebody else moves. */
async function sees(page: Page, others = 1) {
  await page.waitForFunction(
    (count) => {
      const all = [...document.querySelectorAll('dialog ul video')] as HTMLVideoElement[];
      return (
        all.length === count &&
        all.every((each) => each.getVideoPlaybackQuality().totalVideoFrames > 5)
      );
    },
    others,
    { timeout: 60_000 },
  );
  const frames = () =>
    page.evaluate(() =>
      ([...document.querySelectorAll('dialog ul video')] as HTMLVideoElement[]).map(
        (each) => each.getVideoPlaybackQuality().totalVideoFrames,
      ),
    );
  const first = await frames();
  await page.waitForFunction(
    (before) =>
      ([...document.querySelectorAll('dialog ul video')] as HTMLVideoElement[]).every(
        (each, at) => each.getVideoPlaybackQuality().totalVideoFrames > (before[at] ?? 0),
      ),
    first,
    { timeout: 60_000 },
  );
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function startIn(phone: Phone, room: string) {
  await phone.page.goto(`${app.origin}/app/${FORUM}/calls/new?room=${room}`);
  await axe(phone.page);
  await button(phone.page, 'Video call').click();
  await phone.page.waitForURL(/\/calls\/[0-9a-f-]{36}/);
}

test('two see and hear each other, mute, come back, and one goes', async () => {
  const [ann, ben] = [await phoneOf(people[0]), await phoneOf(people[1])];
  const opened = await openDirect(app.db, ann.who, ben.who.personId, new Date());
  assert.ok('room' in opened);
  await home(ben);

  await ann.page.goto(`${app.origin}/app/${FORUM}/chat/${opened.room}`);
  const call = ann.page.getByRole('link', { name: 'Call', exact: true });
  assert.equal(await call.getAttribute('href'), `/app/${FORUM}/calls/new?room=${opened.room}`);
  await startIn(ann, opened.room);
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

test('three in a group see each other; whose network goes is back when it is back', async () => {
  const phones = [await phoneOf(people[2]), await phoneOf(people[3]), await phoneOf(people[4])];
  const [first, second, third] = phones as [Phone, Phone, Phone];
  const ids = phones.map(({ who }) => who.personId);
  const opened = await openGroup(app.db, first.who, { title: 'Drones', people: ids }, new Date());
  assert.ok('room' in opened);
  for (const phone of [second, third]) await home(phone);
  await startIn(first, opened.room);
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
