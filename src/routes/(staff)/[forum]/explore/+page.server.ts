import { readExplore } from '#iq/explore.server.ts';
import { staff } from '../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'report:figures', 'forum:people');
  const member = await staff(event);
  const { db } = event.locals;
  const { searchParams } = event.url;
  return {
    shown: await readExplore(db, member, searchParams),
  };
};
