import { listMeetings, placeOf } from '#meetings/api-lists.server.ts';
import { pageAmong } from '../../../asked.ts';
import { endpoint, memberFor } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** The published plan's meetings: all for the organiser, one's own for the others. */
export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'delegate', 'client');
  const { db, now } = event.locals;
  const { page, nextCursor } = pageAmong(await listMeetings(db, member, now), event.url, placeOf);
  return { meetings: page, nextCursor };
});
