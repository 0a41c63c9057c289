import { readLeftWishes } from '#meetings/planner/why-not.server.ts';
import { organiser } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

/** `client`: the Client ID of the client whose wishes are explained. */
export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends('meetings:plan', 'wishes:mine');
  const ref = event.url.searchParams.get('client');
  return { left: await readLeftWishes(event.locals.db, member, ref) };
};
