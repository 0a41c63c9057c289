import { readFields } from '#api/iq.server.ts';
import { endpoint, memberFor } from '../../../../endpoint.ts';
import type { RequestHandler } from './$types';

/** What can be asked of the forum. */
export const GET: RequestHandler = endpoint(async (event) =>
  readFields(event.locals.db, await memberFor(event, 'organiser', 'researcher', 'client')),
);
