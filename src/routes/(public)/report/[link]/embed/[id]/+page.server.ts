import { error } from '@sveltejs/kit';
import { readNewest } from '#report/figures.server.ts';
import { figureOfAny } from '#report/figures-of.ts';
import { holderOf, PRIVATE, reportReader } from '../../reader.server.ts';
import type { PageServerLoad } from './$types';

/** In another site's frame: no script, no cookie, and no data beyond the one figure. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const holder = await holderOf(event);
  if (holder && holder.role !== 'reader') {
    event.setHeaders(PRIVATE);
    return { shown: null, locked: true };
  }
  const reader = await reportReader(event, 'embed');
  const report = await readNewest(event.locals.db, reader);
  if (!report) return { shown: null, locked: false };
  const placed = figureOfAny(report, event.params.id.toUpperCase());
  if (!placed) error(404);
  const { title } = report.forum;
  const { name, asOf } = report.edition;
  const shown = { placed, forum: title, edition: name, asOf, colour: report.brand.colour };
  return { shown, locked: false };
};
