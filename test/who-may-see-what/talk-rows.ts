/** Who may do what within the one conversation here, of C-1 and D-3. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];
const inRoom: Who[] = ['client'];
const sign = { place: { sign: 'heart' } };

export const talkRows: Record<string, Row | Row[]> = {
  'page /app/[forum]/chat/[room]': [
    { may: inRoom },
    { may: inRoom, query: '?at=1' },
    { may: inRoom, query: '?below=2' },
  ],
  'action /app/[forum]/chat/[room]?/send': { may: inRoom, form: { body: 'Hello' } },
  // a message that is not there
  'action /app/[forum]/chat/[room]?/react': { may: [], form: { give: 'heart' } },
  'action /app/[forum]/chat/[room]?/read': { may: inRoom, form: { number: '1' } },
  'action /app/[forum]/chat/[room]?/typing': { may: inRoom },
  'action /app/[forum]/me?/here': { may: visitors, form: { shown: 'yes' } },
  'page /app/[forum]/chat/[room]/[message]': { may: inRoom },
  'action /app/[forum]/chat/[room]/[message]?/edit': {
    may: inRoom,
    form: { body: 'Hello', version: '1' },
  },
  'action /app/[forum]/chat/[room]/[message]?/react': { may: inRoom, form: { sign: 'heart' } },
  'action /app/[forum]/chat/[room]/[message]?/remove': { may: inRoom },
  'page /app/[forum]/chat/search': [
    { may: visitors },
    { may: visitors, query: '?q=messagec' },
    { may: visitors, query: '?q=hello&room=00000000-0000-7000-8000-000000000000' },
  ],
  'GET /api/v1/forums/[forum]/rooms/[room]/messages': [
    { may: inRoom },
    { may: inRoom, query: '?q=messagecanary' },
  ],
  'POST /api/v1/forums/[forum]/rooms/[room]/messages': { may: inRoom, json: { body: 'Hello' } },
  'PATCH /api/v1/forums/[forum]/rooms/[room]/messages/[message]': {
    may: inRoom,
    json: { body: 'Hello', version: 9 },
  },
  'DELETE /api/v1/forums/[forum]/rooms/[room]/messages/[message]': { may: inRoom },
  'PUT /api/v1/forums/[forum]/rooms/[room]/messages/[message]/reactions/[sign]': {
    may: inRoom,
    ...sign,
  },
  'DELETE /api/v1/forums/[forum]/rooms/[room]/messages/[message]/reactions/[sign]': {
    may: inRoom,
    ...sign,
  },
};
