import { readLink } from '#exchange/calendar/link.server.ts';
import { CALENDAR_TYPE, calendarOf } from '../../../../../calendar.server.ts';
import { fileResponse } from '../../../../../file-response.ts';
import { visitor } from '../../../../../guard.ts';
import type { RequestHandler } from './$types';

/** The own calendar as it is now, to be put in by hand. */
export const GET: RequestHandler = async (event) => {
  const member = await visitor(event);
  const link = await readLink(event.locals.db, member);
  const holds = link?.holds ?? { sessions: 'mine', tables: true };
  const calendar = await calendarOf(event, member, holds);
  return fileResponse(calendar, { type: CALENDAR_TYPE, name: `${member.forumKey}.ics` });
};
