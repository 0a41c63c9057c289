/**
 * In a process of its own, so that the first report is a cold one: an answer is written to the
 * database, and the clock runs from before it until the tagged PDF of the draft is there, by our
 * engine and by Chromium's print of report.html, one after the other.
 */
import type { Browser } from 'playwright-core';
import { closePdf } from '#base/pdf.server.ts';
import type { Organiser } from '#forum/people.ts';
import { readDraft } from '#report/figures.server.ts';
import { reportHtml } from '#report/html.server.ts';
import type { Report } from '#report/model.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { openHouse } from '../src/house.server.ts';
import { browser } from '../test/browser/chromium.ts';
import { answerAgain, makeLargeForum, seeded } from './large-forum.ts';

const WARM_ROUNDS = 7;
/** seconds; of each list the first is cold */
export type Run = {
  ours: number[];
  chromium: number[];
  pages: number;
  charts: number;
  delegates: number;
  bytes: number;
};

const random = seeded(2024);
const house = await openHouse({ progress: () => {} });
const organiser = await makeLargeForum(house.db, random);

let report: Report | undefined;
let pdf: Uint8Array = new Uint8Array();
let chromium: Browser | undefined;

async function byUs(): Promise<number> {
  const started = performance.now();
  report = await answered(organiser);
  pdf = await reportPdf(report);
  return (performance.now() - started) / 1000;
}

async function byChromium(): Promise<number> {
  const started = performance.now();
  const html = await reportHtml(await answered(organiser));
  chromium ??= await browser();
  const page = await chromium.newPage();
  await page.setContent(html, { waitUntil: 'load' });
  await page.pdf({ format: 'A4', tagged: true, outline: true, printBackground: true });
  const seconds = (performance.now() - started) / 1000;
  await page.close();
  return seconds;
}

async function answered(staff: Organiser): Promise<Report> {
  await answerAgain(house.db, staff, random);
  return readDraft(house.db, staff, new Date());
}

try {
  const run = { ours: [await byUs()], chromium: [await byChromium()] };
  for (let round = 0; round < WARM_ROUNDS; round++) {
    run.ours.push(await byUs());
    run.chromium.push(await byChromium());
  }
  const text = Buffer.from(pdf).toString('latin1');
  const pages = Number(text.match(/\/Type ?\/Pages[^>]*?\/Count (\d+)/)?.[1] ?? 0);
  const sections = report?.sections ?? [];
  const charts = sections.filter(
    (section) => 'figure' in section && !['money', 'withheld'].includes(section.figure.kind),
  ).length;
  const size = { pages, charts, delegates: report?.delegates ?? 0, bytes: pdf.length };
  process.stdout.write(JSON.stringify({ ...run, ...size } satisfies Run));
} finally {
  await chromium?.close();
  await closePdf();
  await house.close();
}
