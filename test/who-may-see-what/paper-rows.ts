/** Who may print what, and ask whether a page is still true. */
import type { Row } from '../who-may-see-what.rows.ts';
import { everyone } from './people.ts';

export const paperRows: Record<string, Row | Row[]> = {
  'page /[forum]/meetings/paper': [
    { may: ['organiser'] },
    { may: ['organiser'], query: '?find=canary&refused=nothing-to-print' },
  ],
  'POST /[forum]/meetings/paper/file': [
    { may: ['organiser'], form: { what: 'all' } },
    { may: ['organiser'], form: { person: 'nobody' }, status: 303 },
  ],
  'GET /app/[forum]/meetings/itinerary.pdf': {
    may: ['delegate', 'other delegate', 'client', 'other client'],
  },
  'page /p/[code]': [
    { may: everyone, place: { code: 'none' }, status: 404 },
    { may: everyone, place: { code: 'AAAAAAAAAAAAAAAAAAAAAA' }, status: 404 },
  ],
};
