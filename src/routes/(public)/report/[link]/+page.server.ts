import { error } from '@sveltejs/kit';
import { readerOf } from '#forum/session.server.ts';
import { readNewest } from '#report/figures.server.ts';
import type { PageServerLoad } from './$types';

/** The page works without a script, so it ships none, and no data beyond what it prints. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  });
  const reader = await readerOf(locals.db, params.link, locals.now);
  if (!reader) error(404);
  return { report: await readNewest(locals.db, reader), link: params.link };
};
