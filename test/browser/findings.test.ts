import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
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

const desk = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
  const context = await chromium.newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  await app.signIn(page, 'organiser');
  await page.goto(`${app.origin}/${FORUM}/report/findings`);
  return page;
};
const text = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

test('a sentence that an answer made false is cured with one press, and publishing works', async () => {
  const page = await desk();
  await page.getByText('Nothing stands in the way of publishing.').waitFor();
  await axe(page);

  const phone = await chromium.newPage({ viewport: { width: 390, height: 844 } });
  await app.signIn(phone, 'delegate');
  await phone.goto(`${app.origin}/survey/${FORUM}`);
  const spend = phone.getByRole('group', { name: 'Artificial Intelligence', exact: true });
  await spend.getByLabel('Stay the same', { exact: true }).check();
  await phone.getByRole('button', { name: 'Save' }).first().click();

  await page.getByText('One sentence stands in the way of publishing.').waitFor();
  const section = text(page, 'Spend mapping');
  await section.getByText('60% is not over 60.').waitFor();
  await axe(page);
  await shoot(page, 'findings');
  const report = await page.context().newPage();
  await report.goto(`${app.origin}/${FORUM}/report`);
  await report.getByRole('link', { name: 'Findings: 1 refused' }).waitFor();
  await report.getByRole('button', { name: 'Publish final edition' }).click();
  await report.getByText('Not published: one sentence is not proved').waitFor();

  await section.getByRole('button', { name: 'Say “60% of the group”' }).click();

  await page.getByText('Nothing stands in the way of publishing.').waitFor();
  await section.getByText('Saved as version 1.').waitFor();
  await report.getByRole('link', { name: 'Findings', exact: true }).waitFor();
  await report.getByRole('button', { name: 'Publish final edition' }).click();
  await report.getByText('Final edition is published.').waitFor();
});

test('what is typed is checked, survives a reload, and is not overwritten by another’s text', async () => {
  const page = await desk();
  const section = text(page, 'Cyber security concerns');
  await section.getByText('Edit', { exact: true }).click();
  const field = section.getByLabel('Text, in Markdown with tokens');
  await field.fill('Half of the group want network security.');
  await section.getByText('One sentence needs you.').waitFor();
  await section.getByText('is not bound to a figure.').waitFor();
  await axe(page);

  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await section.getByText('Not saved yet.').waitFor();
  assert.equal(await field.inputValue(), 'Half of the group want network security.');

  const other = await desk();
  await text(other, 'Cyber security concerns').getByText('Edit', { exact: true }).click();
  const theirs = text(other, 'Cyber security concerns').getByLabel('Text, in Markdown with tokens');
  await theirs.fill('{They wrote this | commentary}.');
  await text(other, 'Cyber security concerns').getByRole('button', { name: 'Save' }).click();
  await text(other, 'Cyber security concerns')
    .getByText(/^Saved as version/)
    .waitFor();

  await section.getByRole('button', { name: 'Save' }).click();
  await section.getByText(/changed this text meanwhile/).waitFor();
  await section.getByText('{They wrote this | commentary}.').first().waitFor();
  assert.equal(await field.inputValue(), 'Half of the group want network security.');
  await axe(page);

  await field.fill('{We wrote this | commentary}.');
  await section.getByRole('button', { name: 'Save' }).click();
  await section.getByText('Saved as version 2.').waitFor();
});

test('a figure pressed in the list is bound to the words that are marked', async () => {
  const page = await desk();
  const section = text(page, 'Budget responsibility per person');
  await section.getByText('Edit', { exact: true }).click();
  const field = section.getByLabel('Text, in Markdown with tokens');
  await field.fill('120 people came.');
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 3));

  await page.getByRole('searchbox', { name: 'Find a figure' }).fill('delegates');
  await page.getByRole('button', { name: 'Bind to delegates' }).click();

  assert.equal(await field.inputValue(), '{120 | delegates} people came.');
  await section.getByText('Nothing here stands in the way of publishing.').waitFor();
});

test('without script a text is written from the data, checked and saved', async () => {
  const page = await desk({ javaScriptEnabled: false });
  const section = text(page, 'Seniority mix');

  await section.getByRole('button', { name: 'Write it from the data: Seniority mix' }).click();
  const field = section.getByLabel('Text, in Markdown with tokens');
  assert.match(await field.inputValue(), /\{.+\| seniority/);
  await section.getByRole('button', { name: 'Check' }).click();
  await section.getByText('Nothing here stands in the way of publishing.').waitFor();
  await section.getByRole('button', { name: 'Save' }).click();

  await section.getByText('Saved as version 1.').waitFor();
});
