/** Who may be in which call: here C-1 calls D-3, and a researcher opens an interview by video. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const inCall: Who[] = ['client'];
const researchers: Who[] = ['researcher'];
const guest: Who[] = ['interviewee'];
const noSuchId = '00000000-0000-7000-8000-000000000000';
const here = { do: 'here', leg: noSuchId };
const room = (id: string) => `?room=${id}`;

export const callRows: Record<string, Row | Row[]> = {
  'page /app/[forum]/calls/new': [
    { may: inCall, query: '?room=ROOM' },
    { may: [], query: room(noSuchId) },
  ],
  'action /app/[forum]/calls/new': { may: inCall, query: '?room=ROOM', form: { kind: 'video' } },
  'page /app/[forum]/calls/[call]': [{ may: inCall }, { may: [], place: { call: noSuchId } }],
  // a call does not ring for whoever started it
  'action /app/[forum]/calls/[call]?/decline': { may: inCall, status: 303 },
  'POST /app/[forum]/calls/[call]/act': { may: inCall, json: here },

  'page /[forum]/forum-link/calls': { may: ['organiser'] },
  'action /[forum]/forum-link/calls?/phone': { may: ['organiser'], form: { phone: 'none' } },
  'page /[forum]/interviews/[interview]/call': [
    { may: researchers },
    { may: [], place: { interview: noSuchId } },
  ],
  'action /[forum]/interviews/[interview]/call?/open': { may: researchers },
  'action /[forum]/interviews/[interview]/call?/link': { may: researchers, form: { phone: 'x' } },
  'action /[forum]/interviews/[interview]/call?/revoke': [
    { may: [], place: { interview: noSuchId } },
  ],
  'POST /[forum]/interviews/[interview]/call/act': { may: researchers, json: here },
  // whoever holds the link may come to the door: here the interviewee
  'page /call/[token]': { may: guest, place: { token: 'CALL' }, otherwise: 404 },
  'GET /call/[token]/interview.ics': { may: guest, place: { token: 'CALL' }, otherwise: 404 },
  'POST /call/[token]/act': { may: guest, place: { token: 'CALL' }, json: here, otherwise: 404 },
};
