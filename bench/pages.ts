/** What a reader waits for: the report's PDF, and the script that each main page loads. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { operator, organiserFor } from '#forum/session.server.ts';
import { makePlan } from '#meetings/runs/plans.server.ts';
import { browser, type Role, signIn } from '../test/browser/server.ts';
import { linkFor } from '../test/report-link.ts';
import type { Measure } from './bench.ts';
import type { Served } from './served.ts';

const KEY = 'police-forum-2024';
const SCRIPT_AIM_KB = 60;

export async function benchPages(served: Served): Promise<Measure[]> {
  const report = `${served.origin}/report/${await linkToReport(served)}`;
  const cold = await seconds(() => download(`${report}/report.pdf`));
  const warm = await seconds(() => download(`${report}/report.pdf`));
  const chromium = await browser();
  try {
    const board = `${served.origin}/${KEY}/meetings?plan=${await planIn(served)}`;
    return [
      { what: 'Report PDF, cold', value: cold, unit: 's', aim: 3 },
      { what: 'Report PDF, warm', value: warm, unit: 's', aim: 1 },
      await weight(chromium, served, 'the report', report, null),
      await weight(chromium, served, 'Client iQ', `${served.origin}/iq/${KEY}`, 'client'),
      await weight(chromium, served, 'Forum Link', `${served.origin}/app/${KEY}`, 'delegate'),
      await weight(chromium, served, 'the board', board, 'organiser'),
      await weight(chromium, served, 'the board as a list', `${board}&view=list`, 'organiser'),
    ];
  } finally {
    await chromium.close();
  }
}

async function linkToReport({ db }: Served): Promise<string> {
  const organiser = await organiserFor(db, operator(), KEY);
  if (!organiser) throw new Error('The demo forum is not there');
  const { token } = await linkFor(db, organiser, { label: 'Bench' }, new Date());
  return token;
}

async function planIn({ db }: Served): Promise<number> {
  const organiser = await organiserFor(db, operator(), KEY);
  const made = organiser && (await makePlan(db, organiser, {}, new Date()));
  if (!made || 'refused' in made) throw new Error('The demo forum could not be planned');
  return made.number;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function download(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${new URL(url).pathname}`);
  await response.arrayBuffer();
}

/** Script of a page on a first visit, in kB as gzip would send it. */
async function weight(
  chromium: Browser,
  { db, origin }: Served,
  name: string,
  url: string,
  role: Role | null,
): Promise<Measure> {
  const visitor = await chromium.newContext();
  try {
    if (role) await signIn(db, origin, await visitor.newPage(), role);
    const value = await scriptOf(await visitor.newPage(), url);
    return { what: `Script of ${name}`, value, unit: 'kB gzip', aim: SCRIPT_AIM_KB };
  } finally {
    await visitor.close();
  }
}

async function scriptOf(page: Page, url: string): Promise<number> {
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response);
  });
  const landed = await page.goto(url, { waitUntil: 'load' });
  if (!landed?.ok()) throw new Error(`${landed?.status()} for ${new URL(url).pathname}`);
  await page.waitForTimeout(500); // modules that the first ones ask for
  const bodies = await Promise.all(scripts.map((script) => script.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
}
