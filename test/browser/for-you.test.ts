import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const FOR_YOU = `/app/${FORUM}/people/for-you`;
const PHONE = { viewport: { width: 390, height: 844 } };
let chromium: Browser;
let app: App;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

/** A phone on which this person is signed in. */
async function phoneOf(email: string, script = true): Promise<Page> {
  const page = await chromium.newPage({ ...PHONE, javaScriptEnabled: script });
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(`${app.origin}${FOR_YOU}`);
  return page;
}

const idOf = async (email: string) => {
  const person = await app.db
    .selectFrom('person')
    .select(['id', 'forum_id'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return person;
};

async function swap(one: string, other: string) {
  const [a, b] = [await idOf(one), await idOf(other)];
  const gives = { gives_email: true, gives_phone: false, gives_note: false, way: 'code' as const };
  const rows = [
    { owner_id: a.id, person_id: b.id },
    { owner_id: b.id, person_id: a.id },
  ];
  await app.db
    .insertInto('contact')
    .values(rows.map((row) => ({ forum_id: a.forum_id, ...row, ...gives, met_at: new Date() })))
    .execute();
}

const ivanMail = 'ivan.mcallister@caerwyn.police.example';
const sorenMail = 'soren.fitzgerald@penhallow.police.example';

test('two delegates find each other by answers only when both have switched it on', async () => {
  const ivan = await phoneOf(ivanMail);
  await axe(ivan);
  await ivan.getByRole('button', { name: 'Switch on' }).click();
  await ivan.getByText('Switched on.').waitFor();
  const answers = ivan.getByText(/^You both (chose|rank)/);
  assert.equal(await answers.count(), 0);

  const soren = await phoneOf(sorenMail);
  await soren.getByRole('button', { name: 'Switch on' }).click();
  await answers.first().waitFor(); // live: Ivan touched nothing
  await ivan.getByRole('link', { name: 'Søren Fitzgerald' }).waitFor();
  await axe(ivan);

  await soren.getByRole('button', { name: 'Switch off' }).click();
  await answers.first().waitFor({ state: 'detached' });
  await ivan.close();
  await soren.close();
});

test('not for me can be undone, and a message begins a conversation, without script too', async () => {
  const ivan = await phoneOf(ivanMail, false);
  const first = ivan.locator('section[aria-labelledby="alike"] li').first();
  const name = (await first.locator('h3').innerText()).trim();
  await first.getByRole('button', { name: 'Not for me' }).click();
  assert.equal(await ivan.getByRole('link', { name }).count(), 0);
  await ivan.getByRole('button', { name: 'Undo' }).click();
  await ivan.getByRole('link', { name }).waitFor();
  await ivan.getByRole('button', { name: `Message to ${name}` }).click();
  await ivan.waitForURL(/\/chat\/[0-9a-f-]{36}$/);
  await ivan.close();
});

test('a delegate introduces two contacts with a line of one’s own', async () => {
  const ana = await app.db
    .selectFrom('person as p')
    .innerJoin('delegate as d', 'd.person_id', 'p.id')
    .select(['p.email', 'p.given_name', 'p.family_name'])
    .where('d.status', '=', 'confirmed')
    .where('p.email', 'not in', [ivanMail, sorenMail])
    .orderBy('p.id')
    .executeTakeFirstOrThrow();
  await swap(ivanMail, sorenMail);
  await swap(ivanMail, ana.email);
  const ivan = await phoneOf(ivanMail);
  const box = ivan.locator('section[aria-labelledby="introduce"]');
  await box.getByText('Introduce', { exact: true }).first().click();
  await axe(ivan);
  await box.getByLabel('Your first line').fill('You two should talk.');
  await box.getByRole('button', { name: 'Introduce them' }).click();
  await ivan.waitForURL(/\/chat\/[0-9a-f-]{36}$/);
  await ivan.getByRole('log').getByText('You two should talk.').waitFor();
  await ivan.close();
});
