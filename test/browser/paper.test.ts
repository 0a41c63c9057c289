/** Paper: the organiser prints, something moves, and a phone that scans the old page is told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { operator, organiserFor } from '#forum/session.server.ts';
import { CEILING, makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { openPdf } from '../pdf/open.ts';
import { qrCodesOn } from '../pdf/qr-codes.ts';
import { textsOn } from '../pdf/text.ts';
import { type App, axe, browser, shoot, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
let chromium: Browser;
let app: App;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

const DESK = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

/** Presses a button that prints, and opens the file. */
async function printed(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const opened = await openPdf(readFileSync(await download.path()));
  return { name: download.suggestedFilename(), texts: textsOn(opened), codes: qrCodesOn(opened) };
}
const wide = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

test('paper: print all, move a meeting, see whose pages changed, print those alone', async () => {
  const desk = await chromium.newPage(DESK);
  await app.signIn(desk, 'organiser');
  await desk.goto(`${app.origin}/${FORUM}/meetings/paper`);
  await desk.getByRole('heading', { name: 'No plan is published' }).waitFor();
  await axe(desk);

  await publish();
  await desk.goto(`${app.origin}/${FORUM}/meetings/paper`);
  await desk.getByRole('heading', { name: 'Nothing is printed yet' }).waitFor();
  const all = desk.getByRole('button', { name: /^Print all/ });
  const pages = Number(/\((\d+) pages\)/.exec((await all.textContent()) ?? '')?.[1]);
  const first = await printed(desk, () => all.click());
  assert.match(first.name, /^police-forum-2024-paper-[\d-]+\.pdf$/);
  assert.ok(pages > 100 && first.texts.length >= pages, `${first.texts.length} sheets`);
  await desk.getByRole('heading', { name: 'All pages are printed and true' }).waitFor();

  const moved = await moveOne();
  await desk.reload();
  await desk.getByRole('heading', { name: /^\d printed pages have changed$/ }).waitFor();
  await desk.getByRole('heading', { name: moved.delegate, exact: true }).waitFor();
  await axe(desk);
  await shoot(desk, 'paper');

  const at = first.texts.findIndex((text) => text.includes(`${moved.delegate}Itinerary`));
  const phone = await chromium.newPage(PHONE);
  await phone.goto(first.codes[at] ?? '');
  await phone.getByRole('heading', { name: 'Changed since it was printed' }).waitFor();
  await phone.getByText('Ask for version 2.').waitFor();
  assert.ok(!(await phone.content()).includes(moved.delegate), 'nothing says whose page it is');
  await axe(phone);
  await shoot(phone, 'paper-code');

  const changed = await printed(desk, () =>
    desk.getByRole('button', { name: /^Print what changed/ }).click(),
  );
  assert.match(changed.texts.join(' '), /Version 2/);
  assert.deepEqual(
    changed.texts.filter((text) => !/Version 2/.test(text)).map((text) => text.slice(0, 60)),
    [],
  );
  assert.ok(changed.texts.length <= 8, `${changed.texts.length} sheets`);
  await desk.getByRole('heading', { name: 'All that is printed is still true' }).waitFor();
  const own = changed.texts.findIndex((text) => text.includes(moved.delegate));
  const answer = await phone.goto(changed.codes[own] ?? '');
  await phone.getByRole('heading', { name: 'Still true' }).waitFor();
  const headers = answer?.headers() ?? {};
  assert.match(headers['cache-control'] ?? '', /no-store/);
  assert.match(headers['x-robots-tag'] ?? '', /noindex/);
  assert.equal(headers['referrer-policy'], 'no-referrer');
});

test('paper: one person is found and printed, on a phone in the dark too', async () => {
  const page = await chromium.newPage({ ...PHONE, colorScheme: 'dark' });
  await app.signIn(page, 'organiser');
  // what is typed before the page is alive is lost
  await page.goto(`${app.origin}/${FORUM}/meetings/paper`, { waitUntil: 'networkidle' });
  await page.getByRole('searchbox', { name: 'Find a page' }).fill('table 2');
  await page.getByRole('searchbox', { name: 'Find a page' }).press('Enter');
  const { name, texts } = await printed(page, () =>
    page.getByRole('button', { name: 'Print: Table 2', exact: true }).click(),
  );
  assert.match(name, /-table-2-/);
  assert.ok(texts[0]?.includes('Table sheet'));
  assert.equal(await wide(page), false);
  await axe(page);
  await page.goto(`${app.origin}/p/AAAAAAAAAAAAAAAAAAAAAA`);
  await page.getByRole('heading', { name: 'Not a page of ours' }).waitFor();
});

for (const role of ['delegate', 'client'] as const)
  test(`paper: a ${role} downloads the own itinerary`, async () => {
    const phone = await chromium.newPage(PHONE);
    await app.signIn(phone, role);
    await phone.goto(`${app.origin}/app/${FORUM}/meetings`);
    const link = phone.getByRole('link', { name: 'Itinerary as PDF' });
    const { name, texts, codes } = await printed(phone, () => link.click());
    assert.match(name, /-itinerary-/);
    assert.match(texts[0] ?? '', /Itinerary.*Version \d/);
    await phone.goto(codes[0] ?? '');
    await phone.getByRole('heading', { name: 'Still true' }).waitFor();
  });

async function publish(): Promise<void> {
  const organiser = await organiserFor(app.db, operator(), FORUM);
  assert.ok(organiser);
  const now = new Date();
  const made = await makePlan(app.db, organiser, { ceiling: CEILING }, now);
  assert.ok('plan' in made);
  await publishPlan(app.db, organiser, made.plan, now);
}

/** Moves one meeting to another table in its slot, or to a free one beyond. */
async function moveOne(): Promise<{ delegate: string }> {
  const meeting = await app.db
    .selectFrom('meeting')
    .innerJoin('plan', 'plan.id', 'meeting.plan_id')
    .innerJoin('person', 'person.id', 'meeting.delegate_id')
    .select(['meeting.id', 'person.given_name', 'person.family_name'])
    .where('plan.state', '=', 'published')
    .where('meeting.state', '=', 'planned')
    .orderBy('meeting.id')
    .executeTakeFirstOrThrow();
  await app.db
    .updateTable('meeting')
    .set({ table_number: 999 })
    .where('id', '=', meeting.id)
    .execute();
  return { delegate: `${meeting.given_name} ${meeting.family_name}`.trim() };
}
