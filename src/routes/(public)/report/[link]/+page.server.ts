import { readNewest } from '#report/figures.server.ts';
import type { PageServerLoad } from './$types';
import { reportReader } from './reader.server.ts';

/** The page works without a script, so it ships none, and no data beyond what it prints. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const reader = await reportReader(event, 'web');
  const { link } = event.params;
  const report = await readNewest(event.locals.db, reader);
  return { report, link, picture: `${event.url.origin}/report/${link}/preview.png` };
};
