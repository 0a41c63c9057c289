/** What may be done with rooms, asking to write, files and topic tables; the one room is of C-1 and D-3. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const delegates: Who[] = ['delegate', 'other delegate'];
const clients: Who[] = ['client', 'other client'];
const visitors: Who[] = [...delegates, ...clients];
const organiser: Who[] = ['organiser'];
const noSuchId = '00000000-0000-7000-8000-000000000000';
const about = '/app/[forum]/chat/[room]/about';
const tables = '/app/[forum]/chat/tables';
const api = '/api/v1/forums/[forum]';
/** Nobody hidden lets a company write here: that would introduce them. */
const none = { company: 'C-404' };
const table = { room: noSuchId, version: '1' };
/** in the room or not, with an answer of its own kind to those in it */
const inRoom: Who[] = ['client'];

export const roomsRows: Record<string, Row | Row[]> = {
  'action /app/[forum]/people?/ask': { may: clients, form: { person: 'D-404', note: 'n' } },
  'action /app/[forum]/chat?/allow': { may: delegates, form: none },
  'action /app/[forum]/chat?/notNow': { may: delegates, form: none },
  'action /app/[forum]/chat?/block': { may: delegates, form: none },
  [`page ${about}`]: { may: inRoom },
  [`action ${about}?/mute`]: { may: inRoom, form: { muted: 'no' } },
  [`action ${about}?/rename`]: { may: inRoom, form: { title: '' } },
  [`action ${about}?/add`]: { may: inRoom, form: { people: noSuchId } },
  [`action ${about}?/leave`]: { may: inRoom },
  [`action ${about}?/block`]: { may: inRoom, form: { person: 'D-404' } },
  [`action ${about}?/blockCompany`]: { may: [], form: { company: 'C-404' } },
  [`action ${about}?/unblock`]: { may: visitors, form: { person: noSuchId } },
  [`action ${about}?/ask`]: { may: inRoom, form: { person: 'D-404', note: 'n' } },
  'page /app/[forum]/chat/[room]/report': [
    { may: [], query: `?message=${noSuchId}` },
    { may: inRoom, query: '?message=MESSAGE' },
  ],
  'action /app/[forum]/chat/[room]/report': {
    may: inRoom,
    query: '?message=MESSAGE',
    form: { reason: '' },
  },
  'page /app/[forum]/me/blocked': { may: visitors },
  'action /app/[forum]/me/blocked?/unblock': { may: visitors, form: { id: noSuchId } },
  'POST /app/[forum]/chat/[room]/files': { may: visitors, form: {}, status: 400 },
  'GET /app/[forum]/chat/[room]/files/[file]': { may: inRoom },
  'DELETE /app/[forum]/chat/[room]/files/[file]': { may: visitors, place: { file: noSuchId } },
  [`page ${tables}`]: { may: delegates },
  [`action ${tables}?/propose`]: { may: delegates, form: { topic: '' } },
  [`action ${tables}?/join`]: { may: delegates, form: table },
  [`action ${tables}?/leave`]: { may: delegates, form: table },
  [`action ${tables}?/schedule`]: { may: delegates, form: { ...table, at: '', place: '' } },
  [`action ${tables}?/cancel`]: { may: delegates, form: table },
  'page /[forum]/forum-link/tables': { may: organiser },
  'action /[forum]/forum-link/tables?/schedule': { may: organiser, form: table },
  'action /[forum]/forum-link/tables?/cancel': { may: organiser, form: table },
  'page /[forum]/forum-link/reported': { may: organiser },
  'action /[forum]/forum-link/reported?/remove': { may: organiser, form: { id: noSuchId } },
  'action /[forum]/forum-link/reported?/keep': { may: organiser, form: { id: noSuchId } },
  [`GET ${api}/writing-requests`]: { may: visitors },
  [`POST ${api}/writing-requests`]: { may: clients, json: { delegate: 'D-404', note: '' } },
  [`PUT ${api}/writing-requests/[client]`]: {
    may: delegates,
    place: { client: 'C-404' },
    json: { answer: 'declined' },
    status: 404, // as there is no such request
  },
  [`POST ${api}/rooms/[room]/files`]: { may: inRoom, json: { name: 'a.txt', content: 'SGVsbG8=' } },
  [`GET ${api}/rooms/[room]/files/[file]`]: { may: inRoom },
};
