/** Cards and contacts: whoever walks the forum, for oneself; a code shows its holder to whoever read it. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];
const noSuchId = '00000000-0000-7000-8000-000000000000';
const code = { code: '7Q2M4KX9' };

export const contactRows: Record<string, Row | Row[]> = {
  'page /app/[forum]/contacts': { may: visitors },
  'action /app/[forum]/contacts?/note': { may: visitors, form: { person: noSuchId }, status: 422 },
  'action /app/[forum]/contacts?/takeBack': {
    may: visitors,
    form: { person: noSuchId },
    status: 404,
  },
  'action /app/[forum]/contacts?/remove': {
    may: visitors,
    form: { person: noSuchId },
    status: 404,
  },
  'action /app/[forum]/contacts?/removeOwn': { may: visitors, form: { id: noSuchId }, status: 404 },
  'action /app/[forum]/contacts?/add': { may: visitors },
  'page /app/[forum]/contacts/read': { may: visitors },
  'action /app/[forum]/contacts/read?/find': { may: visitors, form: { code: 'no' }, status: 404 },
  // nobody has swapped cards here, and nobody shows this code: as if there were no such page
  'GET /app/[forum]/contacts/cards.vcf': { may: visitors, status: 404 },
  'page /app/[forum]/c/[code]': { may: visitors, place: code, status: 404 },
  'action /app/[forum]/c/[code]?/swap': { may: visitors, place: code, status: 404 },
  'action /app/[forum]/me?/card': { may: visitors, form: { email: 'on' } },
  'action /app/[forum]/me?/answer': { may: visitors, form: { ask: noSuchId }, status: 404 },
  'action /app/[forum]/me?/forget': { may: visitors, form: { device: 'none' }, status: 404 },
  'GET /api/v1/forums/[forum]/contacts': { may: visitors },
  'POST /api/v1/forums/[forum]/contacts': {
    may: visitors,
    json: { code: '7Q2M4KX9' },
    status: 404,
  },
  'POST /api/v1/forums/[forum]/contacts/keys': {
    may: visitors,
    json: { id: 'abcdefghijklmnop', publicKey: 'none' },
  },
  'POST /api/v1/forums/[forum]/contacts/offline': {
    may: visitors,
    json: { statements: ['P1', 'P1'] },
  },
};
