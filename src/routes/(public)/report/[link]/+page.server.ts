import { readNewest } from '#report/figures.server.ts';
import { usualPair } from '#report/history.server.ts';
import type { PageServerLoad } from './$types';
import { reportReader } from './reader.server.ts';

/** The page works without a script, so it ships none, and no data beyond what it prints. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const reader = await reportReader(event, 'web');
  const { db } = event.locals;
  const { link } = event.params;
  const pair = await usualPair(db, reader);
  return {
    report: await readNewest(db, reader),
    link,
    picture: `${event.url.origin}/report/${link}/preview.png`,
    /** the edition before, of which there is a change list */
    since: pair?.from ?? null,
  };
};
