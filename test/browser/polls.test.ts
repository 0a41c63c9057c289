import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { signInLink } from '#forum/invite.server.ts';
import type { Delegate } from '#forum/people.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import { vote } from '#research/polls/vote.server.ts';
import { listening } from '../poll-forum.ts';
import { isKept } from './phones.ts';
import { pollIn } from './polled-in.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const PHONE = { viewport: { width: 390, height: 844 } };
const WALL = { viewport: { width: 1920, height: 1080 } };
const SHOTS = process.env.POLL_SHOTS;
let chromium: Browser;
let app: App;
let session: { ref: string; title: string };
let emails: string[];

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  session = await app.db
    .selectFrom('session')
    .select(['ref', 'title'])
    .orderBy('starts_at')
    .executeTakeFirstOrThrow();
  const delegates = await app.db
    .selectFrom('person as p')
    .innerJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.person_id', '=', 'p.id'),
    )
    .select('p.email')
    .where('d.status', '=', 'confirmed')
    .orderBy('d.ref')
    .limit(11)
    .execute();
  emails = delegates.map(({ email }) => email);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

const desk = () => `${app.origin}/${FORUM}/forum-link/sessions/${encodeURIComponent(session.ref)}`;
const phonePage = () => `${app.origin}/app/${FORUM}/agenda/${encodeURIComponent(session.ref)}`;
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

async function phoneOf(email: string, options = {}): Promise<Page> {
  const page = await chromium.newPage({ ...PHONE, ...options });
  const link = await signInLink(app.db, operator(), FORUM, email, app.origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(phonePage());
  return page;
}

/** A vote without a screen, as a program sends it. */
async function voteBy(page: Page, choice: string) {
  await page.getByText(choice, { exact: true }).first().click();
  await page.getByRole('button', { name: 'Vote', exact: true }).first().click();
  await page.getByText('Your vote is in.').waitFor();
}

test('a delegate votes and asks on a phone, the wall counts live, the moderator hides a question', async () => {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
  const staff = await context.newPage();
  await app.signIn(staff, 'organiser');
  await staff.goto(`${app.origin}/${FORUM}`);
  await staff.getByRole('link', { name: 'Forum Link' }).click();
  await staff.getByRole('link', { name: session.title }).click();
  await axe(staff);
  await staff.getByText('New poll').click();
  await staff.getByLabel('Question', { exact: true }).fill('What should we do first?');
  await staff.getByLabel('Answers, one a line').fill('Share data\nTrain people\nBuy less');
  await staff.getByRole('button', { name: 'Make the poll' }).click();
  await staff.getByText('Made. Nobody sees it').waitFor();
  await staff.getByRole('button', { name: /^Open voting/ }).click();
  await staff.getByRole('button', { name: /^Show the result/ }).click();

  const wall = await context.newPage();
  await wall.setViewportSize(WALL.viewport);
  await wall.goto(`${desk()}/wall`);
  await wall.getByRole('heading', { name: 'What should we do first?' }).waitFor();
  await axe(wall);

  // five who vote last: an open poll is seen without its newest votes
  const { id: poll } = await app.db.selectFrom('poll').select('id').executeTakeFirstOrThrow();
  const soon = new Date(Date.now() + 3_600_000);
  for (const email of emails.slice(6)) {
    const voter = (await memberOf(app.db, email, FORUM)) as Delegate;
    await vote(app.db, voter, { poll, choice: ['Buy less'] }, listening(), soon);
  }

  const phones = await Promise.all(emails.slice(0, 5).map((email) => phoneOf(email)));
  const [ann, ben] = phones as [Page, Page];
  await axe(ann);
  await shoot(ann, 'phone-vote');
  for (const phone of phones.slice(0, 4)) await voteBy(phone, 'Share data');
  assert.equal(await wall.getByRole('table').count(), 0);
  await voteBy(phones[4] as Page, 'Train people');
  const row = (page: Page, name: string) => page.getByRole('row', { name });
  await row(wall, 'Share data 4').waitFor();
  await row(wall, 'Train people 1').waitFor();
  await row(wall, 'Buy less 0').waitFor();
  await row(ann, 'Share data').getByText('your vote').waitFor();
  await axe(wall);

  await ann.getByText('Train people', { exact: true }).first().click();
  await ann.getByRole('button', { name: 'Change my vote' }).click();
  await row(staff, 'Share data 3').waitFor();
  await row(staff, 'Train people 2').waitFor();
  // the room's result moves on by five votes: nobody reads one person's change off it
  assert.equal(await row(wall, 'Share data 4').count(), 1);

  await ann.getByLabel('Your question').fill('Who pays for it?');
  await ann.getByText('The moderator sees your name').click();
  await ann.getByRole('button', { name: 'Ask' }).click();
  await ann.getByText('It waits for the moderator').waitFor();
  assert.equal(await ben.getByText('Who pays for it?').count(), 0);
  await staff.getByRole('button', { name: 'Show: Who pays for it?' }).click();
  await ben.getByText('Who pays for it?').waitFor();
  await ben.getByText('Without a name').first().waitFor();
  await ben.getByRole('button', { name: 'Vote for it: Who pays for it?' }).click();
  await ben.getByRole('button', { name: /Take my vote back/ }).waitFor();
  await wall.keyboard.press('2');
  await wall.locator('ol').getByText('Who pays for it?').waitFor();
  await wall.locator('.votes b', { hasText: '1' }).waitFor();
  await shoot(wall, 'wall-questions');
  await shoot(staff, 'desk');
  await axe(staff);
  await axe(ben);
  await staff.getByRole('button', { name: 'Hide: Who pays for it?' }).click();
  await ben.getByText('Who pays for it?').waitFor({ state: 'detached' });
  await wall.getByText('No questions yet').waitFor();
  await wall.keyboard.press('1');
  await row(wall, 'Share data 4').waitFor();
  await shoot(wall, 'wall-poll');
  await wall.keyboard.press('Escape');
  await wall.waitForURL(desk());
});

test('without script a delegate votes and asks all the same, at 320 px and in the dark', async () => {
  const phone = await phoneOf(emails[5] ?? '', {
    viewport: { width: 320, height: 700 },
    javaScriptEnabled: false,
    colorScheme: 'dark',
  });
  await phone.getByLabel('Buy less').check();
  await phone.getByRole('button', { name: 'Vote', exact: true }).click();
  await phone.getByText('Your vote is in.').waitFor();
  assert.equal(await phone.getByLabel('Buy less').isChecked(), true);
  await phone.getByLabel('Your question').fill('Does it work without script?');
  await phone.getByRole('button', { name: 'Ask' }).click();
  await phone.getByText('It waits for the moderator').waitFor();
  const wide = await phone.evaluate('document.documentElement.scrollWidth').catch(() => 320);
  assert.ok(Number(wide) <= 320, `${wide} px`);
  if (SHOTS) await phone.screenshot({ path: `${SHOTS}/phone-dark.png`, fullPage: true });
});

test('a vote and a question of which no connection took wait, and are in once when there is one', async () => {
  const phone = await phoneOf(emails[4] ?? '');
  await isKept(phone, `/app/${FORUM}`);
  await phone.context().setOffline(true);
  await phone.getByText('Buy less', { exact: true }).first().click();
  await phone.getByRole('button', { name: 'Change my vote' }).click();
  await phone.getByText('Waiting for a connection', { exact: true }).waitFor();
  await phone.getByLabel('Your question').fill('Does it work in the basement?');
  await phone.getByRole('button', { name: 'Ask' }).click();
  await phone.getByText('Waiting for a connection: Does it work in the basement?').waitFor();
  await phone.getByText('2 things wait here and will be sent once.').waitFor();
  await axe(phone);
  await shoot(phone, 'phone-waiting');
  await phone.context().setOffline(false);
  await phone.getByText('Waiting for a connection').first().waitFor({ state: 'detached' });
  await phone.getByText('Does it work in the basement?').waitFor();
  const asked = app.db.selectFrom('session_question').select('id');
  const same = await asked.where('words', '=', 'Does it work in the basement?').execute();
  assert.equal(same.length, 1);
  await phone.reload();
  assert.equal(await phone.getByLabel('Buy less').isChecked(), true);

  await phone.context().setOffline(true);
  await phone.getByText('Train people', { exact: true }).first().click();
  await phone.getByRole('button', { name: 'Change my vote' }).click();
  await phone.getByText('Waiting for a connection', { exact: true }).waitFor();
  await app.db.updateTable('poll').set({ state: 'closed' }).execute();
  await phone.context().setOffline(false);
  const refused = phone.getByRole('alert').filter({ hasText: 'Your vote was not taken.' });
  await refused.getByText('The poll had closed.').waitFor();
  await axe(phone);
  await refused.getByRole('button', { name: 'Discard' }).click();
  await refused.waitFor({ state: 'detached' });
});

test('a wall full of votes and words fits 1920 × 1080, with nothing under 24 px', async () => {
  const ref = await pollIn(app);
  const wall = await chromium.newPage(WALL);
  await app.signIn(wall, 'organiser');
  for (const show of ['poll', 'questions']) {
    await wall.goto(`${app.origin}/${FORUM}/forum-link/sessions/${ref}/wall?show=${show}`);
    await axe(wall);
    await shoot(wall, `wall-full-${show}`);
    const small = await wall.evaluate(() =>
      [...document.querySelectorAll('.wall *')]
        .filter((each) => [...each.childNodes].some((n) => n.nodeType === 3 && n.nodeValue?.trim()))
        .filter(
          (each) => !each.closest('.vh') && Number.parseFloat(getComputedStyle(each).fontSize) < 24,
        )
        .map((each) => `${each.tagName} ${each.textContent?.trim().slice(0, 30)}`),
    );
    assert.deepEqual(small, []);
    const over = await wall.evaluate(() => {
      const main = document.querySelector('main');
      return main ? main.scrollHeight - main.clientHeight : -1;
    });
    assert.ok(over <= 0, `${over} px do not fit`);
  }
  if (!SHOTS) return;
  await wall.setViewportSize({ width: 1280, height: 1000 });
  await wall.goto(`${app.origin}/${FORUM}/forum-link/sessions/${ref}`);
  await wall.screenshot({ path: `${SHOTS}/desk-full.png`, fullPage: true });
  const phone = await phoneOf(emails[0] ?? '');
  await phone.screenshot({ path: `${SHOTS}/phone-full.png`, fullPage: true });
});
