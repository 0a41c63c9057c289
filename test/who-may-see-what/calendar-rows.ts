/** Doors of calendars: one's own feed, its address, and sessions from a calendar file. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];

export const calendarRows: Record<string, Row | Row[]> = {
  'page /app/[forum]/me/calendar': { may: visitors },
  'action /app/[forum]/me/calendar?/make': { may: visitors },
  'action /app/[forum]/me/calendar?/choose': { may: visitors, form: { sessions: 'all' } },
  'action /app/[forum]/me/calendar?/revoke': { may: visitors },
  'GET /app/[forum]/me/calendar.ics': { may: visitors },
  // whoever has the address is let in without a seat: test/calendar-feed.test.ts
  'GET /calendar/[token].ics': { may: [], place: { token: 'none' }, otherwise: 404 },
  'page /[forum]/agenda/calendar-file': { may: organiser },
  'action /[forum]/agenda/calendar-file?/read': { may: organiser },
  'action /[forum]/agenda/calendar-file?/take': { may: organiser, form: { sessions: '[]' } },
};
