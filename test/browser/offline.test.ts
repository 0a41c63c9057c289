/** Walk D: Forum Link without a line. The browser itself cuts the network, or the server is gone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { cloneHouse, demoTemplate } from '../testing.ts';
import { liveIn } from './lived-in.ts';
import { LINK, phone, saidOnce, until, write } from './phones.ts';
import { axe, browser, signIn, startServer } from './server.ts';

let chromium: Browser;
let house: Awaited<ReturnType<typeof cloneHouse>>;
let server: Awaited<ReturnType<typeof startServer>>;
let origin: string;
let room: string;

before(async () => {
  [chromium, house] = await Promise.all([browser(), demoTemplate().then(cloneHouse)]);
  server = await startServer({ DATABASE_URL: house.url });
  origin = server.origin;
  room = await liveIn(house);
});
after(async () => {
  await chromium?.close();
  await server?.stop();
  await house?.[Symbol.asyncDispose]();
});

const ofDelegate = () =>
  phone(chromium, origin, (page: Page) => signIn(house.db, origin, page, 'delegate'), room);
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

test('without a line Today, agenda, meetings, notes and chats open, and say as of when they are', async () => {
  const [context, page] = await ofDelegate();
  await context.setOffline(true);
  const took: string[] = [];
  for (const [path, title] of [
    [LINK, 'Your day'],
    [`${LINK}/agenda`, 'Agenda'],
    [`${LINK}/meetings`, 'My meetings'],
    [`${LINK}/notes`, 'Notes'],
    [`${LINK}/chat`, 'Chat'],
    [room, 'Data sharing between forces'],
  ] as const) {
    const from = performance.now();
    await page.goto(origin + path);
    await heading(page, title).waitFor();
    took.push(`${title} ${Math.round(performance.now() - from)} ms`);
    await page.getByText(/As of \d\d:\d\d, no connection/).waitFor();
    await axe(page);
  }
  console.info(`opened without a line: ${took.join(', ')}`);

  await page.goto(origin + LINK);
  await page.getByRole('link', { name: 'Chat' }).click();
  await heading(page, 'Chat').waitFor();
  await page.getByRole('link', { name: 'Data sharing between forces' }).click();
  await page.getByText('Shall we make that the question for tomorrow’s table?').waitFor();
  await page.getByRole('link', { name: 'All conversations' }).click();
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByText(/not kept on this device/i).waitFor();
  await page.goto(`${origin}${LINK}/people`);
  await heading(page, 'Not kept on this device').waitFor();
  await axe(page);
  await page.getByRole('link', { name: 'Agenda' }).click();
  await heading(page, 'Agenda').waitFor();

  await context.setOffline(false);
  await page.getByText(/no connection/).waitFor({ state: 'detached' });
  await context.close();
});

test('what is written without a line survives a reload and a closed tab, and arrives once', async () => {
  const [context, page] = await ofDelegate();
  await page.goto(origin + room);
  await page.getByRole('button', { name: 'Send' }).waitFor();
  await context.setOffline(true);
  await write(page, 'From the basement');
  await page.getByText('Waiting for a connection').waitFor();
  await page.reload();
  await page.getByText('From the basement').waitFor();
  await write(page, 'And from below it');
  await page.getByText('2 messages wait here and will be sent once.').waitFor();
  await page.close();

  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const tab of [one, two]) {
    await tab.goto(origin + room);
    await tab.getByText('From the basement').waitFor();
    await tab.getByText('And from below it').waitFor();
  }
  await write(two, 'From the other tab');
  await one.getByText('From the other tab').waitFor();
  await axe(one);

  // a worker that the browser starts anew has the line for a moment, and may have sent some: once is what counts
  const back = performance.now();
  await context.setOffline(false);
  await saidOnce(house, 'From the other tab');
  console.info(`delivered ${Math.round(performance.now() - back)} ms after the line was back`);
  await saidOnce(house, 'And from below it');
  await saidOnce(house, 'From the basement');
  const all = ['From the basement', 'And from below it', 'From the other tab'];
  for (const tab of [one, two]) {
    const bodies = tab.getByRole('log').locator('.body');
    await until(
      async () => (await bodies.allInnerTexts()).slice(-3).join() === all.join(),
      'the messages are not there in order',
    );
    await tab.getByText('Waiting for a connection').waitFor({ state: 'detached' });
  }
  await context.close();
});

test('with the server gone, what was said since a room was kept is there, and what waits goes when it is back', async () => {
  const [context, page] = await ofDelegate();
  const [, teller] = await ofDelegate();
  await teller.goto(origin + room);
  await teller.getByRole('button', { name: 'Send' }).waitFor();
  await write(teller, 'Said after it was kept');
  await saidOnce(house, 'Said after it was kept');
  const heard = () =>
    page.evaluate(async () => {
      const all = await indexedDB.databases();
      const name = all.find(({ name = '' }) => !name.includes('cards'))?.name ?? '';
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opened = indexedDB.open(name);
        opened.onsuccess = () => resolve(opened.result);
      });
      const count = await new Promise<number>((resolve) => {
        const counted = database.transaction('heard').objectStore('heard').count();
        counted.onsuccess = () => resolve(counted.result);
      });
      database.close();
      return count > 0;
    });
  await until(heard, 'nothing was put down');

  await server.stop();
  await page.goto(origin + room);
  await page.getByText('Said after it was kept').waitFor();
  await write(page, 'Into the void');
  await page.getByText('Waiting for a connection').waitFor();

  server = await startServer({ DATABASE_URL: house.url, PORT: new URL(origin).port });
  await saidOnce(house, 'Into the void');
  await page.getByText('Waiting for a connection').waitFor({ state: 'detached' });
  await context.close();
  await teller.context().close();
});

test('a new version of the worker takes over, and nothing that waits is lost', async () => {
  const [context, page] = await ofDelegate();
  await page.goto(origin + room);
  await page.getByRole('button', { name: 'Send' }).waitFor();
  // the context's: its worker sends what waits too
  await context.route('**/api/v1/**', (route) => route.abort());
  await write(page, 'Across two versions');
  await page.getByText('Waiting for a connection').waitFor();
  const worker = await page.evaluate(async () => {
    const taken = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve),
    );
    await navigator.serviceWorker.register('/service-worker.js?next', { scope: '/app/' });
    await taken;
    return navigator.serviceWorker.controller?.scriptURL;
  });
  assert.match(worker ?? '', /\?next$/);
  await page.getByText('Across two versions').waitFor();
  await context.unroute('**/api/v1/**');
  await saidOnce(house, 'Across two versions');
  await context.setOffline(true);
  await page.goto(origin + LINK);
  await heading(page, 'Your day').waitFor();
  await context.close();
});
