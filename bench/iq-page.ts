/** The page on which clients find delegates: how long from a tap on a filter to counts on the screen. */
import type { Page } from 'playwright-core';
import { operator, organiserFor } from '#forum/session.server.ts';
import { browser, signIn } from '../test/browser/server.ts';
import type { Measure } from './bench.ts';
import { manyDelegates } from './iq-page-forum.ts';
import type { Served } from './served.ts';

const KEY = 'police-forum-2024';
const PEOPLE = 600;
const TAPS = 40;

/** From the click, as the browser stamps it, to the frame after the one that drew the new total. */
export async function benchFacets(served: Served): Promise<Measure[]> {
  const organiser = await organiserFor(served.db, operator(), KEY);
  if (!organiser) throw new Error('The demo forum is not there');
  await manyDelegates(served.db, organiser.forumId, PEOPLE);
  const chromium = await browser();
  try {
    const viewport = { width: 1280, height: 900 };
    const page = await (await chromium.newContext({ viewport })).newPage();
    await signIn(served.db, served.origin, page, 'client');
    await page.goto(`${served.origin}/iq/${KEY}`);
    await page.waitForTimeout(1000);
    const measures: Measure[] = [];
    for (const pointed of [false, true]) {
      const times: number[] = [];
      for (let tap = 0; tap < TAPS; tap++) times.push(await timeOfTap(page, tap, pointed));
      const sorted = times.sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Infinity;
      const how = pointed ? ', pointed at before' : '';
      const what = `A filter of ${PEOPLE} delegates${how}, from the click to painted counts`;
      measures.push(
        { what: `${what}, median`, value: at(0.5), unit: 'ms', aim: 50 },
        { what: `${what}, p95`, value: at(0.95), unit: 'ms' },
      );
    }
    return measures;
  } finally {
    await chromium.close();
  }
}

const LINK = `document.querySelector('.sheet li.on a.f')`;

/** Presses an option, or takes it off again; `pointed`: the mouse came to rest on it before, as a hand moves it. */
async function timeOfTap(page: Page, tap: number, pointed: boolean): Promise<number> {
  if (pointed) {
    const [x, y] = (await page.evaluate(`(() => {
      const links = [...document.querySelectorAll('.sheet .question[open] a.f')];
      const link = ${LINK} ?? links[${tap} % links.length];
      link.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = link.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    })()`)) as [number, number];
    await page.mouse.move(x, y, { steps: 3 });
    await page.waitForTimeout(300);
  }
  const time = await page.evaluate(
    `(async () => {
      const links = [...document.querySelectorAll('.sheet .question[open] a.f')];
      const link = ${LINK} ?? links[${tap} % links.length];
      const before = location.href;
      const total = document.querySelector('.results');
      let changed;
      const drawn = new Promise((resolve) => { changed = resolve; });
      const watch = new MutationObserver(() => { if (location.href !== before) changed(); });
      watch.observe(total, { subtree: true, childList: true, characterData: true });
      const started = performance.now();
      link.click();
      await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, 5000))]);
      watch.disconnect();
      await new Promise((painted) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = painted;
        channel.port2.postMessage(null);
      }));
      return performance.now() - started;
    })()`,
  );
  await page.waitForTimeout(150);
  return Number(time);
}
