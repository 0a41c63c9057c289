import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { FORUM, type NoShow, onTheDay, signInAs } from './on-the-day.ts';
import { type App, axe, browser, startApp } from './server.ts';

/** From the organiser's press to a changed phone (ms): what was promised. */
const PROMISED = 10_000;
const PHONE = { width: 390, height: 844 };

let desk: Browser;
let pocket: Browser;
let app: App;
let day: NoShow;

before(async () => {
  [desk, pocket, app] = await Promise.all([browser(), browser(), startApp()]);
  day = await onTheDay(app);
});
after(async () => {
  await Promise.all([desk?.close(), pocket?.close()]);
  await app?.close();
});

/** A phone with the person's meetings open; `marked` is lost if the page is ever loaded again. */
async function phoneOf(email: string): Promise<Page> {
  const context = await pocket.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await signInAs(app, page, email);
  await page.goto(`${app.origin}/app/${FORUM}/meetings`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate('window.marked = true');
  return page;
}

test('walk C: a no-show becomes a new meeting on a phone', async () => {
  const waits = await phoneOf(day.representative);
  const standIn = await phoneOf(day.standIn);
  await waits.getByRole('button', { name: 'I’m at the table' }).first().click();
  await waits.getByText('You are at the table').waitFor();

  const page = await desk.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(page, 'organiser');
  await page.goto(`${app.origin}/${FORUM}/meetings/live`);
  await page.getByRole('button', { name: `${day.missingName} did not come, ${day.time}` }).click();
  await page.getByText('Nobody has been told').waitFor();
  const card = page.getByRole('article', {
    name: new RegExp(`^${day.missingName}, .* did not come`),
  });
  await card.getByText(day.standInName).first().waitFor();
  await axe(page);
  for (const phone of [waits, standIn])
    assert.equal(await phone.getByText('change to your day').count(), 0, 'nobody is told before');

  const pressed = performance.now();
  await card.getByRole('button', { name: /^Approve, tell 3/ }).click();
  await Promise.all([
    waits.getByText(day.standInName).first().waitFor({ timeout: PROMISED }),
    standIn.getByText('You stand in').first().waitFor({ timeout: PROMISED }),
  ]);
  const took = performance.now() - pressed;
  assert.ok(took <= PROMISED, `${took} ms`);
  console.info(`Walk C: from press to both phones ${Math.round(took)} ms`);

  for (const phone of [waits, standIn]) {
    assert.equal(await phone.evaluate('window.marked'), true, 'no page was loaded again');
    await phone.getByRole('heading', { name: /One change to your day/ }).waitFor();
    await axe(phone);
  }
  const change = waits.getByRole('region', { name: /change to your day/ });
  assert.equal(await change.locator('s').nth(1).textContent(), day.missingName);
  assert.ok((await change.textContent())?.includes('Could not come'));
  await standIn.getByRole('button', { name: 'Good, I have read it' }).click();
  await standIn.getByRole('heading', { name: /change to your day/ }).waitFor({ state: 'detached' });
  await standIn.getByText('You stand in').first().waitFor();
});

test('undone, the phones show the day as it was', async () => {
  const waits = await phoneOf(day.representative);
  const page = await desk.newPage({ viewport: PHONE });
  await app.signIn(page, 'organiser');
  await page.goto(`${app.origin}/${FORUM}/meetings/live`);
  await page.getByRole('button', { name: new RegExp(`^Undo: ${day.missingName}`) }).click();
  await page.getByText('Undone.').first().waitFor();
  await axe(page);
  await waits.getByText(day.missingName).first().waitFor({ timeout: PROMISED });
});
