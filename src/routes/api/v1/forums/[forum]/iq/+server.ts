import { find } from '#api/iq.server.ts';
import { query } from '#api/topics/iq.ts';
import { notACursor, queryAsked } from '../../../asked.ts';
import { endpoint, memberFor } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Who matches a question, one page at a time. */
export const GET = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'client');
  const { db, now } = event.locals;
  const { limit, cursor = null, facets, fields } = queryAsked(event.url, query);
  const shown = { facets: facets === '1', answers: fields === 'answers' };
  const asked = { params: event.url.searchParams, limit, cursor, ...shown };
  const found = await find(db, member, asked, { door: 'api', now });
  if ('refused' in found) throw notACursor();
  return found;
});
