/** Doors of what a device keeps: the list of pages, the manifest, private notes. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];
const nothing = { about: 'session:none', text: 'x', version: 0 };

export const deviceRows: Record<string, Row | Row[]> = {
  'GET /app/[forum]/kept': { may: visitors },
  'GET /app/[forum]/manifest.webmanifest': { may: visitors },
  'page /app/[forum]/notes': { may: visitors },
  'action /app/[forum]/notes?/save': {
    may: visitors,
    form: { about: 'session:none', text: 'x', version: '0' },
  },
  'GET /api/v1/forums/[forum]/notes': { may: visitors },
  'PUT /api/v1/forums/[forum]/notes': { may: visitors, json: nothing, status: 404 },
};
