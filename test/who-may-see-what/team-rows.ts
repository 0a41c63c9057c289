/** Who may see and change what a client's company keeps: lists, notes, segments, exports. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const clients: Who[] = ['client', 'other client'];
const noSuchId = '00000000-0000-7000-8000-000000000000';

export const teamRows: Record<string, Row | Row[]> = {
  'page /iq/[forum]/shortlist': { may: clients },
  'action /iq/[forum]/shortlist?/make': { may: clients, form: { name: '' } },
  'action /iq/[forum]/shortlist?/rename': { may: clients, form: { list: noSuchId, name: 'X' } },
  'action /iq/[forum]/shortlist?/remove': { may: clients, form: { list: noSuchId } },
  'action /iq/[forum]/shortlist?/move': { may: clients, form: { ref: 'D-1', list: noSuchId } },
  'action /iq/[forum]/shortlist?/copy': { may: clients, form: { ref: 'D-1', list: noSuchId } },
  'action /iq/[forum]/shortlist?/off': { may: clients, form: { ref: 'D-1', list: noSuchId } },
  'action /iq/[forum]/[ref]?/note': {
    may: clients,
    form: { ref: 'D-1', body: 'Who?' },
    place: { ref: 'D-2' },
  },
  'action /iq/[forum]/[ref]?/editNote': {
    may: clients,
    form: { note: noSuchId, body: 'X' },
    place: { ref: 'D-2' },
  },
  'action /iq/[forum]/[ref]?/removeNote': {
    may: clients,
    form: { note: noSuchId },
    place: { ref: 'D-2' },
  },
  'action /iq/[forum]/[ref]?/undo': {
    may: clients,
    form: { what: 'people', id: noSuchId },
    place: { ref: 'D-2' },
  },
  'action /iq/[forum]/shortlist?/note': { may: clients, form: { ref: 'D-1', body: 'Who?' } },
  'action /iq/[forum]/shortlist?/editNote': { may: clients, form: { note: noSuchId, body: 'X' } },
  'action /iq/[forum]/shortlist?/removeNote': { may: clients, form: { note: noSuchId } },
  'action /iq/[forum]/shortlist?/undo': { may: clients, form: { what: 'people', id: noSuchId } },
  'page /iq/[forum]/segments': { may: clients },
  'action /iq/[forum]/segments?/save': { may: clients, form: { name: '' } },
  'action /iq/[forum]/segments?/rename': { may: clients, form: { segment: noSuchId, name: 'X' } },
  'action /iq/[forum]/segments?/mute': { may: clients, form: { segment: noSuchId } },
  'action /iq/[forum]/segments?/remove': { may: clients, form: { segment: noSuchId } },
  'action /iq/[forum]/segments?/seen': { may: clients, form: { segment: noSuchId } },
  'action /iq/[forum]/segments?/open': { may: clients, form: { segment: noSuchId } },
  'action /iq/[forum]/segments?/undo': { may: clients, form: { what: 'removed', id: noSuchId } },
  'page /iq/[forum]/exports': { may: clients },
  'action /iq/[forum]/exports?/removed': { may: clients, form: { ref: 'D-404' } },
  'page /iq/[forum]/exports/new': [
    { may: clients, query: '?of=search&search=' },
    { may: [], query: '?of=nothing' },
  ],
  'page /iq/[forum]/exports/[export]': [
    { may: ['client'] },
    { may: [], place: { export: noSuchId } },
  ],
  'POST /iq/[forum]/exports/file': {
    may: clients,
    form: { of: 'search', search: '', format: 'csv', part: 'answers' },
  },
  'page /[forum]/exports': { may: ['organiser'] },
  'GET /api/v1/forums/[forum]/segments': { may: clients },
  'POST /api/v1/forums/[forum]/segments': { may: clients, json: { name: '' } },
  'DELETE /api/v1/forums/[forum]/segments/[segment]': { may: [], place: { segment: noSuchId } },
};
