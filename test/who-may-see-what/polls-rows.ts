/** Doors of sessions: the staff's room of Forum Link, questions and polls. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];
const inside: Who[] = ['organiser', ...visitors];
const seated: Who[] = ['researcher', ...inside];

const place = { ref: 'S-1', session: 'S-1' };
const noSuchId = '00000000-0000-7000-8000-000000000000';
const poll = { poll: noSuchId };
const question = { question: noSuchId };
const desk = '/[forum]/forum-link/sessions/[ref]';
const phone = '/app/[forum]/agenda/[session]';
const api = '/api/v1/forums/[forum]/sessions';

export const pollsRows: Record<string, Row | Row[]> = {
  'page /[forum]/forum-link': { may: organiser, status: 303 },
  'page /[forum]/forum-link/sessions': { may: organiser },
  [`page ${desk}`]: { may: organiser, place },
  [`page ${desk}/wall`]: [
    { may: organiser, place },
    { may: organiser, place, query: '?show=questions' },
  ],
  [`action ${desk}?/make`]: { may: organiser, place, form: { kind: 'single', asked: '' } },
  [`action ${desk}?/poll`]: { may: organiser, place, form: { ...poll, act: 'open' } },
  [`action ${desk}?/word`]: { may: organiser, place, form: { ...poll, word: 'X' } },
  [`action ${desk}?/question`]: { may: organiser, place, form: { ...question, act: 'show' } },
  [`action ${desk}?/merge`]: { may: organiser, place, form: { ...question, into: noSuchId } },
  [`action ${desk}?/rule`]: {
    may: organiser,
    place,
    form: { askers: 'everyone', moderated: 'on' },
  },
  [`page ${phone}`]: { may: visitors, place },
  [`action ${phone}?/vote`]: { may: visitors, place, form: { ...poll, choice: 'X' } },
  [`action ${phone}?/ask`]: { may: visitors, place, form: { words: '' } },
  [`action ${phone}?/up`]: { may: visitors, place, form: question },
  [`action ${phone}?/withdraw`]: { may: visitors, place, form: question },
  [`GET ${api}`]: { may: seated },
  [`GET ${api}/[session]/questions`]: { may: inside, place },
  [`POST ${api}/[session]/questions`]: { may: visitors, place, json: {}, status: 400 },
  [`POST ${api}/[session]/questions/[question]`]: {
    may: inside,
    place: { ...place, ...question },
    json: {},
    status: 400,
  },
  [`GET ${api}/[session]/polls`]: { may: inside, place },
  [`POST ${api}/[session]/polls`]: { may: organiser, place, json: {}, status: 400 },
  [`POST ${api}/[session]/polls/[poll]`]: {
    may: organiser,
    place: { ...place, ...poll },
    json: {},
    status: 400,
  },
  [`POST ${api}/[session]/polls/[poll]/votes`]: {
    may: visitors,
    place: { ...place, ...poll },
    json: {},
    status: 400,
  },
};
