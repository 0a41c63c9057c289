import { countOverdue, readAnnouncements } from '#exchange/announcements/desk.server.ts';
import { DESK } from '#exchange/announcements/kept.server.ts';
import { organiser } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends(DESK);
  const { db, now } = event.locals;
  const all = await readAnnouncements(db, member);
  return { all, now, overdue: await countOverdue(db, member, now) };
};
