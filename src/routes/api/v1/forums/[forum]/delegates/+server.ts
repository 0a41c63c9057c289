import { listDelegates } from '#forum/delegates.server.ts';
import { limitAsked, pageOf, placeAsked } from '../../../asked.ts';
import { endpoint, memberFor } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Delegates in order of their Ref, as far as the caller may know of them. */
export const GET = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'delegate', 'client');
  const limit = limitAsked(event.url);
  const after = placeAsked(event.url) ?? '';
  const rows = await listDelegates(event.locals.db, member, { after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ ref }) => ref);
  return { delegates: page, nextCursor };
});
