/** Doors of Client iQ that count: explore, trends, all forums at once, and the organiser's view. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const staff: Who[] = ['organiser', 'researcher'];
const clients: Who[] = ['client', 'other client'];

const counting = [
  '',
  '?by=organisation',
  '?by=country&cross=Q1',
  '?by=budget&cross=organisation&of=all',
  '?by=Q1&-country=Norway&q=quetzal',
  '?by=Q1&words=person&country=Ireland',
];

export const exploreRows: Record<string, Row | Row[]> = {
  'page /iq/[forum]/explore': counting.map((query) => ({ may: clients, query })),
  'page /[forum]/explore': counting.map((query) => ({ may: staff, query })),
  'GET /iq/[forum]/explore/[file]': [
    ...counting.map((query) => ({ may: clients, query, place: { file: 'table.csv' } })),
    { may: clients, query: '?by=organisation', place: { file: 'chart.svg' } },
    { may: [], place: { file: 'table.xlsx' } },
  ],
  'GET /[forum]/explore/[file]': [
    { may: staff, query: '?by=organisation', place: { file: 'table.csv' } },
    { may: staff, query: '?by=organisation', place: { file: 'chart.svg' } },
    { may: [], place: { file: 'table.xlsx' } },
  ],
  'page /iq/[forum]/trends': [{ may: clients }, { may: clients, query: '?by=country' }],
  'page /[forum]/trends': [{ may: staff }, { may: staff, query: '?by=country' }],
  'page /iq': [
    { may: [...staff, ...clients, 'other tenant'] },
    { may: [...staff, ...clients, 'other tenant'], query: '?q=chief+norway' },
  ],
  'page /[forum]/discovery': { may: ['organiser'] },
};
