/**
 * What Lighthouse says of Forum Link's main screens, opened by a delegate for the first time on a
 * phone of the middle range and a slow line (its own defaults): the median of three visits.
 */
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { environment, runTo, timed } from '../scripts/run.mjs';
import { liveIn } from '../test/browser/lived-in.ts';
import { browser, signIn } from '../test/browser/server.ts';
import type { Measure } from './bench.ts';
import type { Served } from './served.ts';

const FORUM = 'police-forum-2024';
const SCREENS = { Today: '', chat: '/chat', people: '/people' };
const VISITS = 3;
const LEAST = 95;
/** ms; what a screen fetches by itself is there in three */
const LONG_ENOUGH = 15_000;
const CATEGORIES = ['performance', 'accessibility'] as const;
/** what is said of each visit, so that a miss can be understood */
const SAID = {
  'first-contentful-paint': 'FCP',
  'largest-contentful-paint': 'LCP',
  'speed-index': 'SI',
  'total-blocking-time': 'TBT',
  'cumulative-layout-shift': 'CLS',
  'server-response-time': 'server',
};

const report = z.object({
  finalDisplayedUrl: z.string(),
  categories: z.record(z.enum(CATEGORIES), z.object({ score: z.number().nullable() })),
  audits: z.record(z.string(), z.object({ numericValue: z.number().optional() })),
});
type Report = z.infer<typeof report>;
type Visit = (url: string) => Promise<Report>;

export async function benchLighthouse({ db, origin }: Served): Promise<Measure[]> {
  const lighthouse = await installed();
  await liveIn({ db });
  const port = await freePort();
  const chromium = await browser([`--remote-debugging-port=${port}`]);
  try {
    const page = await chromium.newPage();
    await signIn(db, origin, page, 'delegate');
    const cookies = await page.context().cookies();
    await page.close();
    const extraHeaders = {
      Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    };
    const settings = {
      ...{ port, extraHeaders, onlyCategories: CATEGORIES, logLevel: 'error' },
      // the stream of news stays open: the network is never quiet
      maxWaitForLoad: LONG_ENOUGH,
    };
    const visit = async (url: string) => report.parse(await lighthouse(url, settings));

    const measures: Measure[] = [];
    for (const [name, path] of Object.entries(SCREENS))
      measures.push(...(await visited(name, `${origin}/app/${FORUM}${path}`, visit)));
    return measures;
  } finally {
    await chromium.close();
  }
}

async function visited(name: string, url: string, visit: Visit): Promise<Measure[]> {
  const visits: Report[] = [];
  for (let tries = 0; visits.length < VISITS; tries++) {
    const seen = await visit(url);
    if (seen.finalDisplayedUrl !== url) throw new Error(`Led to ${seen.finalDisplayedUrl}`);
    console.error(`${name}: ${wordsFor(seen)}`);
    // on a busy machine the browser's trace may begin too late: then nothing was measured
    if (seen.categories.performance?.score !== null) visits.push(seen);
    else if (tries > 2 * VISITS) throw new Error(`${name} could not be measured`);
  }
  return CATEGORIES.map((category) => ({
    what: `Lighthouse on ${name}, a phone: ${category}`,
    value: median(visits.map((each) => 100 * (each.categories[category]?.score ?? 0))),
    unit: 'of 100',
    least: LEAST,
  }));
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

function wordsFor({ categories, audits }: Report): string {
  const scores = CATEGORIES.map((each) => Math.round(100 * (categories[each]?.score ?? 0)));
  const details = Object.entries(SAID).map(
    ([id, short]) => `${short} ${Math.round((audits[id]?.numericValue ?? 0) * 1000) / 1000}`,
  );
  return `${scores.join(' and ')}; ${details.join(', ')}; load ${loadavg()[0]?.toFixed(1)}`;
}

const LOCK = fileURLToPath(new URL('lighthouse', import.meta.url));
const HOME = fileURLToPath(new URL('../.tmp/lighthouse', import.meta.url));
const ENTRY = `${HOME}/node_modules/lighthouse/core/index.js`;
const module = z.object({ default: z.custom<(url: string, settings: object) => unknown>() });

/** Lighthouse, in a folder of its own, by a lock file of its own: see the note in its package.json. */
async function installed() {
  if (!existsSync(ENTRY)) {
    cpSync(LOCK, HOME, { recursive: true });
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    const options = { cwd: HOME, env: environment(), stdio: ['ignore', 2, 2] };
    const code = await timed('Installing Lighthouse', () => runTo(npm, args, options));
    if (code !== 0) throw new Error('npm could not install Lighthouse (see above)');
  }
  const { default: lighthouse } = module.parse(await import(ENTRY));
  return async (url: string, settings: object) =>
    z.object({ lhr: z.unknown() }).parse(await lighthouse(url, settings)).lhr;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return address && typeof address === 'object' ? address.port : 0;
}
