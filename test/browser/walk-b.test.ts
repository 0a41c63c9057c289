import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
let chromium: Browser;
let app: App;
let page: Page;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await app.signIn(page, 'client');
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

/** The number over the list, "16 of 94 delegates". */
const counted = async () =>
  Number((await page.getByRole('heading', { level: 1 }).textContent())?.match(/\d+/)?.[0]);

test('walk B: a question in words becomes a list of people, and its address is the question', async () => {
  await page.goto(`${app.origin}/iq/${FORUM}`);
  assert.equal(await counted(), 94);

  await page
    .getByLabel('Whom do you want to meet?')
    .fill('heads of department increasing AI spend with over £5m urgently');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('Not understood').first().waitFor();
  const found = await counted();
  assert.equal(found, await headsWithAiAndFiveMillion());
  await axe(page);

  const again = await page.context().newPage();
  await again.goto(page.url());
  await again.getByRole('heading', { level: 1, name: `${found} of 94 delegates` }).waitFor();
  await again.close();
});

/** The same question, put to the database. */
async function headsWithAiAndFiveMillion(): Promise<number> {
  const rows = await app.db
    .selectFrom('delegate as d')
    .innerJoin('response as r', (join) =>
      join.onRef('r.forum_id', '=', 'd.forum_id').onRef('r.delegate_id', '=', 'd.person_id'),
    )
    .select(['d.person_id', 'd.title', 'r.budget', 'r.answers', 'r.submitted_at'])
    .where('d.status', '=', 'confirmed')
    .where('d.consent', '=', 'named')
    .orderBy('r.submitted_at')
    .execute();
  const latest = new Map(rows.map((row) => [row.person_id, row]));
  return [...latest.values()].filter(({ title, budget, answers }) => {
    const { spend } = answers as { spend?: Record<string, string> };
    return (
      /^(Head of|Departmental Head)/.test(title) &&
      (budget ?? 0) > 5_000_000 &&
      spend?.['Artificial Intelligence'] === 'Increase'
    );
  }).length;
}

test('walk B: from the list to a profile, the shortlist and a request for a meeting', async () => {
  const { ref, name } = await someoneNobodyAskedFor();
  await page.goto(`${app.origin}/iq/${FORUM}/${ref}`);
  await page.getByRole('heading', { name }).first().waitFor();
  await page
    .getByRole('button', { name: `Put ${name} on the shortlist` })
    .first()
    .click();
  await page
    .getByRole('button', { name: `Take ${name} off the shortlist` })
    .first()
    .waitFor();
  await page.getByLabel('Must meet').first().check();
  await page.getByRole('button', { name: 'Ask for a meeting' }).first().click();
  await page.getByText('You asked: must meet').first().waitFor();
  await axe(page);

  await page.goto(`${app.origin}/iq/${FORUM}/shortlist`);
  await page.getByRole('main').getByText(name).first().waitFor();
  await page.goto(`${app.origin}/iq/${FORUM}/meetings`);
  await page.getByRole('main').getByText(name).first().waitFor();
  await axe(page);
});

async function someoneNobodyAskedFor(): Promise<{ ref: string; name: string }> {
  const { ref, given_name, family_name } = await app.db
    .selectFrom('delegate as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .select(['d.ref', 'p.given_name', 'p.family_name'])
    .where('d.consent', '=', 'named')
    .where('d.status', '=', 'confirmed')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('wish as w')
            .innerJoin('client as c', 'c.id', 'w.client_id')
            .select('w.side')
            .where('c.ref', '=', 'C01')
            .whereRef('w.delegate_id', '=', 'd.person_id'),
        ),
      ),
    )
    .orderBy('d.ref')
    .executeTakeFirstOrThrow();
  return { ref, name: `${given_name} ${family_name}` };
}

test('walk B: someone who only counts in totals is no page, like someone who does not exist', async () => {
  const hidden = await app.db
    .selectFrom('delegate')
    .select('ref')
    .where('consent', '=', 'aggregate')
    .where('status', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  for (const ref of [hidden.ref, 'NOBODY-1']) {
    const answer = await page.goto(`${app.origin}/iq/${FORUM}/${ref}`);
    assert.equal(answer?.status(), 404);
  }
});

test('walk B: a chip is turned round, a filter is chosen, a ranking counts firsts alone', async () => {
  await page.goto(`${app.origin}/iq/${FORUM}?country=Netherlands`);
  const inside = await counted();
  await page.getByRole('button', { name: 'Change Country Netherlands' }).click();
  await page.getByRole('link', { name: 'Make it “not”' }).click();
  await page.waitForURL(/-country=Netherlands/);
  await page.getByRole('heading', { level: 1, name: `${94 - inside} of 94 delegates` }).waitFor();
  await page.keyboard.press('Escape');

  const filters = page.getByRole('region', { name: 'Filters' });
  const heads = filters.getByRole('link', { name: /^Heads of Department/ }).first();
  await heads.click();
  await page.waitForURL(/seniority=/);
  assert.equal(await heads.getAttribute('aria-current'), 'true');
  const both = await counted();
  assert.ok(both > 0 && both < 94 - inside);
  await axe(page);

  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('seniority='));
  await page.getByRole('heading', { level: 1, name: `${94 - inside} of 94 delegates` }).waitFor();

  await page.keyboard.press('/');
  assert.equal(await page.evaluate('document.activeElement.id'), 'q');
});

test('walk B: people like one of them, then three side by side, and six are refused', async () => {
  await page.goto(`${app.origin}/iq/${FORUM}?sort=budget`);
  await page.getByRole('link', { name: 'Find similar' }).first().click();
  await page.waitForURL(/like=/);
  await page.getByText('The one to compare with').waitFor();
  assert.equal(await counted(), 94);
  await axe(page);

  const boxes = page.getByRole('checkbox', { name: /^Compare / });
  for (const place of [0, 1, 2]) await boxes.nth(place).check();
  await page.getByRole('button', { name: 'Compare 3' }).click();
  await page.getByRole('heading', { level: 1, name: 'Compare delegates' }).waitFor();
  assert.equal(await page.getByRole('columnheader').locator('.name').count(), 3);
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: 'light' });

  const refs = await app.db
    .selectFrom('delegate')
    .select('ref')
    .where('consent', '=', 'named')
    .limit(6)
    .execute();
  const six = refs.map(({ ref }) => `ref=${ref}`).join('&');
  await page.goto(`${app.origin}/iq/${FORUM}/compare?${six}`);
  await page.getByText('6 delegates do not fit side by side: 5 at most').waitFor();
});

test('walk B: staff find the hidden too, and that they read a profile is written down', async () => {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
  const staff = await context.newPage();
  await app.signIn(staff, 'organiser');
  await staff.goto(`${app.origin}/${FORUM}/find?consent=aggregate`);
  await staff
    .getByRole('heading', { level: 1, name: /of 120 delegates|of \d+ delegates/ })
    .waitFor();
  await axe(staff);
  const [first] = await staff.locator('.results article h2 a').all();
  const href = await first?.getAttribute('href');
  await staff.goto(`${app.origin}${href}`);
  await staff.getByText('That you opened it is written in the log').waitFor();
  const acts = await app.db
    .selectFrom('audit')
    .select('act')
    .where('act', '=', 'read-profile')
    .execute();
  assert.equal(acts.length, 1);
  await context.close();
});
