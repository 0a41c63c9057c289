/** Doors of the organiser's meetings. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const clients: Who[] = ['client', 'other client'];

const noSuchId = '00000000-0000-7000-8000-000000000000';

export const meetingRows: Record<string, Row | Row[]> = {
  'action /[forum]/meetings?/publish': { may: organiser, form: { plan: noSuchId } },
  'page /[forum]/meetings/delivery': { may: organiser },
  'action /iq/[forum]/meetings?/outcome': { may: clients, form: { meeting: noSuchId, met: 'yes' } },
  'action /iq/[forum]/meetings?/takeBack': { may: clients, form: { meeting: noSuchId } },
};
