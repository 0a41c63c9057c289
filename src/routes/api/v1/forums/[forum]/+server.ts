import { readForum } from '#forum/forums.server.ts';
import { endpoint, memberFor } from '../../endpoint.ts';
import type { RequestEvent } from './$types';

export const GET = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'delegate', 'client');
  return readForum(event.locals.db, member);
});
