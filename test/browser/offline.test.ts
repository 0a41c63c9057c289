/** Walk D: Forum Link without a line. The browser itself cuts the network, or the server is gone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import { liveIn } from './lived-in.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const LINK = `/app/${FORUM}`;
const PHONE = { viewport: { width: 390, height: 844 } };
let chromium: Browser;
let app: App;
let room: string;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  room = await liveIn(app);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

/** A phone of its own on which this person is signed in, and which has kept what it keeps. */
async function phone(sign: (page: Page) => Promise<void>): Promise<[BrowserContext, Page]> {
  const context = await chromium.newContext(PHONE);
  const page = await context.newPage();
  await sign(page);
  await page.goto(app.origin + LINK);
  await isKept(page, room);
  return [context, page];
}
const asDelegate = (page: Page) => app.signIn(page, 'delegate');

async function signInAs(page: Page, email: string): Promise<void> {
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function isKept(page: Page, path: string): Promise<void> {
  const look = () => page.evaluate(async (path) => (await caches.match(path)) !== undefined, path);
  await until(look, `${path} is not kept`);
}

async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(otherwise);
}

async function write(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}
const said = async (words: string) => {
  const found = await app.db.selectFrom('message').select('id').where('body', '=', words).execute();
  return found.length;
};
const saidOnce = async (words: string) => {
  await until(async () => (await said(words)) > 0, `${words} did not arrive`);
  assert.equal(await said(words), 1);
};

/** Everything that lies on the device, in one text. */
const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of await caches.keys()) {
      if (!name.startsWith('plenary:')) continue;
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
const namesOnDevice = (page: Page) =>
  page.evaluate(async () => [
    ...(await caches.keys()).filter((name) => name.startsWith('plenary:')),
    ...(await indexedDB.databases()).map(({ name = '' }) => name),
    ...Object.keys(localStorage).filter((key) => key.startsWith('plenary:')),
  ]);

test('without a line Today, agenda, meetings and chats open, and say as of when they are', async () => {
  const [context, page] = await phone(asDelegate);
  await context.setOffline(true);
  const took: string[] = [];
  for (const [path, heading] of [
    [LINK, 'Your day'],
    [`${LINK}/agenda`, 'Agenda'],
    [`${LINK}/meetings`, 'My meetings'],
    [`${LINK}/chat`, 'Chat'],
    [room, 'Data sharing between forces'],
  ] as const) {
    const from = performance.now();
    await page.goto(app.origin + path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor({ timeout: 5_000 });
    took.push(`${heading} ${Math.round(performance.now() - from)} ms`);
    await page.getByText(/As of \d\d:\d\d, no connection/).waitFor();
    await axe(page);
  }
  console.info(`opened without a line: ${took.join(', ')}`);

  await page.goto(app.origin + LINK);
  await page.getByRole('link', { name: 'Chat' }).click();
  await page.getByRole('heading', { name: 'Chat', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Data sharing between forces' }).click();
  await page.getByText('Shall we make that the question for tomorrow’s table?').waitFor();
  await page.getByRole('link', { name: 'All conversations' }).click();
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByText(/That page is not kept on this device/).waitFor();
  await axe(page);
  await page.goto(`${app.origin}${LINK}/people`);
  await page.getByRole('heading', { name: 'Not kept on this device' }).waitFor();
  await axe(page);
  await page.getByRole('link', { name: 'Agenda' }).click();
  await page.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor();

  await context.setOffline(false);
  await page.getByText(/no connection/).waitFor({ state: 'detached' });
  await context.close();
});

test('a message written without a line survives a reload and a closed tab, and arrives once', async () => {
  const [context, page] = await phone(asDelegate);
  await page.goto(app.origin + room);
  await page.getByRole('button', { name: 'Send' }).waitFor();
  await context.setOffline(true);
  const from = performance.now();
  await write(page, 'From the basement');
  await page.getByText('Waiting for a connection').waitFor();
  console.info(`shown as waiting after ${Math.round(performance.now() - from)} ms`);
  await page.reload();
  await page.getByText('From the basement').waitFor();
  await write(page, 'And from below it');
  await page.close();

  const again = await context.newPage();
  await again.goto(app.origin + room);
  await again.getByText('From the basement').waitFor();
  await again.getByText('And from below it').waitFor();
  await again.getByText('2 messages wait here and will be sent once.').waitFor();
  assert.equal(await said('From the basement'), 0);
  const other = await context.newPage();
  await other.goto(app.origin + LINK);
  await other.getByText(/2 messages wait here and will be sent once/).waitFor();

  const back = performance.now();
  await context.setOffline(false);
  await again.getByText('Waiting for a connection').first().waitFor({ state: 'detached' });
  await saidOnce('And from below it');
  console.info(`delivered ${Math.round(performance.now() - back)} ms after the line was back`);
  await saidOnce('From the basement');
  await again.getByText('Waiting for a connection').waitFor({ state: 'detached' });
  const own = (await again.getByRole('log').locator('.body').allInnerTexts()).slice(-2);
  assert.deepEqual(own, ['From the basement', 'And from below it']);
  await context.close();
});

test('neither the directory nor an answer is kept, whatever was looked at', async () => {
  const [context, page] = await phone((each) => app.signIn(each, 'client'));
  const canary = await app.db
    .selectFrom('person')
    .innerJoin('delegate', 'delegate.person_id', 'person.id')
    .select(['family_name', 'delegate.ref'])
    .where('consent', '=', 'named')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('meeting').select('id').whereRef('meeting.delegate_id', '=', 'person.id'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  void canary;
  for (const path of ['/people', '/chat', '/meetings', '/me', '/agenda', ''])
    await page.goto(app.origin + LINK + path);
  await page.goto(`${app.origin}/iq/${FORUM}`);
  await page.goto(app.origin + LINK);
  await isKept(page, `${LINK}/meetings`);
  const kept = await onDevice(page);
  assert.match(kept, /\/meetings/);
  await context.close();
});

test('signing out clears the device, and nothing personal opens after it', async () => {
  const [context, page] = await phone(asDelegate);
  assert.notDeepEqual(await namesOnDevice(page), []);
  await page.goto(`${app.origin}${LINK}/me`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(`${app.origin}/`);
  assert.deepEqual(await namesOnDevice(page), []);
  await context.setOffline(true);
  await assert.rejects(
    page.goto(app.origin + LINK).then(() => page.getByText('Your day').waitFor({ timeout: 1_000 })),
  );
  await context.close();
});
void signInAs;
