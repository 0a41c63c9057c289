import { bookingBody } from '#api/topics/by-hand.ts';
import { listMeetings, placeOf } from '#meetings/api-lists.server.ts';
import { bookMeeting } from '#meetings/board/book.server.ts';
import { bodyAsked, pageAmong } from '../../../asked.ts';
import { placed, refuse } from '../../../by-hand.ts';
import { endpoint, memberFor } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** The published plan's meetings: all for the organiser, one's own for the others. */
export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'delegate', 'client');
  const { db, now } = event.locals;
  const { page, nextCursor } = pageAmong(await listMeetings(db, member, now), event.url, placeOf);
  return { meetings: page, nextCursor };
});

/** Books a meeting in the published plan. */
export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const organiser = await memberFor(event, 'organiser');
  const { db, now } = event.locals;
  const { client, delegate, ...choice } = await bodyAsked(event.request, bookingBody);
  const asked = { plan: null, clientRef: client, delegateRef: delegate, ...choice };
  const made = await bookMeeting(db, organiser, asked, now);
  if ('refused' in made) refuse(made);
  return Response.json({ booked: made.booked, ...placed(made) }, { status: 201 });
});
