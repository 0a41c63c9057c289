import { readComparing } from '#report/comparing.server.ts';
import { readReasons } from '#report/history.server.ts';
import { staff } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('report:figures', 'report:editions');
  const { db, now } = event.locals;
  const { issues, ...comparing } = await readComparing(db, member, event.url.searchParams, now);
  return { ...comparing, why: issues ? await readReasons(db, member, issues) : [] };
};
