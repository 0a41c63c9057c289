/** The explore page as a client uses it: from a question to counts, from a count to its people. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type App, axe, browser, startApp } from './server.ts';

const F = 'police-forum-2024';
let chromium: Browser;
let app: App;
before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

for (const javaScriptEnabled of [true, false])
  test(`counts lead to the people they count, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const context = await chromium.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await app.signIn(page, 'client');
    await page.goto(`${app.origin}/iq/${F}?seniority=Heads+of+Department`);
    await page.getByRole('link', { name: /^Explore these \d+$/ }).click();
    await page.getByLabel('Count by').selectOption('top_priority');
    await page.getByLabel('Against').selectOption('country');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/cross=country/);
    const number = page.getByRole('link', { name: /delegates?: .*, United Kingdom$/ }).first();
    const count = Number(await number.textContent());
    await number.click();
    await page.waitForURL((url) => url.pathname === `/iq/${F}`);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    assert.equal(Number.parseInt(heading ?? '', 10), count);
    await context.close();
  });

test('the screens that count open, pass axe in both themes, and fit a phone', async () => {
  const page = await chromium.newPage();
  const looks = async (paths: string[]) => {
    for (const path of paths)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 900 });
        const answer = await page.goto(app.origin + path);
        assert.equal(answer?.status(), 200, path);
        await axe(page);
        await page.setViewportSize({ width: 320, height: 640 });
        const [wide, room] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        assert.ok(wide <= room, `${path} is ${wide} px wide on a phone of ${room} px`);
        await axe(page);
      }
  };
  await app.signIn(page, 'client');
  const asked = [`by=seniority&cross=top_priority`, `by=grid.spend`, `by=country&q=urgently`];
  await looks([
    ...asked.map((query) => `/iq/${F}/explore?${query}`),
    `/iq/${F}/explore?organisation=Nobody`,
    `/iq/${F}/trends`,
    '/iq?q=heads+of+department+with+over+5m',
  ]);
  await page.context().clearCookies();
  await app.signIn(page, 'organiser');
  await looks([`/${F}/explore?by=top_priority`, `/${F}/trends?by=country`, `/${F}/discovery`]);
});

test('two years of a series make a trend that the same account may see', async () => {
  const page = await chromium.newPage();
  const { db } = app;
  const { id, questionnaire } = await db
    .selectFrom('forum')
    .select(['id', 'questionnaire'])
    .where('key', '=', F)
    .executeTakeFirstOrThrow();
  await copyAsYear(id, { ...(questionnaire as object), dates: ['2023-04-16'] });
  await app.signIn(page, 'client');
  await page.goto(`${app.origin}/iq/${F}/trends?by=top_priority`);
  const heads = page.getByRole('columnheader');
  assert.deepEqual((await heads.allTextContents()).slice(0, 3), ['Answer', '2023', '2024']);
  assert.equal(await page.locator('main svg[role=img]').count(), 1);
  await axe(page);
});

/** The demo forum once more, a year earlier, with the same people and answers of every second one. */
async function copyAsYear(from: string, questionnaire: object): Promise<void> {
  const { db } = app;
  const { sql } = await import('kysely');
  const { newId } = await import('#base/ids.ts');
  const id = newId();
  const old = await db
    .selectFrom('forum')
    .selectAll()
    .where('id', '=', from)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('forum')
    .values({
      ...old,
      ...{ id, key: 'police-forum-2023', questionnaire: JSON.stringify(questionnaire) },
      findings: '[]',
    })
    .execute();
  const copy = async (table: string, columns: string, where = 'true') =>
    sql`insert into ${sql.table(table)} (forum_id, ${sql.raw(columns)})
      select ${id}::uuid, ${sql.raw(columns)} from ${sql.table(table)}
      where forum_id = ${from} and ${sql.raw(where)}`.execute(db);
  await copy('client', 'id, ref, company, package, meetings_guaranteed, solutions');
  await copy('person', 'id, role, email, given_name, family_name, client_id');
  await copy('delegate', 'person_id, ref, title, organisation, country, phone, status, consent');
  await copy(
    'response',
    'id, delegate_id, submitted_at, source, budget, answers',
    "right(delegate_id::text, 1) in ('0', '2', '4', '6', '8', 'a', 'c', 'e') and corrected_at is null",
  );
}
