/** Who may read why wishes are not planned: organisers alone. */
import type { Row } from '../who-may-see-what.rows.ts';

export const leftRows: Record<string, Row | Row[]> = {
  'page /[forum]/meetings/left': [
    { may: ['organiser'] },
    { may: ['organiser'], query: '?client=none' },
  ],
};
