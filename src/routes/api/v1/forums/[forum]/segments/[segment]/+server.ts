import { removeSegment } from '#iq/team/segments.server.ts';
import { idAsked } from '../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** Takes a saved search of the own company away; on the screen it can be taken back for a day. */
export const DELETE: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'client');
  const { db, now } = event.locals;
  const segment = idAsked(event.params.segment ?? '');
  const removed = await removeSegment(db, member, { segment }, now);
  if ('refused' in removed) throw new Problem(404, 'Not found');
  return { deleted: segment };
});
