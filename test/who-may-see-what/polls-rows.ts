/** Doors of sessions: the staff's room of Forum Link, questions and polls. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];

export const pollsRows: Record<string, Row | Row[]> = {
  'page /[forum]/forum-link': { may: organiser, status: 303 },
  'page /[forum]/forum-link/sessions': { may: organiser },
};
