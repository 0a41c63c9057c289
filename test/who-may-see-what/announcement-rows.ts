/** Doors of announcements. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];
const noSuchId = '00000000-0000-7000-8000-000000000000';
const place = { id: noSuchId };
const desk = '/[forum]/forum-link/announcements';
const phone = '/app/[forum]/announcements';
const gotIt = { announcement: noSuchId, version: '1' };
const looks = { looks: [{ announcement: noSuchId, version: 1 }] };

/** Nobody finds an announcement that is not there. */
const missing = { may: organiser, place, form: { revision: '1' }, status: 404 };

export const announcementRows: Record<string, Row | Row[]> = {
  [`page ${desk}`]: { may: organiser },
  [`page ${desk}/new`]: { may: organiser },
  [`action ${desk}/new`]: { may: organiser, form: { title: '', to: 'everyone' } },
  [`page ${desk}/[id]`]: { may: organiser, place, status: 404 },
  [`action ${desk}/[id]?/send`]: missing,
  [`action ${desk}/[id]?/schedule`]: missing,
  [`action ${desk}/[id]?/discard`]: missing,
  [`action ${desk}/[id]?/remind`]: missing,
  [`action ${desk}/[id]?/correct`]: missing,
  [`action ${desk}/[id]?/withdraw`]: missing,
  [`action ${desk}/[id]?/edit`]: missing,
  [`action ${desk}/[id]?/phones`]: missing,
  [`page ${phone}`]: { may: visitors },
  [`action ${phone}?/gotIt`]: { may: visitors, form: gotIt },
  'action /app/[forum]?/gotIt': { may: visitors, form: gotIt },
  [`POST ${phone}/seen`]: { may: visitors, json: looks, status: 204 },
  'GET /api/v1/forums/[forum]/announcements': { may: organiser },
  'POST /api/v1/forums/[forum]/announcements': { may: organiser, json: {}, status: 400 },
};
