import { checkingIn } from '#api/topics/check-ins.ts';
import { checkIn, type Expected, listCheckIns, undoCheckIn } from '#forum/check-ins.server.ts';
import { bodyAsked, pageAmong } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

const told = ({ id, ...rest }: Expected) => ({ person: id, ...rest });

export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser');
  const all = await listCheckIns(event.locals.db, member);
  const { page, nextCursor } = pageAmong(all, event.url, ({ id }) => id);
  return { checkIns: page.map(told), nextCursor };
});

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser');
  const { db, now } = event.locals;
  const { undo, ...whom } = await bodyAsked(event.request, checkingIn);
  const outcome = await (undo ? undoCheckIn : checkIn)(db, member, whom, now);
  if ('refused' in outcome) throw new Problem(404, 'Not found');
  return told(outcome.checkIn);
});
