/** People who call each other, by browsers with a made-up camera and microphone. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import type { Delegate } from '#forum/people.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import { browser } from './chromium.ts';
import { type App, axe } from './server.ts';

export const FORUM = 'police-forum-2024';
const FLAGS = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // the addresses of this machine by number: names of the local network are found by nobody here
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];
export const callingBrowser = (): Promise<Browser> => browser(FLAGS);

export async function delegatesOf(app: App): Promise<Delegate[]> {
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
  return seats.filter((seat) => seat?.role === 'delegate') as Delegate[];
}

export async function signInAs(app: App, page: Page, email: string): Promise<void> {
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

const PHONE = {
  viewport: { width: 390, height: 844 },
  permissions: ['camera', 'microphone'],
};
export const emptyPhone = (chromium: Browser): Promise<BrowserContext> =>
  chromium.newContext(PHONE);

export type Phone = { page: Page; context: BrowserContext; name: string; who: Delegate };
export async function phoneOf(app: App, chromium: Browser, who?: Delegate): Promise<Phone> {
  assert.ok(who);
  const context = await emptyPhone(chromium);
  const page = await context.newPage();
  const { email, given_name, family_name } = await app.db
    .selectFrom('person')
    .select(['email', 'given_name', 'family_name'])
    .where('id', '=', who.personId)
    .executeTakeFirstOrThrow();
  await signInAs(app, page, email);
  return { page, context, name: `${given_name} ${family_name}`.trim(), who };
}

/** Opens Forum Link and waits for its line. */
export async function home(app: App, { page }: Phone): Promise<void> {
  const line = page.waitForRequest(/\/live\?/);
  await page.goto(`${app.origin}/app/${FORUM}`);
  await line;
}

/** How many pictures of each of the others were drawn. */
const frames = (page: Page) =>
  page.evaluate(() =>
    ([...document.querySelectorAll('dialog ul video')] as HTMLVideoElement[]).map(
      (each) => each.getVideoPlaybackQuality().totalVideoFrames,
    ),
  );

/** Waits until the pictures of all the others move. */
export async function sees(page: Page, others = 1): Promise<void> {
  const atLeast = async (before: readonly number[], count: number) => {
    for (let tries = 0; tries < 240; tries++) {
      const now = await frames(page);
      if (now.length === others && now.every((drawn, at) => drawn > (before[at] ?? 0) + count))
        return now;
      await page.waitForTimeout(250);
    }
    const shown = await page.getByRole('dialog').innerText();
    throw new Error(`No moving picture of ${others}: ${await frames(page)}\n${shown}`);
  };
  await atLeast(await atLeast([], 5), 5);
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

export async function startIn(app: App, { page }: Phone, room: string): Promise<void> {
  await page.goto(`${app.origin}/app/${FORUM}/calls/new?room=${room}`);
  await axe(page);
  await button(page, 'Video call').click();
  await page.waitForURL(/\/calls\/[0-9a-f-]{36}/);
}
