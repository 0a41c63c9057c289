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
