import { readAgenda } from '#forum/agenda.server.ts';
import { pageAmong } from '../../../asked.ts';
import { endpoint, memberFor } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'delegate', 'client');
  const { sessions } = await readAgenda(event.locals.db, member.forumId);
  const all = sessions
    .map(({ speakers: _, ...session }) => session)
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const { page, nextCursor } = pageAmong(all, event.url, ({ ref }) => ref);
  return { sessions: page, nextCursor };
});
