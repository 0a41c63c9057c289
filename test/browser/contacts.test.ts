import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import { operator } from '#forum/session.server.ts';
import { modulesOf, readQr } from '../qr-reader.ts';
import { isKept } from './phones.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const LINK = `/app/${FORUM}`;
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

/** A phone on which this person is signed in, at My card. */
async function phoneOf(email: string, settings: { javaScriptEnabled?: boolean } = {}) {
  const page = await chromium.newPage({ ...PHONE, ...settings });
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(`${app.origin}${LINK}/me`);
  return page;
}

/** What a camera before this phone would read. */
async function codeOn(page: Page, label: string | RegExp): Promise<string> {
  const drawn = page.getByRole('img', { name: label });
  await drawn.waitFor();
  const size = Number((await drawn.getAttribute('viewBox'))?.split(' ')[2]);
  return readQr(modulesOf((await drawn.locator('path').getAttribute('d')) ?? '', size));
}
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('one reads the other’s code with the phone’s own camera, both agree, both have the card', async () => {
  const ivan = await phoneOf('ivan.mcallister@caerwyn.police.example');
  const soren = await phoneOf('soren.fitzgerald@penhallow.police.example');
  await axe(ivan);
  const link = await codeOn(ivan, 'QR code of your card');
  assert.match(link, /\/c\/[0-9A-Z]{8}$/);

  await soren.goto(link);
  await soren.getByRole('heading', { name: 'Swap cards with Ivan McAllister' }).waitFor();
  await axe(soren);
  await soren.getByRole('button', { name: 'Swap cards' }).click();
  await soren.getByText('Waiting for an answer').waitFor();
  assert.equal(await soren.getByText('ivan.mcallister@').count(), 0);

  await ivan.getByRole('heading', { name: 'Søren Fitzgerald asks for your card' }).waitFor();
  await axe(ivan);
  await ivan.getByRole('button', { name: 'Swap cards' }).click();
  await ivan.getByText('Swapped. You find each other in My contacts.').waitFor();

  await row(soren, 'Ivan McAllister').getByText('ivan.mcallister@caerwyn.police.example').waitFor();
  await axe(soren);
  await ivan.getByRole('link', { name: /^My contacts/ }).click();
  await row(ivan, 'Søren Fitzgerald').getByText('More').click();
  await ivan.getByRole('button', { name: 'Take back my card' }).click();
  await soren.getByText('Took the card back.').waitFor();
  assert.equal(await soren.getByText('ivan.mcallister@').count(), 0);
});

test('without script a code is shown, typed, and answered', async () => {
  const catrin = await phoneOf('catrin.lukasik@fenbridge.police.example', {
    javaScriptEnabled: false,
  });
  const rhiannon = await phoneOf('rhiannon.bran@marlowshire.police.example', {
    javaScriptEnabled: false,
  });
  const spoken = (await codeOn(catrin, 'QR code of your card')).slice(-8);
  await rhiannon.getByRole('link', { name: 'Read a code' }).click();
  await rhiannon.getByLabel('Type the code').fill('0000 0000');
  await rhiannon.getByRole('button', { name: 'Go on' }).click();
  await rhiannon.getByText('Nobody shows this code now').waitFor();
  await rhiannon.getByLabel('Type the code').fill(spoken.toLowerCase());
  await rhiannon.getByRole('button', { name: 'Go on' }).click();
  await rhiannon.getByRole('button', { name: 'Swap cards' }).click();
  await catrin.reload();
  await catrin.getByRole('button', { name: 'Swap cards' }).click();
  await catrin.goto(`${app.origin}${LINK}/contacts`);
  await row(catrin, 'Rhiannon Brân').getByText('rhiannon.bran@').waitFor();
});

async function until(holds: () => Promise<boolean>) {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Lets this phone read what a camera would. */
async function read(page: Page, text: string) {
  await page.getByRole('link', { name: 'Read a code' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Or type the code').fill(text);
  await sheet.getByRole('button', { name: 'Go on' }).click();
  return sheet;
}

test('two phones in a basement read each other; what both agreed to is there when a line is', async () => {
  await app.db.deleteFrom('card_key').execute();
  const [one, other] = [
    await phoneOf('ivan.mcallister@caerwyn.police.example'),
    await phoneOf('catrin.lukasik@fenbridge.police.example'),
  ];
  // a phone that showed My card with a line is made ready for swaps without one
  const addresses = [
    'ivan.mcallister@caerwyn.police.example',
    'catrin.lukasik@fenbridge.police.example',
  ];
  await until(async () => (await ready()).length >= addresses.length);
  async function ready() {
    const keys = app.db.selectFrom('card_key as k').innerJoin('person as p', 'p.id', 'k.person_id');
    return keys.select('p.email').distinct().where('p.email', 'in', addresses).execute();
  }
  const threads = async () =>
    (await app.db.selectFrom('card_thread').select('offer').execute()).length;
  for (const page of [one, other]) {
    await isKept(page, `${LINK}/me`);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/As of \d\d:\d\d, no connection/).waitFor();
  }
  const shown = await codeOn(one, 'QR code of your card, signed by this phone');
  assert.match(shown, /^P1/);
  await axe(one);

  let sheet = await read(other, shown);
  await sheet.getByRole('heading', { name: 'Ivan McAllister shows a card' }).waitFor();
  await axe(other);
  await sheet.getByRole('button', { name: 'Swap cards' }).click();
  const back = await codeOn(other, 'Now let Ivan McAllister read this');
  await axe(other);
  await sheet.getByRole('button', { name: 'Done' }).click();
  await other.getByText('1 swap waits here for a connection. Ivan McAllister').waitFor();

  sheet = await read(one, back);
  await sheet.getByRole('heading', { name: 'Catrin Łukasik has read your code' }).waitFor();
  await sheet.getByRole('button', { name: 'Swap cards' }).click();
  await sheet.getByText('You and Catrin Łukasik agreed').waitFor();
  await sheet.getByRole('button', { name: 'Done' }).click();
  assert.equal(await threads(), 0);

  // one phone comes up first and asks, from wherever its owner is; the other brings what both agreed to
  await other.goto(`${app.origin}${LINK}/agenda`);
  await other.getByText('One thing waits here and will be sent once.').waitFor();
  await other.context().setOffline(false);
  await until(async () => (await threads()) === 1);
  await one.reload();
  await one.getByText('1 swap waits here').waitFor();
  await one.context().setOffline(false);
  await one.getByText('1 swap waits here').waitFor({ state: 'detached' });
  for (const [page, name, address] of [
    [one, 'Catrin Łukasik', 'catrin.lukasik@'],
    [other, 'Ivan McAllister', 'ivan.mcallister@'],
  ] as const) {
    await page.goto(`${app.origin}${LINK}/contacts`);
    await row(page, name).getByText(address).waitFor();
    assert.equal(await row(page, name).count(), 1);
  }
});

test('a card file is added, and one without a card adds nothing', async () => {
  const soren = await phoneOf('soren.fitzgerald@penhallow.police.example');
  await soren.goto(`${app.origin}${LINK}/contacts`);
  const add = async (name: string, text: string) => {
    const file = { name, mimeType: 'text/vcard', buffer: Buffer.from(text) };
    await soren.getByLabel('Add from a card file').setInputFiles(file);
    await soren.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await add('a.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Jo Doe\nTEL:+44 1\nEND:VCARD\n');
  await soren.getByText('1 contact added.').waitFor();
  await row(soren, 'Jo Doe').getByText('+44 1').waitFor();
  await add('b.vcf', 'nothing');
  await soren.getByText('There is no card in this file. Nothing was added.').waitFor();
});
