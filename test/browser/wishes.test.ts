/** Wishes from both sides, as they are pressed: asked for with a reason, offered otherwise, agreed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { demoSeats } from '../../src/demo.server.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const REASON = 'We rank artificial intelligence first.';
const BEFORE = new Date('2024-06-01T00:00:00Z');
const PHONE = { viewport: { width: 390, height: 844 } };
let chromium: Browser;
let app: App;
/** the two demo seats, with nothing said between them yet */
let between: { company: string; delegate: string; forumId: string; clientId: string };

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  const { db } = app;
  const seats = await demoSeats(db);
  assert.ok(seats);
  const client = (await memberOf(db, seats.client, FORUM)) as Client;
  const delegate = (await memberOf(db, seats.delegate, FORUM)) as Delegate;
  const { forumId, clientId } = client;
  await db
    .deleteFrom('wish')
    .where('client_id', '=', clientId)
    .where('delegate_id', '=', delegate.personId)
    .execute();
  const { company } = await db
    .selectFrom('client')
    .select('company')
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow();
  const person = await db
    .selectFrom('person')
    .select(['given_name', 'family_name'])
    .where('id', '=', delegate.personId)
    .executeTakeFirstOrThrow();
  const name = `${person.given_name} ${person.family_name}`;
  between = { company, delegate: name, forumId, clientId };
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

async function opened(role: 'delegate' | 'client', path: string, options = {}): Promise<Page> {
  const page = await chromium.newPage(options);
  await app.signIn(page, role);
  await page.goto(app.origin + path);
  return page;
}

/** Whatever a thumb is meant to hit is 44 px high or more. */
async function thumbs(page: Page) {
  const small = await page.evaluate<string[]>(`[...document.querySelectorAll(
    'main button, main input:not([type=hidden], [type=radio], [type=checkbox]), main select, main summary'
  )].filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
    .map((each) => each.outerHTML.slice(0, 120))`);
  assert.deepEqual(small, []);
}

test('a delegate asks with a reason, the client offers the afternoon, the delegate takes it', async () => {
  const { company, delegate } = between;
  const phone = await opened('delegate', `/app/${FORUM}/meetings?find=${company}`, PHONE);
  const companies = phone.locator('#companies');
  await companies.getByText('Add a reason or a time of day').click();
  await companies.getByLabel('Reason', { exact: true }).fill(REASON);
  await companies.getByLabel('Time of day', { exact: true }).selectOption('Morning');
  await companies.getByRole('button', { name: `Would like to meet ${company}` }).click();
  await phone.getByText('Asked.', { exact: true }).waitFor();
  await phone.getByText(`You wrote: ${REASON}`).waitFor();
  await phone.getByText('1 of 20 requests open').waitFor();
  await thumbs(phone);
  await axe(phone);

  const desk = await opened('client', `/iq/${FORUM}/meetings`);
  const row = desk.getByRole('listitem').filter({ hasText: delegate });
  await row.getByText(`Says: ${REASON}`).waitFor();
  await row.getByText('Prefers to meet in the morning').waitFor();
  await row.getByText('Offer another time').click();
  await row.getByLabel('Time of day', { exact: true }).selectOption('Afternoon');
  await row.getByLabel('What would suit you?').fill('Our expert comes at one.');
  await axe(desk);
  await row.getByRole('button', { name: `Send the offer to ${delegate}` }).click();
  await desk.getByText('Offered. They decide.').waitFor();

  // the open phone hears of it
  await phone.getByRole('heading', { name: 'Offers to you' }).waitFor();
  await phone.getByText('Yes, but in the afternoon').waitFor();
  await phone.getByText('Our expert comes at one.').waitFor();
  await phone.getByRole('button', { name: `Accept the offer of ${company}` }).click();
  await phone.getByText('Both agree, would like, in the afternoon').waitFor();
  await row.getByText('Both agree').waitFor();
});

test('a limit is said before it is reached, and holds; a suggestion is taken with its reason', async () => {
  const { forumId } = between;
  await app.db.insertInto('meeting_rules').values({ forum_id: forumId, client_asks: 1 }).execute();
  const desk = await opened('client', `/iq/${FORUM}/meetings`, PHONE);
  await desk.getByText('0 of 1 request open').waitFor();
  const suggested = desk.locator('section', { has: desk.locator('#suggested') });
  await suggested.getByText('which you sell').first().waitFor();
  await thumbs(desk);
  const ask = suggested.getByRole('button', { name: /^Would like to meet / }).first();
  const name = ((await ask.getAttribute('aria-label')) ?? '').slice('Would like to meet '.length);
  await ask.click();
  await desk.getByText('Asked.', { exact: true }).waitFor();
  await desk.getByText('1 of 1 request open').waitFor();
  await desk.getByText('Take one back, or wait until').waitFor();
  await suggested.getByText(name).waitFor({ state: 'detached' });
  assert.ok(
    await suggested
      .getByRole('button', { name: /^Would like/ })
      .first()
      .isDisabled(),
  );

  const hidden = suggested.getByRole('button', { name: /^Not this one/ }).first();
  const label = (await hidden.getAttribute('aria-label')) ?? '';
  await hidden.click();
  await desk.getByText('Done. Nobody is told.').waitFor();
  await suggested.getByRole('button', { name: label }).waitFor({ state: 'detached' });

  await app.db.updateTable('delegate').set({ gate: 'closed' }).execute();
  const asked = await app.db
    .selectFrom('wish')
    .select('delegate_id')
    .where('client_id', '=', between.clientId)
    .execute();
  const { ref } = await app.db
    .selectFrom('delegate')
    .select('ref')
    .where('consent', '=', 'named')
    .where('status', '=', 'confirmed')
    .where(
      'person_id',
      'not in',
      asked.map((row) => row.delegate_id),
    )
    .executeTakeFirstOrThrow();
  await desk.goto(`${app.origin}/iq/${FORUM}/${ref}`);
  await desk.getByText('Takes no new requests.').waitFor();
  assert.equal(await desk.getByRole('button', { name: 'Ask for a meeting' }).count(), 0);
});

test('once a plan is published, those who agree take a time themselves', async () => {
  const { company, delegate } = between;
  const { db } = app;
  await db.updateTable('meeting_rules').set({ ceiling: 99 }).execute();
  const organiser = await organiserFor(db, operator(), FORUM);
  assert.ok(organiser);
  await db.updateTable('client').set({ meetings_most: 99 }).execute();
  const made = await makePlan(db, organiser, { ceiling: 6 }, BEFORE);
  assert.ok('plan' in made);
  await publishPlan(db, organiser, made.plan, BEFORE);
  await db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('client_id', '=', between.clientId)
    .execute();
  // the forum's days are over: they are put before us, hours apart as they were
  await sql`update slot set starts_at = starts_at + interval '20 years',
    ends_at = ends_at + interval '20 years'`.execute(db);
  const phone = await opened('delegate', `/app/${FORUM}/meetings`, PHONE);
  await phone.getByRole('link', { name: `Choose a time with ${company}` }).click();
  const time = phone.getByRole('button', { name: `Meet ${company} on` }).first();
  await time.waitFor();
  await thumbs(phone);
  await axe(phone);
  await time.click();
  await phone.getByText('Booked. Both sides are told.').waitFor();
  const desk = await opened('client', `/iq/${FORUM}/meetings`);
  await desk.getByText(delegate).first().waitFor();
  assert.equal(await desk.getByRole('link', { name: `with ${delegate}` }).count(), 0);
});

test('without script: limits are set, a request is answered and one is made', async () => {
  const bare = { ...PHONE, javaScriptEnabled: false };
  const page = await opened('delegate', `/app/${FORUM}/meetings/limits`, bare);
  await page.getByText('Nobody new').click();
  await page.getByLabel('Most requests waiting').fill('3');
  await page.getByLabel('I am on standby').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
  const set = await app.db
    .selectFrom('delegate')
    .select(['gate', 'most_waiting', 'standby'])
    .where('standby', '=', true)
    .execute();
  assert.deepEqual(set, [{ gate: 'closed', most_waiting: 3, standby: true }]);

  const from = page.getByLabel('From');
  const day = ((await from.getAttribute('min')) ?? '').slice(0, 10);
  await from.fill(`${day}T12:00`);
  await page.getByLabel('To', { exact: true }).fill(`${day}T12:40`);
  await page.getByRole('button', { name: 'Add the break' }).click();
  await page.getByText(/^Break, .+, 12:00 to 12:40$/).waitFor();

  await page.getByRole('link', { name: 'My meetings' }).click();
  await page
    .getByRole('button', { name: /^No thanks: / })
    .first()
    .click();
  await page.getByText('Done. Nobody is told.').waitFor();
  await page
    .getByRole('button', { name: /^Would like to meet / })
    .first()
    .click();
  await page.getByText('Asked.', { exact: true }).waitFor();
});
