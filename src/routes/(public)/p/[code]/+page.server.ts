import { error } from '@sveltejs/kit';
import { readTruth } from '#meetings/paper/truth.server.ts';
import type { PageServerLoad } from './$types';

/** Opened on somebody's phone from paper: it ships no script, and nothing of it is kept or found. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  });
  const truth = await readTruth(locals.db, params.code);
  if (!truth) error(404);
  return { truth, now: locals.now };
};
