import { seatsOf } from '#forum/seats.server.ts';
import { endpoint, memberFor, Problem } from '../api/v1/endpoint.ts';
import type { RequestEvent } from './$types';
import { pollFeed } from './poll.server.ts';
import { streamFeed } from './stream.server.ts';

/** The live stream: Server-Sent Events, or with `?poll=1` one answer that waits for news. */
export const GET = endpoint(async (event: RequestEvent) => {
  const { locals, request, url } = event;
  const forum = await forumOf(event);
  const member = await memberFor(
    { locals, params: { forum } },
    'organiser',
    'researcher',
    'delegate',
    'client',
  );
  const asked = {
    cursor: whole(request.headers.get('last-event-id') ?? url.searchParams.get('cursor'), 'cursor'),
    since: secondsAgo(locals.now, whole(url.searchParams.get('ago'), 'ago')),
  };
  return url.searchParams.has('poll')
    ? pollFeed(event, member, asked)
    : streamFeed(event, member, asked);
});

/** The forum asked for, or the only one in which the caller has a seat. */
async function forumOf({ locals, url }: RequestEvent): Promise<string> {
  const named = url.searchParams.get('forum');
  if (named || !locals.account) return named ?? '';
  const known = await seatsOf(locals.db, locals.account.email);
  const seats = await Promise.all(known.map(({ forumKey }) => locals.member(forumKey)));
  const [only, another] = seats.filter((seat) => seat !== null);
  if (only && !another) return only.forumKey;
  throw only ? new Problem(400, 'Say which forum', '?forum=KEY') : new Problem(404, 'Not found');
}

function whole(text: string | null, name: string): number | null {
  if (text === null || text === '') return null;
  if (!/^\d{1,15}$/.test(text)) throw new Problem(400, `${name} is a whole number`);
  return Number(text);
}

/** Screens that slept longer read everything anew anyway. */
const LONGEST_AGO = 7 * 86_400;
const secondsAgo = (now: Date, seconds: number | null) =>
  seconds === null ? null : new Date(now.getTime() - Math.min(seconds, LONGEST_AGO) * 1000);
