import { changeBody, offQuery } from '#api/topics/by-hand.ts';
import { lockMeetings } from '#meetings/board/lock.server.ts';
import { cancelMeeting, moveMeeting } from '#meetings/board/move.server.ts';
import { bodyAsked, idAsked, queryAsked } from '../../../../asked.ts';
import { placed, refuse } from '../../../../by-hand.ts';
import { endpoint, memberFor } from '../../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** Moves a meeting of the published plan, or locks it. */
export const PATCH: RequestHandler = endpoint(async (event: RequestEvent) => {
  const organiser = await memberFor(event, 'organiser');
  const { db, now } = event.locals;
  const meeting = idAsked(event.params.meeting ?? '');
  const change = await bodyAsked(event.request, changeBody);
  if ('locked' in change) {
    const lock = { plan: null, which: { meetings: [meeting] }, locked: change.locked };
    const outcome = await lockMeetings(db, organiser, lock, now);
    return 'refused' in outcome ? refuse(outcome) : outcome;
  }
  const moved = await moveMeeting(db, organiser, { meeting, ...change }, now);
  return 'refused' in moved ? refuse(moved) : { moved: moved.moved, ...placed(moved) };
});

/** Calls a meeting off. */
export const DELETE: RequestHandler = endpoint(async (event: RequestEvent) => {
  const organiser = await memberFor(event, 'organiser');
  const { db, now } = event.locals;
  const meeting = idAsked(event.params.meeting ?? '');
  const { version = null } = queryAsked(event.url, offQuery);
  const off = await cancelMeeting(db, organiser, { meeting, version }, now);
  if ('refused' in off) refuse(off);
  return { cancelled: off.cancelled, said: off.said.map(({ rule }) => rule) };
});
