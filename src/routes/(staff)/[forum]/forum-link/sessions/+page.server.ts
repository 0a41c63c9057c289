import { readAgenda } from '#forum/agenda.server.ts';
import { organiser } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends('forum:agenda');
  const { sessions, timezone } = await readAgenda(event.locals.db, member.forumId);
  return { sessions, timezone };
};
