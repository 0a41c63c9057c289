/** Who may open what stands behind a report link: whoever holds it. */
import { figureId } from '#report/figure-id.ts';
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const reader: Who[] = ['reader'];
/** a figure as it is in the edition that readers see */
const published = figureId('alpha', 1, 'seniority');

export const reportLinkRows: Record<string, Row | Row[]> = {
  'page /report/[link]': { may: reader, otherwise: 404 },
  'page /report/[link]/changes': { may: reader, otherwise: 404 },
  'page /report/[link]/edition/[number]': [
    { may: reader, place: { number: '1' }, otherwise: 404, status: 303 },
    { may: [], place: { number: '77' }, otherwise: 404 },
  ],
  'GET /report/[link]/edition/[number]/report.pdf': {
    may: reader,
    place: { number: '1' },
    otherwise: 404,
  },
  'page /report/[link]/figure': [
    { may: reader, otherwise: 404 },
    { may: reader, query: '?id=none', otherwise: 404 },
  ],
  'page /report/[link]/figure/[id=figure]': [
    { may: reader, place: { id: figureId('alpha', 1, 'Q1') }, otherwise: 404 },
    // an id of the draft leads readers where an unknown one does
    { may: reader, place: { id: figureId('alpha', null, 'Q1') }, status: 303, otherwise: 404 },
    { may: reader, place: { id: '000000' }, status: 303, otherwise: 404 },
  ],
  'GET /report/[link]/report.pdf': { may: reader, otherwise: 404 },
  'GET /report/[link]/report.pptx': { may: reader, otherwise: 404 },
  'GET /report/[link]/figures.xlsx': { may: reader, otherwise: 404 },
  'GET /report/[link]/figure/[id].svg': { may: reader, place: { id: published }, otherwise: 404 },
  'GET /report/[link]/figure/[id].png': { may: reader, place: { id: published }, otherwise: 404 },
  'page /report/[link]/embed/[id]': { may: reader, place: { id: published }, otherwise: 404 },
  'GET /report/[link]/preview.png': { may: reader, otherwise: 404 },
  'page /report/[link]/passcode': { may: reader, otherwise: 404, status: 303 },
  'action /report/[link]/passcode': {
    may: reader,
    form: { passcode: 'none' },
    otherwise: 404,
    status: 303,
  },
};
