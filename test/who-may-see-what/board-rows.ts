/** Who may change a plan by hand. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const noSuchId = '00000000-0000-7000-8000-000000000000';

export const boardRows: Record<string, Row | Row[]> = {
  'page /[forum]/meetings': [
    { may: organiser },
    { may: organiser, query: '?view=list&by=delegates' },
    { may: organiser, query: '?view=delegates&client=C-1&delegate=D-1' },
  ],
  'action /[forum]/meetings?/book': {
    may: organiser,
    form: { plan: noSuchId, client: 'C-1', delegate: 'D-1' },
  },
  'action /[forum]/meetings?/move': {
    may: organiser,
    form: { meeting: noSuchId, slot: '1', version: '1' },
  },
  'action /[forum]/meetings?/cancel': { may: organiser, form: { meeting: noSuchId, version: '1' } },
  'action /[forum]/meetings?/lock': {
    may: organiser,
    form: { plan: noSuchId, kind: 'all', of: '', locked: 'yes' },
  },
  'action /[forum]/meetings?/undo': { may: organiser, form: { change: noSuchId } },
  'POST /api/v1/forums/[forum]/meetings': { may: organiser, json: {} },
  'PATCH /api/v1/forums/[forum]/meetings/[meeting]': [
    { may: organiser, json: { locked: false } },
    { may: [], json: { slot: 1, version: 1 }, place: { meeting: noSuchId } },
  ],
  'DELETE /api/v1/forums/[forum]/meetings/[meeting]': [
    { may: organiser, query: '?version=77' },
    { may: [], place: { meeting: noSuchId } },
  ],
};
