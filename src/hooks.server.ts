/** Before every page: the database, the clock, and who is asking. */
import {
  type Handle,
  type HandleServerError,
  type ServerInit,
  sequence,
} from '@sveltejs/kit/hooks';
import type { Kysely } from 'kysely';
import { startPost } from '#base/mail.server.ts';
import { openShortWay } from '#base/short-way.server.ts';
import { openDatabase } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { isUnkeepable } from '#db/unkeepable.server.ts';
import { readAnnouncementFacts } from '#exchange/announcements/facts.server.ts';
import { watchAnnouncements } from '#exchange/announcements/send.server.ts';
import { CALL_KIND } from '#exchange/calls/call-notice.server.ts';
import { watchCalls } from '#exchange/calls/sweep.server.ts';
import { ACT_OF } from '#exchange/device/names.ts';
import { readChatFacts } from '#exchange/notices/chat-facts.server.ts';
import { EXCHANGE_KINDS } from '#exchange/notices/house-kinds.server.ts';
import { factsOfKinds } from '#exchange/notices/kind-facts.server.ts';
import { startPostRoom } from '#exchange/notices/post-room.server.ts';
import { readTableFacts } from '#exchange/tables/table-facts.server.ts';
import { IQ_KINDS } from '#iq/team/notice-kinds.server.ts';
import { startWatch } from '#iq/team/watch.server.ts';
import { calendarItems } from '#meetings/day/calendar.server.ts';
import { readMeetingFacts } from '#meetings/day/meeting-facts.server.ts';
import { watchTables } from '#meetings/day/not-seen.server.ts';
import { closeRuns } from '#meetings/runs/runs-at-work.server.ts';
import { errors, requestErrors } from '#ui/texts/errors.ts';
import { announcementsAbove } from './routes/announcing.server.ts';
import { problem } from './routes/api/v1/endpoint.ts';
import { logFailure } from './routes/log-failure.ts';
import { noticeMeans } from './routes/notice-means.server.ts';
import { sentShort } from './routes/sent-short.server.ts';
import { stylesFirst } from './routes/styles-first.ts';
import { whoCalls } from './routes/who-calls.server.ts';

const t = errors;

type House = { db: Kysely<Schema>; close(): Promise<unknown> };
let house: Promise<House> | undefined;

let base: Promise<House> | undefined;

/** Opened by the start or the first request: the build imports this file too, and must open nothing. */
function openOnce(): Promise<House> {
  base ??= openBase().then(async ({ db, close }) => {
    const stopWatch = await startWatch(db);
    const stopTables = watchTables(db);
    const stopAnnouncements = watchAnnouncements(db, announcementsAbove);
    const stopCalls = watchCalls(db);
    const stops = [closeRuns, stopCalls, stopAnnouncements, stopTables, stopWatch, close];
    return {
      db,
      async close() {
        for (const stop of stops) await stop();
      },
    };
  });
  base.catch(() => {
    base = undefined; // the next request tries again
  });
  return base;
}

/** Alerts and recalls wait for nobody to ask: what changed while the house was shut is told now. */
export const init: ServerInit = async () => {
  if (!process.env.DATABASE_URL) return;
  await openOnce().catch(() => {});
  openShortWay(sentShort(async (origin) => (await houseAt(origin)).db, logFailure));
};

/** What rooms of the house tell beyond the screen: exchange may not know those above it. */
const FACTS = [
  ...[readMeetingFacts, readAnnouncementFacts, readChatFacts, readTableFacts],
  factsOfKinds([...EXCHANGE_KINDS, CALL_KIND, ...IQ_KINDS]),
];

/** Mails and notices need the house's address, which the first request tells. */
async function open(origin: string): Promise<House> {
  const { db, close } = await openOnce();
  const { SMTP_URL } = process.env;
  const means = await noticeMeans(db, origin);
  const stopRoom = startPostRoom(db, { ...means, facts: FACTS, calendar: calendarItems });
  const stopPost = SMTP_URL ? startPost(db, SMTP_URL, origin) : async () => {};
  return { db, close: () => stopRoom().then(stopPost).then(close) };
}

async function openBase(): Promise<House> {
  const url = process.env.DATABASE_URL;
  if (url) {
    const db = openDatabase(url);
    return { db, close: () => db.destroy() };
  }
  if (!import.meta.env.DEV) throw new Error('DATABASE_URL is not set: start with `npm start`');
  const { openHouse } = await import('./house.server.ts');
  return openHouse({ progress: (line: string) => console.info(line) });
}

const houseAt = (origin: string): Promise<House> => {
  house ??= open(origin);
  return house;
};

process.on('sveltekit:shutdown', async () => {
  openShortWay(null);
  await (await (house ?? base))?.close();
});

const whoAsks: Handle = async ({ event, resolve }) => {
  // asked by every phone before it draws anew: it needs no database, and must not wait for one
  if (event.route.id === '/healthz') return resolve(event);
  const { db } = await houseAt(event.url.origin);
  const { locals, request, url } = event;
  const authorization = request.headers.get('authorization');
  const owner = request.headers.get(ACT_OF);
  const sent = { origin: url.origin, authorization, owner, cookies: () => request.headers };
  Object.assign(locals, await whoCalls(db, sent, new Date()));
  return resolve(event);
};

/** What belongs to somebody is kept by nobody on the way: at the door too, where addresses stand. */
const keepPrivate: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  if (!response.headers.has('cache-control'))
    response.headers.set('cache-control', 'private, no-store');
  return response;
};

/**
 * Beside the framework's own check, which is of forms alone: no write by cookie comes from a page of
 * another site, whatever it sends. The API says so in its own words.
 */
const noForeignWrites: Handle = ({ event, resolve }) => {
  const { request, url, locals } = event;
  const isWrite = !/^(GET|HEAD|OPTIONS)$/.test(request.method);
  const isApi = /^\/(api|live)(\/|$)/.test(url.pathname);
  if (!isWrite || isApi || !locals.account || locals.bearer) return resolve(event);
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const foreign =
    (origin !== null && origin !== url.origin) ||
    (site !== null && !/^(same-origin|none)$/.test(site));
  return foreign ? new Response(`${t.refused}\n`, { status: 403 }) : resolve(event);
};

/** What the framework itself refuses or lets fail where programs call, in the API's manners. */
const problemsOnly: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const { status, headers } = response;
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json');
  const isForPrograms = /^\/(api|live)(\/|$)/.test(event.url.pathname);
  if (status < 400 || isProblem || !isForPrograms || isCallAnswer(event, headers)) return response;
  const answer = problem(
    status,
    status === 405 ? requestErrors.noMethod : status < 500 ? t.refused : t.failed,
  );
  const allow = headers.get('allow');
  if (allow) answer.headers.set('allow', allow);
  return answer;
};

/** Assistants have manners of their own: a refusal is an answer of their protocol, in JSON. */
const isCallAnswer = ({ route }: { route: { id: string | null } }, headers: Headers) =>
  route.id === '/api/v1/mcp' && /^application\/json\b/.test(headers.get('content-type') ?? '');

/** The one page that others may frame: a single figure. Everything else about its policy stays. */
const framable: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  if (event.route.id !== '/(public)/report/[link]/embed/[id]') return response;
  const policy = response.headers.get('content-security-policy');
  const others = policy?.replace(/frame-ancestors [^;]+/, 'frame-ancestors *');
  if (others) response.headers.set('content-security-policy', others);
  response.headers.set('cross-origin-resource-policy', 'cross-origin');
  return response;
};

const styled: Handle = ({ event, resolve }) =>
  resolve(event, { transformPageChunk: ({ html }) => stylesFirst(html) });

export const handle = sequence(
  ...[keepPrivate, framable, whoAsks, noForeignWrites, problemsOnly, styled],
);

/** Says what failed without a word about whom: no address, no query, no value reaches the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  if (isUnkeepable(error)) return { status: 400, message: requestErrors.unkeepable };
  logFailure(error, event.request.method, event.route.id);
};
