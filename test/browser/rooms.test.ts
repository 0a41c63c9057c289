import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { signInLink } from '#forum/invite.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import { publishMeetings } from '../paper-forum.ts';
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

async function phoneOf(email: string): Promise<Page> {
  const page = await chromium.newPage(PHONE);
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

async function write(page: Page, words: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}
const heard = (page: Page, words: string) =>
  page.getByRole('log').getByText(words, { exact: true });
/** A picture of the screen as it stands, where someone asked for them. */
async function look(page: Page, name: string) {
  const folder = process.env.LOOK;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

test('a company asks, the delegate allows it, both write, and a picture goes along', async () => {
  const client = await chromium.newPage(PHONE);
  await app.signIn(client, 'client');
  const priya = await phoneOf('priya.grunwald@strathkellan.police.example');
  await client.goto(`${app.origin}${LINK}/people?q=Gr%C3%BCnwald`);
  await client.getByRole('link', { name: 'Priya Grünwald' }).click();
  await client
    .getByLabel('Ask Priya Grünwald to let you write')
    .fill('Fifteen minutes on your archive');
  await look(client, 'ask');
  await axe(client);
  await client.getByRole('button', { name: 'Send the request' }).click();
  await client.getByText('Your company has asked to write').waitFor();

  await priya.goto(`${app.origin}${LINK}/chat`);
  await priya.getByText('Fifteen minutes on your archive').waitFor();
  await look(priya, 'requests');
  await axe(priya);
  await priya.getByRole('button', { name: 'Allow' }).click();
  await priya.waitForURL(/\/chat\/[0-9a-f-]{36}$/);

  await client.goto(`${app.origin}${LINK}/chat`);
  await client.getByRole('link', { name: 'Priya Grünwald' }).click();
  await write(client, 'Thank you');
  await heard(priya, 'Thank you').waitFor();
  const photo = await sharp({
    create: { width: 800, height: 600, channels: 3, background: '#2266aa' },
  })
    .jpeg()
    .toBuffer();
  const file = { name: 'hall.jpg', mimeType: 'image/jpeg', buffer: photo };
  await priya.locator('input[type=file]').setInputFiles(file);
  await priya.getByRole('button', { name: 'Remove hall.jpg' }).waitFor();
  await look(priya, 'attached');
  await axe(priya);
  await write(priya, 'From the hall');
  const shown = client.getByRole('img', { name: 'hall.jpg' });
  await shown.waitFor();
  await client.waitForFunction(
    `document.querySelector('img[alt="hall.jpg"]')?.naturalWidth === 800`,
  );
  await look(client, 'picture');
  await client.getByRole('link', { name: 'About this conversation' }).click();
  await client.getByRole('button', { name: 'Mute' }).waitFor();
  await look(client, 'about');
  await axe(client);
});

test('a topic table is proposed, joined, scheduled, and stands in the agenda of who joined', async () => {
  const ivan = await phoneOf('ivan.mcallister@caerwyn.police.example');
  const soren = await phoneOf('soren.fitzgerald@penhallow.police.example');
  // the forum is still to come
  await sql`update slot set starts_at = now() + interval '3 days' + number * interval '30 minutes',
    ends_at = now() + interval '3 days' + number * interval '30 minutes' + interval '20 minutes'`.execute(
    app.db,
  );
  await ivan.goto(`${app.origin}${LINK}/chat/tables`);
  await ivan.getByLabel('Topic', { exact: true }).fill('Shared evidence stores');
  await look(ivan, 'propose');
  await axe(ivan);
  await ivan.getByRole('button', { name: 'Propose it' }).click();
  await soren.goto(`${app.origin}${LINK}/chat/tables`);
  await soren.getByRole('button', { name: 'Join: Shared evidence stores' }).click();
  await soren.getByRole('link', { name: 'Open the conversation' }).waitFor();

  await ivan.reload();
  await ivan.waitForLoadState('networkidle');
  await ivan.getByText('Choose a time').first().click();
  await ivan.getByRole('radio').first().check();
  await ivan.getByLabel('Where').fill('Library');
  await look(ivan, 'times');
  await axe(ivan);
  await ivan.getByRole('button', { name: 'Fix it, tell everyone at the table' }).click();
  await ivan.getByText(/, Library$/).waitFor();
  await soren.goto(`${app.origin}${LINK}/meetings`);
  await soren.getByRole('heading', { name: 'My topic tables' }).waitFor();
  await look(soren, 'meetings');
  await soren.getByRole('link', { name: 'Shared evidence stores' }).click();
  await soren.getByText(/Topic table, 2 delegates, \w+day \d\d:\d\d/).waitFor();
  await look(soren, 'room');

  const other = await meetAtTable('soren.fitzgerald@penhallow.police.example');
  for (const path of ['/meetings', '']) {
    await soren.goto(app.origin + LINK + path);
    await soren.getByText(`At the same time as ${other}`).waitFor();
    await look(soren, `clash${path.replace('/', '-')}`);
  }

  const staff = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(staff, 'organiser');
  await staff.goto(`${app.origin}/${FORUM}/forum-link`);
  await staff.getByRole('link', { name: 'Topic tables' }).click();
  await staff.getByRole('heading', { name: 'Shared evidence stores' }).waitFor();
  await look(staff, 'staff-tables');
  await axe(staff);
  await staff.getByRole('link', { name: 'Reported' }).click();
  await staff.getByRole('heading', { name: 'Nothing is reported' }).waitFor();
  await look(staff, 'staff-reported');
});

/** A plan puts a meeting of this person to the time of the topic table. @returns with which company */
async function meetAtTable(email: string): Promise<string> {
  const { db } = app;
  const other = await db
    .selectFrom('person as p')
    .innerJoin('client as c', 'c.id', 'p.client_id')
    .select(['p.email', 'c.company'])
    .orderBy('c.ref')
    .executeTakeFirstOrThrow();
  const delegate = (await memberOf(db, email, FORUM)) as Delegate;
  const client = (await memberOf(db, other.email, FORUM)) as Client;
  const [slot, table] = [1, 1];
  await sql`update slot s set starts_at = t.starts_at, ends_at = t.ends_at from topic_table t
    where t.state = 'scheduled' and t.forum_id = s.forum_id and s.number = ${slot}`.execute(db);
  await publishMeetings(db, delegate as never, [{ slot, table, client, delegate }]);
  return other.company;
}

test('who is written to rudely reports it, blocks the writer, and writes on after unblocking', async () => {
  const ivan = await phoneOf('ivan.mcallister@caerwyn.police.example');
  const catrin = await phoneOf('catrin.lukasik@fenbridge.police.example');
  await ivan.goto(`${app.origin}${LINK}/people?q=Catrin%20%C5%81ukasik`);
  await ivan.getByRole('link', { name: /^Catrin Łukasik/ }).click();
  await ivan.getByRole('button', { name: 'Write a message' }).click();
  await write(ivan, 'You lot are useless');
  await heard(ivan, 'You lot are useless').waitFor();

  await catrin.goto(`${app.origin}${LINK}/chat`);
  await catrin.getByRole('link', { name: /Ivan McAllister/ }).click();
  await heard(catrin, 'You lot are useless').waitFor();
  const room = new URL(catrin.url()).pathname;
  const { id } = await app.db
    .selectFrom('message')
    .select('id')
    .where('body', '=', 'You lot are useless')
    .executeTakeFirstOrThrow();
  await catrin.goto(`${app.origin}${room}/report?message=${id}`);
  await catrin.getByLabel('What is wrong with it').fill('Rude');
  await axe(catrin);
  await catrin.getByRole('button', { name: 'Report to the organiser' }).click();
  await catrin.getByText('Reported. You are told what comes of it.').waitFor();
  await catrin.goto(`${app.origin}${room}/about`);
  await catrin.getByRole('button', { name: 'Block Ivan McAllister' }).click();
  await catrin.goto(app.origin + room);
  await catrin.getByText('You blocked Ivan McAllister. Unblock to write.').waitFor();
  await look(catrin, 'blocked');
  await axe(catrin);

  await write(ivan, 'Are you there?');
  await ivan.getByText('This person can’t be reached now', { exact: false }).first().waitFor();
  await look(ivan, 'blocked-by');

  const staff = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await app.signIn(staff, 'organiser');
  await staff.goto(`${app.origin}/${FORUM}/forum-link`);
  await staff.getByRole('link', { name: 'Reported 1 to look at' }).click();
  await staff.getByText('You lot are useless').waitFor();
  await look(staff, 'staff-reported-one');
  await axe(staff);
  await staff.getByRole('button', { name: 'Remove message' }).click();
  await staff.getByRole('link', { name: 'Reported', exact: true }).waitFor();

  await catrin.goto(`${app.origin}${LINK}/me/blocked`);
  await catrin.getByRole('button', { name: 'Unblock Ivan McAllister' }).click();
  await catrin.goto(app.origin + room);
  await catrin.getByText('Message deleted').first().waitFor();
  await write(catrin, 'Let us start again');
  await heard(ivan, 'Let us start again').waitFor();
});
