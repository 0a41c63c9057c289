import { readAgenda } from '#forum/agenda.server.ts';
import { visitor } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('forum:agenda');
  const member = await visitor(event);
  const { sessions } = await readAgenda(event.locals.db, member.forumId);
  return { sessions, now: event.locals.now };
};
