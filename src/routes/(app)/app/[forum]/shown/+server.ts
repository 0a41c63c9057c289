import { markShown } from '#exchange/notices/shown.server.ts';
import { visitor } from '../../../../guard.ts';
import type { RequestHandler } from './$types';

/** A page of the forum that is being looked at has all the news: no other channel tells them. */
export const POST: RequestHandler = async (event) => {
  await markShown(event.locals.db, await visitor(event), event.locals.now);
  return new Response(null, { status: 204 });
};
