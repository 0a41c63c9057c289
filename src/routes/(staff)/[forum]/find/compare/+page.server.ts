import { readComparison } from '#iq/compare.server.ts';
import { noteReading } from '#iq/staff-reading.server.ts';
import { staff } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people');
  const member = await staff(event);
  const { db, now } = event.locals;
  const compared = await readComparison(db, member, event.url.searchParams, new Map());
  const shown = 'people' in compared ? compared.people.map(({ ref }) => ref) : [];
  await noteReading(db, member, 'compared-delegates', shown, now);
  return { compared };
};
