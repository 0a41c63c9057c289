import { MINE } from '#exchange/announcements/kept.server.ts';
import { readMine } from '#exchange/announcements/mine.server.ts';
import { announcementActions } from '../../../../announcement-actions.ts';
import { visitor } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends(MINE);
  const member = await visitor(event);
  return { all: await readMine(event.locals.db, member), now: event.locals.now };
};

export const actions: Actions = announcementActions(visitor);
