/** Phones of people at the forum, and what lies on them. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import type { App } from './server.ts';

export const FORUM = 'police-forum-2024';
export const LINK = `/app/${FORUM}`;

/** A phone of its own on which somebody is signed in, and which keeps what it keeps. */
export async function phone(
  chromium: Browser,
  origin: string,
  sign: (page: Page) => Promise<void>,
  keeps: string,
): Promise<[BrowserContext, Page]> {
  const context = await chromium.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await sign(page);
  await page.goto(origin + LINK);
  await isKept(page, keeps);
  return [context, page];
}

/** Signs a page in by a fresh link. */
export async function signInAs(
  { db, origin }: Pick<App, 'db' | 'origin'>,
  page: Page,
  email: string,
) {
  const link = await signInLink(db, operator(), FORUM, email, origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

export async function isKept(page: Page, path: string): Promise<void> {
  const look = () => page.evaluate(async (path) => (await caches.match(path)) !== undefined, path);
  await until(look, `${path} is not kept`);
}

export async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(otherwise);
}

export async function write(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** How often these words were said, once they were. */
export async function saidOnce({ db }: Pick<App, 'db'>, words: string): Promise<void> {
  await until(async () => (await said({ db }, words)) > 0, `${words} did not arrive`);
  assert.equal(await said({ db }, words), 1, words);
}
export const said = async ({ db }: Pick<App, 'db'>, words: string) =>
  (await db.selectFrom('message').select('id').where('body', '=', words).execute()).length;

/** Everything personal that lies on the device, in one text. */
export const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        found.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opened = indexedDB.open(name);
        opened.onsuccess = () => resolve(opened.result);
      });
      for (const store of database.objectStoreNames)
        found.push(
          await new Promise<string>((resolve) => {
            const all = database.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(JSON.stringify(all.result));
          }),
        );
      database.close();
    }
    return found.join('\n');
  });

/** Names under which something personal lies here. */
export const namesOnDevice = (page: Page) =>
  page.evaluate(async () => [
    ...(await caches.keys()).filter((name) => name.startsWith('plenary:')),
    ...(await indexedDB.databases()).map(({ name = '' }) => name),
    ...Object.keys(localStorage).filter((key) => key.startsWith('plenary:')),
  ]);
