import { countWaiting, REPORTS } from '#exchange/chat/reports.server.ts';
import { organiser } from '../../../guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  event.depends(REPORTS);
  const staff = await organiser(event);
  return { waiting: { reported: await countWaiting(event.locals.db, staff) } };
};
