/** What lies on a device, and how it goes; private notes on two devices. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { demoSeats } from '../../src/demo.server.ts';
import { liveIn } from './lived-in.ts';
import { FORUM, isKept, LINK, namesOnDevice, onDevice, phone, signInAs, until } from './phones.ts';
import { type App, axe, browser, type Role, startApp } from './server.ts';

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

const ofDelegate = () => phone(chromium, app.origin, (page) => app.signIn(page, 'delegate'), room);

test('neither the directory nor an answer is kept, whatever was looked at', async () => {
  const [context, page] = await phone(
    chromium,
    app.origin,
    (each) => app.signIn(each, 'client'),
    `${LINK}/meetings`,
  );
  await page.goto(`${app.origin}${LINK}/people`);
  const canary = await strangerTo(page);
  const found = `/people?q=${encodeURIComponent(canary)}`;
  for (const path of ['/people', found, '/chat', '/me', '/meetings'])
    await page.goto(app.origin + LINK + path);
  await page.goto(`${app.origin}/iq/${FORUM}`);
  await page.goto(app.origin + LINK);
  await keptAnew(page, `${LINK}/chat`);
  const kept = await onDevice(page);
  assert.match(kept, /Your day/);
  assert.ok(!kept.includes(canary), canary);
  const rows = await app.db.selectFrom('response').select('answers').execute();
  const words = rows
    .flatMap(({ answers }) => Object.values(answers as object).flat())
    .filter((each): each is string => typeof each === 'string' && each.length > 12);
  assert.ok(words.length > 0);
  assert.deepEqual(
    [...new Set(words)].filter((each) => kept.includes(each)),
    [],
  );
  await context.close();
});

/** All of it kept once more, after everything was looked at. */
async function keptAnew(page: Page, path: string) {
  await page.evaluate(async () => {
    for (const name of await caches.keys())
      if (name.startsWith('plenary:')) await caches.delete(name);
  });
  await page.reload();
  await isKept(page, path);
}

/** The family name of somebody in the directory with whom the demo client has nothing to do. */
async function strangerTo(page: Page): Promise<string> {
  const shown = await page.content();
  const seats = await demoSeats(app.db);
  const all = await app.db
    .selectFrom('person')
    .leftJoin('meeting', 'meeting.delegate_id', 'person.id')
    .leftJoin('person as other', 'other.id', 'meeting.representative_id')
    .leftJoin('speaker', 'speaker.delegate_id', 'person.id')
    .select(['person.id', 'person.family_name as name', 'other.email', 'speaker.session_ref'])
    .execute();
  const known = new Set(
    all
      .filter(({ email, session_ref }) => email === seats?.client || session_ref)
      .map(({ name }) => name),
  );
  const stranger = all.find(
    ({ name }) => name.length > 5 && shown.includes(name) && !known.has(name),
  );
  assert.ok(stranger, 'no stranger in the demo forum');
  return stranger.name;
}

test('signing out clears the device, and nothing personal opens after it', async () => {
  const [context, page] = await ofDelegate();
  assert.notDeepEqual(await namesOnDevice(page), []);
  const other = await context.newPage();
  await other.goto(app.origin + LINK);
  await page.goto(`${app.origin}${LINK}/me`);
  const keys = async () =>
    (await namesOnDevice(page)).some((name) => /^plenary:cards\./.test(name));
  await until(keys, 'no key to sign cards with was made');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(`${app.origin}/`);
  await other.waitForURL(`${app.origin}/`);
  assert.deepEqual(await namesOnDevice(page), []);
  await nothingOpens(page);
  await context.close();
});

test('signing out without a line clears the device all the same', async () => {
  const [context, page] = await ofDelegate();
  await page.goto(`${app.origin}${LINK}/me`);
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await until(async () => (await namesOnDevice(page)).length > 0, 'nothing is kept yet');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('nothing is kept on this device').waitFor();
  await until(async () => (await namesOnDevice(page)).length === 0, 'something is kept');
  await context.close();
});

test('a session that was ended elsewhere clears the device at its next contact', async () => {
  const [context, page] = await ofDelegate();
  await app.db.deleteFrom('sign_in_session').execute();
  // its own tab leaves for the door as soon as the device is cleared, perhaps before the page has come
  await page.goto(app.origin + room).catch(() => {});
  await page.waitForURL((url) => url.pathname === '/');
  await until(async () => (await namesOnDevice(page)).length === 0, 'something is kept');
  await nothingOpens(page);
  await context.close();
});

test('another person who signs in on a device finds nothing of the one before', async () => {
  const [context, page] = await ofDelegate();
  const before = await namesOnDevice(page);
  await signInAs(app, page, 'soren.fitzgerald@penhallow.police.example');
  const left = async () => {
    const now = await namesOnDevice(page);
    return before.filter((name) => now.includes(name));
  };
  assert.deepEqual(await left(), []);
  await page.goto(app.origin + LINK);
  await isKept(page, LINK);
  assert.deepEqual(await left(), []);
  await context.close();
});

async function nothingOpens(page: Page) {
  await page.context().setOffline(true);
  const opened = await page.goto(app.origin + LINK).catch(() => null);
  assert.ok(opened === null || opened.status() === 503, 'Today opened');
}

test('a note written without a line is kept, and where two devices differ both versions are shown', async () => {
  const [context, page] = await ofDelegate();
  await isKept(page, `${LINK}/notes`);
  await context.setOffline(true);
  await page.goto(`${app.origin}${LINK}/notes`);
  await page.getByRole('combobox').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Begin' }).click();
  const text = page.getByRole('textbox').first();
  await text.fill('Ask about the audit trail');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('Waiting for a connection').waitFor();
  await axe(page);
  await page.reload();
  await until(
    async () => (await text.inputValue()) === 'Ask about the audit trail',
    'the note is not there after a reload',
  );
  await page.getByText('Waiting for a connection').waitFor();
  await context.setOffline(false);
  await page.getByText('Saved').waitFor();
  const notes = () => app.db.selectFrom('note').select(['body', 'version']).execute();
  assert.deepEqual(await notes(), [{ body: 'Ask about the audit trail', version: 1 }]);

  // another device changes it while this one has no line
  await context.setOffline(true);
  await text.fill('Ask about the audit trail, and who pays');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('Waiting for a connection').waitFor();
  await app.db.updateTable('note').set({ body: 'Asked: they have none', version: 2 }).execute();
  await context.setOffline(false);
  await page.getByText(/changed this note on another device/).waitFor();
  await page.getByText('Asked: they have none').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Keep both, one under the other' }).click();
  await page.getByText('Saved').waitFor();
  assert.deepEqual(await notes(), [
    { body: 'Asked: they have none\n\nAsk about the audit trail, and who pays', version: 3 },
  ]);
  await context.close();
});

/** A page of somebody's whose script comes when it is let. */
async function early(role: Role, path: string) {
  const context = await chromium.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await app.signIn(page, role);
  let release = () => {};
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_app\/immutable\/.*\.js$/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(app.origin + path, { waitUntil: 'commit' });
  const scripted = async () => {
    release();
    await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  };
  return { context, page, scripted };
}

test('what is chosen in a list before the script has come counts', async () => {
  const { context, page, scripted } = await early('delegate', `${LINK}/notes`);
  await page.getByRole('combobox').selectOption({ index: 1 });
  await scripted();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('textbox').first().waitFor();
  await context.close();

  const { ref } = await app.db.selectFrom('session').select('ref').executeTakeFirstOrThrow();
  const desk = await early('organiser', `/${FORUM}/forum-link/sessions/${ref}`);
  const kind = desk.page.locator('select[name=kind]');
  await desk.page.locator('details', { has: kind }).locator('summary').click();
  await kind.selectOption('words');
  await desk.scripted();
  assert.equal(await kind.inputValue(), 'words');
  await desk.context.close();
});

test('what is written before the script has come stays written', async () => {
  const { context, page, scripted } = await early('delegate', `${LINK}/chat/tables`);
  await page.getByLabel('Topic').fill('Drones over crowds');
  await page.getByLabel('Seats').fill('7');
  await scripted();
  assert.equal(await page.getByLabel('Topic').inputValue(), 'Drones over crowds');
  assert.equal(await page.getByLabel('Seats').inputValue(), '7');
  await context.close();
});
