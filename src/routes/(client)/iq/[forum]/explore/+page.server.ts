import { readExplore } from '#iq/explore.server.ts';
import { client } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'report:figures', 'forum:people');
  const member = await client(event);
  return { shown: await readExplore(event.locals.db, member, event.url.searchParams) };
};
