import { z } from 'zod';
import type { Client, Delegate } from '#forum/people.ts';
import { listWishes } from '#meetings/api-lists.server.ts';
import { askClient, askForMeeting, replyToWish, withdrawWish } from '#meetings/wishes.server.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import { pageOf } from '../list-page.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'delegate', 'client');
  const all = await listWishes(event.locals.db, member);
  const { page, nextCursor } = pageOf(all, event.url, ({ id }) => id);
  return { wishes: page, nextCursor };
});

const ref = z.string().min(1).max(100);
const bodySchema = z.union([
  z.strictObject({ with: ref, strength: z.enum(['must', 'would like']) }),
  z.strictObject({ with: ref, reply: z.enum(['accepted', 'declined']) }),
  z.strictObject({ with: ref, withdraw: z.literal(true) }),
]);
type Body = z.infer<typeof bodySchema>;

function act(event: RequestEvent, member: Delegate | Client, body: Body) {
  const { db, now } = event.locals;
  if ('reply' in body) return replyToWish(db, member, { ref: body.with, reply: body.reply }, now);
  if ('withdraw' in body) return withdrawWish(db, member, { ref: body.with }, now);
  const { strength } = body;
  return member.role === 'client'
    ? askForMeeting(db, member, { delegateRef: body.with, strength }, now)
    : askClient(db, member, { clientRef: body.with, strength }, now);
}

const status = (refused: string) => (refused.startsWith('no-such') ? 404 : 409);

/** `with` is the other side's ref: a Client ID for a delegate, a delegate's Ref for a client. */
export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'delegate', 'client');
  const body = bodySchema.safeParse(await event.request.json().catch(() => null));
  if (!body.success)
    throw new Problem(
      400,
      'A wish names with whom, and a strength, a reply or withdraw',
      '{ "with": REF, "strength": "must" | "would like" } or { "with": REF, "reply": "accepted" | "declined" } or { "with": REF, "withdraw": true }',
    );
  const outcome = await act(event, member, body.data);
  if (!('refused' in outcome)) return outcome;
  if (status(outcome.refused) === 404) throw new Problem(404, 'Not found');
  throw new Problem(409, outcome.refused);
});
