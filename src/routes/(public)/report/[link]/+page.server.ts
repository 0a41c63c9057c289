import { readNewest } from '#report/figures.server.ts';
import type { PageServerLoad } from './$types';
import { reportReader } from './reader.server.ts';

/** The page works without a script, so it ships none, and no data beyond what it prints. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const reader = await reportReader(event, 'web');
  return { report: await readNewest(event.locals.db, reader), link: event.params.link };
};
