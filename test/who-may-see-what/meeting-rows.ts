/** Doors of the organiser's meetings. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];

const noSuchId = '00000000-0000-7000-8000-000000000000';

export const meetingRows: Record<string, Row | Row[]> = {
  'action /[forum]/meetings?/publish': { may: organiser, form: { plan: noSuchId } },
  'page /[forum]/meetings/delivery': { may: organiser },
};
