import { readKeeping } from '#iq/team/recalls.server.ts';
import { organiser } from '../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:exports', 'forum:people');
  const member = await organiser(event);
  const { db, now } = event.locals;
  const keeping = await readKeeping(db, member);
  const days = (at: Date) => Math.floor((now.getTime() - at.getTime()) / 86_400_000);
  return {
    keeping: keeping.map((each) => ({
      ...each,
      days: each.oldest && Math.max(0, days(each.oldest)),
    })),
  };
};
