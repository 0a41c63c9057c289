import { readEditionForApi } from '#report/edition-for-api.server.ts';
import { endpoint, memberFor, Problem } from '../../../../endpoint.ts';
import type { RequestHandler } from './$types';

/** One edition, as far as the caller may see it today. */
export const GET: RequestHandler = endpoint(async (event) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'delegate', 'client');
  const edition = await readEditionForApi(event.locals.db, member, event.params.number ?? '');
  if (!edition) throw new Problem(404, 'No such edition', 'GET …/editions lists those there are.');
  return edition;
});
