/** Asks the built app at each door as each person, as a browser would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { signInLink } from '#forum/invite.server.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import { signInByLink } from '#forum/sign-in.server.ts';
import { makeToken } from '#forum/tokens.server.ts';
import { before, type Handler } from '#serving/front.server.ts';
import { HEADER } from '#serving/origin.ts';
import type { Row } from '../who-may-see-what.rows.ts';
import { everyone, type Who } from './people.ts';
import { type Forum, KEY, OTHER } from './two-forums.ts';

export type Served = { origin: string; close(): Promise<void> };

/** The built app on a port and a database of its own, in this process. */
export async function serve(databaseUrl: string): Promise<Served> {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    PROTOCOL_HEADER: HEADER.protocol,
    HOST_HEADER: HEADER.host,
    ADDRESS_HEADER: HEADER.address,
  });
  const built = new URL('../../build/handler.js', import.meta.url);
  const { handler }: { handler: Handler } = await import(built.href);
  let port = 0;
  const server = createServer(before(handler, null, () => port));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
  return {
    origin: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      const ends = process.listeners('sveltekit:shutdown' as never) as (() => unknown)[];
      await Promise.all(ends.map((end) => end()));
    },
  };
}

/** What goes along with a request and says who asks. */
export type Credentials = { cookie: string } | { authorization: string };
export type Keys = Record<Who, Credentials | null>;

/** Signs everyone in who has an address. */
export async function signEveryoneIn(
  db: Kysely<Schema>,
  origin: string,
  forum: Forum,
): Promise<Keys> {
  return forEveryone(forum, async (email, key) => {
    const now = new Date();
    const link = await signInLink(db, operator(), key, email, origin, now);
    const token = typeof link === 'string' ? (link.split('/').at(-1) ?? '') : '';
    const opened = await signInByLink(db, origin, token, now);
    if ('refused' in opened) throw new Error(`${email} can't sign in`);
    return { cookie: `${opened.cookie.name}=${encodeURIComponent(opened.cookie.value)}` };
  });
}

/** API tokens of the same people, each in the one forum. */
export async function giveEveryoneTokens(db: Kysely<Schema>, forum: Forum): Promise<Keys> {
  return forEveryone(forum, async (email, key) => {
    const seat = await memberOf(db, email, key);
    if (!seat?.personId) throw new Error(`${email} has no seat`);
    const { forumId, personId } = seat;
    const token = await makeToken(db, operator(), { forumId, personId }, new Date());
    return { authorization: `Bearer ${token}` };
  });
}

async function forEveryone(
  { addresses }: Forum,
  make: (email: string, key: string) => Promise<Credentials>,
): Promise<Keys> {
  const keys = {} as Keys;
  for (const who of everyone) {
    const email = addresses[who];
    keys[who] = email ? await make(email, who === 'other tenant' ? OTHER : KEY) : null;
  }
  return keys;
}

export type Reply = { status: number; to: string | null; text: string };

/** Goes to a door; a page is also asked for its bare data. */
export async function ask(
  origin: string,
  door: string,
  row: Row,
  who: Who,
  { forum, key }: { forum: Forum; key: Credentials | null },
): Promise<Reply> {
  const [kind = '', route = ''] = door.split(' ');
  const places: Record<string, string> = {
    forum: KEY,
    link: who === 'reader' ? forum.link : 'none', // whoever holds it is the reader
    room: forum.room,
    call: forum.call,
    message: forum.messages[/^DELETE .*\[message\]$|\[message\]\?\/remove$/.test(door) ? 1 : 0],
    file: forum.file,
    meeting: forum.meetings[0],
    interview: forum.interview,
    export: forum.export,
    token: who === 'interviewee' ? forum.ask : 'none',
    ...row.place,
  };
  if (places.token === 'CALL') places.token = who === 'interviewee' ? forum.callLink : 'none';
  const path = route.replace(
    /\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g,
    (_, name) => places[name] ?? `no-${name}`,
  );
  const query = (row.query ?? '')
    .replace('HIDDEN', forum.hidden)
    .replace('ROOM', forum.room)
    .replace('MESSAGE', forum.messages[0]);
  const url = origin + path + query;
  const own = { ...key, origin };
  if (kind === 'page') {
    const page = await reply(await fetch(url, { headers: own, redirect: 'manual' }));
    const data = await Promise.all(bareData(url).map((at) => fetch(at, { headers: own })));
    const texts = await Promise.all(data.map((each) => each.text()));
    return { ...page, text: page.text + texts.join('') };
  }
  if (kind === 'action') {
    const body = new URLSearchParams(typeof row.form === 'function' ? row.form(who) : row.form);
    const accept = 'text/html';
    return reply(
      await fetch(url, { method: 'POST', headers: { ...own, accept }, body, redirect: 'manual' }),
    );
  }
  const json = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  const headers = { ...own, ...(row.json !== undefined && json) };
  const fields = typeof row.form === 'function' ? row.form(who) : row.form;
  const sent = fields && new URLSearchParams(fields);
  const body = row.json === undefined ? (sent ?? null) : JSON.stringify(row.json);
  const stop = AbortSignal.timeout(row.stream ? 500 : 20_000);
  const response = await fetch(url, {
    method: kind,
    headers,
    body,
    redirect: 'manual',
    signal: stop,
  });
  return row.stream && response.ok ? { ...(await begun(response)) } : reply(response);
}

/** The page's data as the browser fetches it: all of it, and the parts below each layout alone. */
function bareData(url: string): URL[] {
  return ['', '1', '01', '001', '0001'].map((parts) => {
    const at = new URL(url);
    at.pathname = `${at.pathname.replace(/\/$/, '')}/__data.json`;
    if (parts) at.searchParams.set('x-sveltekit-invalidated', parts);
    return at;
  });
}

async function reply(response: Response): Promise<Reply> {
  const { status, headers } = response;
  return { status, to: headers.get('location'), text: await response.text() };
}

/** What an endless stream says at first. */
async function begun(response: Response): Promise<Reply> {
  let text = '';
  try {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
  } catch {
    // the time is over
  }
  return { status: response.status, to: null, text };
}
