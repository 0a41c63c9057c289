import { readShared } from '#api/iq.server.ts';
import { endpoint, memberFor, Problem } from '../../../../../endpoint.ts';
import type { RequestHandler } from './$types';

/** All that one delegate shares with the caller. */
export const GET: RequestHandler = endpoint(async (event) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'client');
  const { db, now } = event.locals;
  const found = await readShared(db, member, event.params.ref ?? '', { door: 'api', now });
  if (!found) throw new Problem(404, 'Not found');
  return found;
});
