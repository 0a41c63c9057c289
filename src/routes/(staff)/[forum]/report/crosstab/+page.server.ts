import { readComparison } from '#research/comparison.server.ts';
import { staff } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

/** The address is the question: two forms of a GET, so that it can be kept and sent. */
export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('report:figures');
  const { searchParams } = event.url;
  return await readComparison(event.locals.db, member, {
    rows: searchParams.get('rows'),
    columns: searchParams.get('columns'),
  });
};
