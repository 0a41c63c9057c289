/** Who may compare delegates, and who of staff may find them. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const staff: Who[] = ['organiser', 'researcher'];
const clients: Who[] = ['client', 'other client'];

export const iqPeopleRows: Record<string, Row | Row[]> = {
  'page /iq/[forum]/compare': [
    { may: clients, query: '?ref=D-2&ref=D-1&ref=D-3' },
    { may: clients, query: '?ref=1&ref=2&ref=3&ref=4&ref=5&ref=6' },
  ],
  'page /[forum]/find': [{ may: staff }, { may: staff, query: '?like=D-2&sort=budget' }],
  'page /[forum]/find/[ref]': [
    { may: staff, place: { ref: 'D-1' } },
    { may: [], place: { ref: 'D-404' } },
  ],
  'page /[forum]/find/compare': { may: staff, query: '?ref=D-1&ref=D-2' },
};
