/** Doors of the organiser's meetings beside the board. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];

export const meetingRows: Record<string, Row | Row[]> = {
  'page /[forum]/meetings/delivery': { may: organiser },
};
