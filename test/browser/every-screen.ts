/** The screens there are, each of a role that opens it: looked at, and weighed. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { liveIn } from './lived-in.ts';
import { pollIn } from './polled-in.ts';
import type { App, Role } from './server.ts';

/** the demo forum */
export const F = 'police-forum-2024';
const COMPARED = [1, 2, 3, 4, 5].map((n) => `ref=PSF-00${n}`).join('&');
/** name and path */
export type Screens = Record<Role, [name: string, path: string][]>;
const screens: Screens = {
  organiser: [
    ['forums', '/'],
    ['overview', `/${F}`],
    ['import', `/${F}/import`],
    ['interviews', `/${F}/interviews`],
    ['report-draft', `/${F}/report`],
    ['report-changes', `/${F}/report/changes`],
    ['report-findings', `/${F}/report/findings`],
    ['report-disclosure', `/${F}/report/disclosure`],
    ['report-crosstab', `/${F}/report/crosstab?rows=seniority&columns=top_priority`],
    ['find', `/${F}/find`],
    ['find-profile', `/${F}/find/PSF-001`],
    ['find-compare', `/${F}/find/compare?${COMPARED}`],
    ['explore', `/${F}/explore`],
    ['trends', `/${F}/trends`],
    ['discovery', `/${F}/discovery`],
    ['people', `/${F}/people`],
    ['agenda', `/${F}/agenda`],
    ['calendar-file', `/${F}/agenda/calendar-file`],
    ['meetings', `/${F}/meetings`],
    ['meetings-live', `/${F}/meetings/live`],
    ['meetings-door', `/${F}/meetings/door`],
    ['meeting-runs', `/${F}/meetings/runs`],
    ['meeting-rules', `/${F}/meetings/rules`],
    ['meeting-delivery', `/${F}/meetings/delivery`],
    ['meeting-left', `/${F}/meetings/left?client=C03`],
    ['meeting-paper', `/${F}/meetings/paper`],
    ['meeting-compare', `/${F}/meetings/compare?a=1&b=2`],
    ['forum-link-notices', `/${F}/forum-link/notices`],
    ['forum-link-reported', `/${F}/forum-link/reported`],
    ['forum-link-tables', `/${F}/forum-link/tables`],
    ['forum-link-sessions', `/${F}/forum-link/sessions`],
    ['forum-link-session', `/${F}/forum-link/sessions/S1`],
    ['forum-link-wall', `/${F}/forum-link/sessions/S1/wall`],
    ['client-exports', `/${F}/exports`],
    ['brand', `/${F}/brand`],
    ['outbox', `/${F}/outbox`],
    ['new-forum', '/new'],
  ],
  client: [
    ['iq', `/iq/${F}`],
    ['iq-question', `/iq/${F}?q=heads+of+department+increasing+AI+with+over+%C2%A35m+urgently`],
    ['iq-nobody', `/iq/${F}?q=commissioners+cutting+cloud+with+over+%C2%A3900m`],
    ['iq-profile', `/iq/${F}/PSF-001`],
    ['iq-like', `/iq/${F}?like=PSF-001`],
    ['iq-compare', `/iq/${F}/compare?${COMPARED}`],
    ['iq-explore', `/iq/${F}/explore`],
    ['iq-explore-two', `/iq/${F}/explore?by=seniority&cross=top_priority`],
    ['iq-trends', `/iq/${F}/trends`],
    ['iq-forums', '/iq'],
    ['iq-shortlist', `/iq/${F}/shortlist`],
    ['iq-segments', `/iq/${F}/segments`],
    ['iq-exports', `/iq/${F}/exports`],
    ['iq-export-new', `/iq/${F}/exports/new?of=search&search=`],
    ['iq-meetings', `/iq/${F}/meetings`],
    ['link-client-today', `/app/${F}`],
    ['link-client-chat', `/app/${F}/chat`],
    ['link-client-me', `/app/${F}/me`],
  ],
  delegate: [
    ['link-today', `/app/${F}`],
    ['link-agenda', `/app/${F}/agenda`],
    ['link-session', `/app/${F}/agenda/S1`],
    ['link-meetings', `/app/${F}/meetings`],
    ['link-limits', `/app/${F}/meetings/limits`],
    ['link-people', `/app/${F}/people`],
    ['link-chat', `/app/${F}/chat`],
    ['link-chat-new', `/app/${F}/chat/new`],
    ['link-chat-search', `/app/${F}/chat/search?q=evidence`],
    ['link-tables', `/app/${F}/chat/tables`],
    ['link-me', `/app/${F}/me`],
    ['link-notices', `/app/${F}/me/notices`],
    ['link-calendar', `/app/${F}/me/calendar`],
    ['link-blocked', `/app/${F}/me/blocked`],
    ['link-contacts', `/app/${F}/contacts`],
    ['link-notes', `/app/${F}/notes`],
    ['link-quotes', `/app/${F}/quotes`],
    ['survey', `/survey/${F}`],
  ],
};

/** Lets people live in the demo forum first: what they did is on screens too. */
export async function everyScreen(app: Pick<App, 'db'>): Promise<Screens> {
  const room = await liveIn(app);
  await pollIn(app);
  const link: [string, string][] = [
    ['link-room', room],
    ['link-room-about', `${room}/about`],
  ];
  return { ...screens, delegate: [...screens.delegate, ...link] };
}

/** kB (1,000 bytes) of script, packed, that a screen may fetch by itself. */
export const MOST_SCRIPT = 60;
/** A page that has fetched no script for so long (ms) has all that it fetches by itself. */
const QUIET = 2_000;

/**
 * Weighs the script that a fresh page fetches before anybody does anything: kB, packed as the server
 * packs it. What a page asks again because news came meanwhile (`__route.js`: what it is made of) is
 * an answer, and not of the screen.
 */
export async function scriptOf(page: Page, address: string): Promise<number> {
  const scripts: Promise<Buffer>[] = [];
  let quietAt = 0;
  const hear = (answer: Response) => {
    const { pathname } = new URL(answer.url());
    if (!pathname.endsWith('.js') || pathname.endsWith('/__route.js')) return;
    scripts.push(answer.body());
    quietAt = Date.now() + QUIET;
  };
  page.on('response', hear);
  await page.goto(address);
  quietAt = Math.max(quietAt, Date.now() + QUIET);
  while (Date.now() < quietAt) await page.waitForTimeout(quietAt - Date.now());
  page.off('response', hear);
  const packed = (await Promise.all(scripts)).map((body) => gzipSync(body, { level: 9 }).length);
  return packed.reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

/** Weighs every screen, each as a browser that has nothing of it yet. */
export async function weighAll(
  chromium: Browser,
  app: Pick<App, 'origin' | 'signIn'>,
  screens: Screens,
): Promise<{ name: string; kB: number }[]> {
  const weighed: { name: string; kB: number }[] = [];
  for (const [role, list] of Object.entries(screens) as [Role, Screens[Role]][]) {
    const signedIn = await chromium.newContext();
    await app.signIn(await signedIn.newPage(), role);
    const storageState = await signedIn.storageState();
    await signedIn.close();
    for (const [name, path] of list) {
      const fresh = await chromium.newContext({ storageState });
      weighed.push({ name, kB: await scriptOf(await fresh.newPage(), app.origin + path) });
      await fresh.close();
    }
  }
  return weighed;
}
