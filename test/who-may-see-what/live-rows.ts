/** Doors of the running day: the staff's live screen, the door list, and the taps on a phone. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];

const noSuchId = '00000000-0000-7000-8000-000000000000';
const at = { of: `${noSuchId} client` };
const proposal = { proposal: noSuchId };
const time = { day: '2030-01-02', at: '10:00' };
const meeting = { meeting: noSuchId };

export const liveRows: Record<string, Row | Row[]> = {
  'page /[forum]/meetings/live': { may: organiser },
  'action /[forum]/meetings/live?/noShow': { may: organiser, form: at },
  'action /[forum]/meetings/live?/seen': { may: organiser, form: at },
  'action /[forum]/meetings/live?/notSeen': { may: organiser, form: at },
  'action /[forum]/meetings/live?/late': { may: organiser, form: { person: noSuchId, ...time } },
  'action /[forum]/meetings/live?/leaves': { may: organiser, form: { person: noSuchId, ...time } },
  'action /[forum]/meetings/live?/table': { may: organiser, form: { table: '99' } },
  'action /[forum]/meetings/live?/overrun': { may: organiser, form: { session: 'none', ...time } },
  'action /[forum]/meetings/live?/approve': { may: organiser, form: proposal },
  'action /[forum]/meetings/live?/dismiss': { may: organiser, form: proposal },
  'action /[forum]/meetings/live?/undo': { may: organiser, form: proposal },
  'page /[forum]/meetings/door': { may: organiser },
  'action /[forum]/meetings/door?/came': { may: organiser, form: { person: noSuchId } },
  'action /[forum]/meetings/door?/undo': { may: organiser, form: { person: noSuchId } },
  'action /app/[forum]?/seen': { may: visitors, form: meeting },
  'action /app/[forum]?/noShow': { may: visitors, form: meeting },
  'action /app/[forum]?/read': { may: visitors },
  'action /app/[forum]/meetings?/seen': { may: visitors, form: meeting },
  'action /app/[forum]/meetings?/noShow': { may: visitors, form: meeting },
  'action /app/[forum]/meetings?/read': { may: visitors },
  'action /app/[forum]/meetings?/outcome': { may: visitors, form: meeting },
  'action /app/[forum]/meetings?/takeBack': { may: visitors, form: meeting },
  'GET /api/v1/forums/[forum]/check-ins': { may: organiser },
  'POST /api/v1/forums/[forum]/check-ins': { may: organiser, json: {} },
};
