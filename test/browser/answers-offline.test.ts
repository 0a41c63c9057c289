/** “Got it” and answers to wishes without a line: they wait, survive a reload, and are given once or shown. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { withdraw } from '#exchange/announcements/after.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { askForMeeting, withdrawWish } from '#meetings/wishes/wishes.server.ts';
import { demoSeats } from '../../src/demo.server.ts';
import { knowing, revisionOf, sent } from '../announcement-forum.ts';
import { FORUM, LINK, phone, until } from './phones.ts';
import { type App, axe, browser, startApp } from './server.ts';

let chromium: Browser;
let app: App;
let delegate: Delegate;
/** two companies that ask the delegate, whom nobody had asked */
let companies: { member: Client; name: string }[];
let ref: string;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  const { db } = app;
  const seats = await demoSeats(db);
  assert.ok(seats);
  delegate = (await memberOf(db, seats.delegate, FORUM)) as Delegate;
  await db.deleteFrom('wish').where('delegate_id', '=', delegate.personId).execute();
  await db
    .updateTable('delegate')
    .set({ consent: 'named' })
    .where('person_id', '=', delegate.personId)
    .execute();
  ({ ref } = await db
    .selectFrom('delegate')
    .select('ref')
    .where('person_id', '=', delegate.personId)
    .executeTakeFirstOrThrow());
  const people = await db
    .selectFrom('person')
    .innerJoin('client', 'client.id', 'person.client_id')
    .select(['person.email', 'client.company as name'])
    .distinctOn('client.ref')
    .orderBy('client.ref')
    .limit(2)
    .execute();
  companies = await Promise.all(
    people.map(async ({ email, name }) => ({
      member: (await memberOf(db, email, FORUM)) as Client,
      name,
    })),
  );
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

const ofDelegate = (page: Page) => app.signIn(page, 'delegate');
const refusals = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });
const acknowledged = async (id: string) =>
  (
    await app.db
      .selectFrom('bulletin_person')
      .select('acknowledged_version')
      .where('bulletin_id', '=', id)
      .where('person_id', '=', delegate.personId)
      .execute()
  ).map(({ acknowledged_version }) => acknowledged_version);
const replyTo = async ({ clientId }: Client) =>
  (
    await app.db
      .selectFrom('wish')
      .select('reply')
      .where('delegate_id', '=', delegate.personId)
      .where('client_id', '=', clientId)
      .where('side', '=', 'client')
      .executeTakeFirst()
  )?.reply;

test('“Got it” pressed without a line waits, is there after a reload, and is given once; of what went meanwhile it is said', async () => {
  const staff = await organiserFor(app.db, operator(), FORUM);
  assert.ok(staff);
  const now = new Date();
  const announce = (title: string) => sent(app.db, staff, { title }, knowing([]), now);
  const lunch = await announce('Lunch is in Hall 2');
  const coach = await announce('The coach leaves at six');
  const [context, page] = await phone(chromium, app.origin, ofDelegate, `${LINK}/announcements`);
  await page.goto(`${app.origin}${LINK}/announcements`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Got it' }).first().waitFor();
  // what was drawn just now is kept
  await until(
    () =>
      page.evaluate(
        async (path) => (await (await caches.match(path))?.text())?.includes('coach') ?? false,
        `${LINK}/announcements`,
      ),
    'not kept',
  );
  await context.setOffline(true);
  for (const left of [1, 0]) {
    await page.getByRole('button', { name: 'Got it' }).first().click();
    await until(
      async () => (await page.getByRole('button', { name: 'Got it' }).count()) === left,
      'stays',
    );
  }
  const waits = page.getByText('You pressed “Got it”. It waits for a connection.');
  await waits.nth(1).waitFor();
  await axe(page);

  await page.reload();
  await waits.nth(1).waitFor();
  assert.deepEqual(
    [await acknowledged(lunch), await acknowledged(coach)].flat().filter(Boolean),
    [],
  );
  await withdraw(app.db, staff, await revisionOf(app.db, staff, coach), new Date());

  await context.setOffline(false);
  await until(async () => (await acknowledged(lunch))[0] === 1, 'not given');
  const alert = refusals(page).filter({ hasText: 'Your “Got it” was not taken.' });
  await alert.waitFor();
  assert.match(
    (await alert.textContent()) ?? '',
    /is not there any more.*The coach leaves at six/s,
  );
  assert.equal(await refusals(page).count(), 1);
  await axe(page);
  await alert.getByRole('button', { name: 'Discard' }).click();
  await alert.waitFor({ state: 'detached' });
  assert.equal((await acknowledged(lunch)).length, 1);
  await context.close();
});

test('answers pressed without a line wait and are given once; the one whose wish was taken back is shown', async () => {
  for (const { member } of companies) {
    const asked = await askForMeeting(
      app.db,
      member,
      { delegateRef: ref, strength: 'must' },
      new Date(),
    );
    assert.deepEqual(asked, { wish: 'made' });
  }
  const [first, second] = companies;
  assert.ok(first && second);
  const [context, page] = await phone(chromium, app.origin, ofDelegate, `${LINK}/meetings`);
  await page.goto(`${app.origin}${LINK}/meetings`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: `Accept: ${first.name}` }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: `No thanks: ${first.name}` }).click();
  await page.getByText('No thanks. It waits for a connection.').waitFor();
  await page.getByRole('button', { name: `Accept: ${first.name}` }).click();
  await page.getByText('Accepted. It waits for a connection.').waitFor();
  await page.getByRole('button', { name: `Accept: ${second.name}` }).click();
  await until(
    async () => (await page.getByText('Accepted. It waits for a connection.').count()) === 2,
    'waits',
  );
  assert.equal(await page.getByText('No thanks. It waits').count(), 0);
  await axe(page);
  await withdrawWish(app.db, second.member, { ref }, new Date());
  assert.deepEqual([await replyTo(first.member), await replyTo(second.member)], [null, null]);

  // the page may go meanwhile: what waits is the device's
  await page.goto(`${app.origin}${LINK}/meetings`);
  await context.setOffline(false);
  await until(async () => (await replyTo(first.member)) === 'accepted', 'not given');
  const alert = refusals(page).filter({ hasText: 'Your answer was not taken.' });
  await alert.waitFor();
  const words = (await alert.textContent()) ?? '';
  assert.match(words, /taken back meanwhile/);
  assert.ok(words.includes(`Accept: ${second.name}`), words);
  assert.equal(await replyTo(second.member), null);
  assert.equal(await refusals(page).count(), 1);
  await context.close();
});
