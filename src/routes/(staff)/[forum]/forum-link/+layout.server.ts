import { countOverdue } from '#exchange/announcements/desk.server.ts';
import { DESK } from '#exchange/announcements/kept.server.ts';
import { organiser } from '../../../guard.ts';
import type { LayoutServerLoad } from './$types';

/** What the tabs are marked with. */
export const load: LayoutServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends(DESK);
  const overdue = await countOverdue(event.locals.db, member, event.locals.now);
  return { marks: { announcements: overdue } as Partial<Record<string, number>> };
};
