import { z } from 'zod';
import { otherSide, type Said, wishSaid } from '#api/topics/wishes.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { listWishes } from '#meetings/api-lists.server.ts';
import {
  acceptOffer,
  askClient,
  askForMeeting,
  replyToWish,
  sayNever,
  withdrawWish,
} from '#meetings/wishes/wishes.server.ts';
import { jsonAsked, pageAmong } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'delegate', 'client');
  const all = await listWishes(event.locals.db, member, event.locals.now);
  const { page, nextCursor } = pageAmong(all, event.url, ({ id }) => id);
  return { wishes: page, nextCursor };
});

const shape = (name: string) =>
  [
    '"strength": "must" | "would like", "reason"?, "part"?',
    '"reply": "accepted"',
    '"reply": "declined", "reason"?',
    '"reply": "offered", "part"?, "reason"?',
    '"never": true, "reason"?',
    '"acceptOffer": true',
    '"withdraw": true',
  ]
    .map((rest) => `{ "${name}": REF, ${rest} }`)
    .join(' or ');

/** Whom the wish is for, named by the other side's word, and what is said. */
async function read(event: RequestEvent, name: 'client' | 'delegate') {
  const body = await jsonAsked(event.request);
  const { [name]: ref, ...rest } = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const [whom, what] = [otherSide.safeParse(ref), wishSaid.safeParse(rest)];
  if (!whom.success || !what.success) throw new Problem(400, 'The wish can’t be read', shape(name));
  return { ref: whom.data, what: what.data };
}

function act(event: RequestEvent, member: Delegate | Client, ref: string, what: Said) {
  const { db, now } = event.locals;
  if ('reply' in what) return replyToWish(db, member, { ref, ...what }, now);
  if ('withdraw' in what) return withdrawWish(db, member, { ref }, now);
  if ('acceptOffer' in what) return acceptOffer(db, member, { ref }, now);
  if ('never' in what) return sayNever(db, member, { ref, reason: what.reason }, now);
  return member.role === 'client'
    ? askForMeeting(db, member, { delegateRef: ref, ...what }, now)
    : askClient(db, member, { clientRef: ref, ...what }, now);
}

/** A client names a `delegate` (Ref), a delegate a `client` (Client ID). */
export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'delegate', 'client');
  const { ref, what } = await read(event, member.role === 'client' ? 'delegate' : 'client');
  const outcome = await act(event, member, ref, what);
  if (!('refused' in outcome)) return outcome;
  if (outcome.refused.startsWith('no-such')) throw new Problem(404, 'Not found');
  throw new Problem(409, outcome.refused);
});
