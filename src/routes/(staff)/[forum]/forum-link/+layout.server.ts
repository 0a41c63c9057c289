import { countOverdue } from '#exchange/announcements/desk.server.ts';
import { DESK } from '#exchange/announcements/kept.server.ts';
import { countWaiting, REPORTS } from '#exchange/chat/reports.server.ts';
import { organiser } from '../../../guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  event.depends(REPORTS, DESK);
  const staff = await organiser(event);
  const { db, now } = event.locals;
  const reported = await countWaiting(db, staff);
  return { waiting: { reported, announcements: await countOverdue(db, staff, now) } };
};
