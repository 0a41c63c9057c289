import { TABLES } from '#exchange/tables/tables.server.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import { organiser } from '../../../../guard.ts';
import { tableActions } from '../../../../table-actions.ts';
import { tablesFor } from '../../../../table-times.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends(TABLES, 'meetings:mine', 'forum:agenda');
  const staff = await organiser(event);
  return {
    tables: await tablesFor(event.locals, staff, () => true),
    timezone: await timezoneOf(event.locals.db, staff.forumId),
  };
};

export const actions: Actions = tableActions(organiser);
