/**
 * Who may open which door. A new page, form action or API method fails the test by name until it
 * has its row here. Everyone not in `may` must be answered as if the door were not there: 404 when
 * signed in; else the way to sign-in (pages, actions) or 401 (API).
 */
import { figureId } from '#report/figure-id.ts';
import { announcementRows } from './who-may-see-what/announcement-rows.ts';
import { boardRows } from './who-may-see-what/board-rows.ts';
import { calendarRows } from './who-may-see-what/calendar-rows.ts';
import { callRows } from './who-may-see-what/call-rows.ts';
import { channelRows } from './who-may-see-what/channel-rows.ts';
import { connectionRows } from './who-may-see-what/connection-rows.ts';
import { contactRows } from './who-may-see-what/contact-rows.ts';
import { deviceRows } from './who-may-see-what/device-rows.ts';
import { exploreRows } from './who-may-see-what/explore-rows.ts';
import { iqApiRows } from './who-may-see-what/iq-api-rows.ts';
import { iqPeopleRows } from './who-may-see-what/iq-people-rows.ts';
import { leftRows } from './who-may-see-what/left-rows.ts';
import { liveRows } from './who-may-see-what/live-rows.ts';
import { meetingRows } from './who-may-see-what/meeting-rows.ts';
import { paperRows } from './who-may-see-what/paper-rows.ts';
import { everyone, type Who } from './who-may-see-what/people.ts';
import { pollsRows } from './who-may-see-what/polls-rows.ts';
import { reportLinkRows } from './who-may-see-what/report-link-rows.ts';
import { roomsRows } from './who-may-see-what/rooms-rows.ts';
import { runsRows } from './who-may-see-what/runs-rows.ts';
import { talkRows } from './who-may-see-what/talk-rows.ts';
import { teamRows } from './who-may-see-what/team-rows.ts';
import { wishRows } from './who-may-see-what/wish-rows.ts';

export type Row = {
  may: readonly Who[];
  /** values for the route's parameters besides forum, link and room */
  place?: Record<string, string>;
  /** `HIDDEN` stands for the id of the hidden delegate */
  query?: string;
  /** what a form action is sent, or an API method */
  form?: Record<string, string> | ((who: Who) => Record<string, string>);
  json?: unknown;
  /** the status of those who may, when it is not that of success or of a refusal with reasons */
  status?: number;
  /** the status of those who may not, when they are not told that there is a door */
  otherwise?: number;
  /** an answer without end: its beginning is read */
  stream?: boolean;
  /** a cookie opens it to nobody */
  tokenOnly?: true;
};

/** a figure as it is in the draft */
const drafted = figureId('alpha', null, 'seniority');

const organiser: Who[] = ['organiser'];
const researchers: Who[] = ['researcher'];
const staff: Who[] = ['organiser', 'researcher'];
const delegates: Who[] = ['delegate', 'other delegate'];
const clients: Who[] = ['client', 'other client'];
const visitors: Who[] = [...delegates, ...clients];
const seated: Who[] = [...staff, ...visitors];
const interviewee: Who[] = ['interviewee'];
const organisers: Who[] = ['organiser', 'other tenant'];
/** A section that no report has. */
const nowhere = { section: 'Nowhere', theme: '' };
const noSuchId = '00000000-0000-7000-8000-000000000000';
/** Nobody hidden writes to a client here: that would introduce them. */
const writeTo = (who: Who) => ({ person: who === 'other delegate' ? 'C-1' : 'D-2' });
const signedIn: Who[] = [...seated, 'other tenant'];

/** Several rows for one door: the ways to it that must answer differently, or not at all. */
export const rows: Record<string, Row | Row[]> = {
  // everyone's doors
  'page /': { may: everyone },
  'action /?/ask': { may: everyone, form: { email: 'stranger@else.example' }, status: 303 },
  'action /?/signOut': { may: everyone, status: 303 },
  'page /sign-in/code': { may: everyone, status: 303 },
  'action /sign-in/code?/enter': { may: everyone, status: 303 },
  'action /sign-in/code?/again': { may: everyone, status: 303 },
  'page /sign-in/link/[token]': { may: everyone, place: { token: 'none' } },
  'action /sign-in/link/[token]': { may: everyone, place: { token: 'none' }, status: 410 },
  'GET /look/[file]': { may: everyone, place: { file: 'c8102e.css' } },
  'GET /healthz': { may: everyone },
  'GET /readyz': { may: everyone },
  'GET /metrics': { may: everyone },

  // staff
  'page /[forum]': [{ may: staff }, { may: ['other tenant'], place: { forum: 'beta' } }],
  'page /[forum]/people': [{ may: staff }, { may: ['other tenant'], place: { forum: 'beta' } }],
  'action /[forum]/people?/invite': { may: organiser, form: { email: 'no', role: 'organiser' } },
  'page /[forum]/agenda': { may: staff },
  'action /[forum]/agenda?/change': { may: organiser, form: { ref: 'S-1' } },
  'page /[forum]/outbox': { may: organiser },

  'page /[forum]/brand': { may: organiser },
  'action /[forum]/brand?/save': { may: organiser, form: { colour: 'none' } },
  'action /[forum]/brand?/clear': { may: organiser },
  'page /[forum]/report': { may: staff },
  'page /[forum]/report/crosstab': { may: staff },
  'GET /[forum]/report/report.pdf': { may: staff },
  'GET /[forum]/report/report.pptx': { may: staff },
  'GET /[forum]/report/figures.xlsx': { may: staff },
  'GET /[forum]/report/figure/[id].svg': { may: staff, place: { id: drafted } },
  'GET /[forum]/report/figure/[id].png': { may: staff, place: { id: drafted } },
  'page /[forum]/report/figure': { may: staff },
  'page /[forum]/report/figure/[id=figure]': [
    { may: staff, place: { id: figureId('alpha', null, 'Q1') } },
    { may: staff, place: { id: figureId('alpha', 1, 'Q1') } },
    { may: staff, place: { id: figureId('beta', null, 'Q1') }, status: 303 },
  ],
  'page /[forum]/report/disclosure': { may: staff },
  'action /[forum]/report/disclosure?/add': { may: staff },
  'action /[forum]/report/disclosure?/remove': { may: staff, form: { id: noSuchId } },
  'action /[forum]/report/disclosure?/mergeCrosstab': {
    may: staff,
    form: { id: noSuchId, merges: '[]' },
  },
  'action /[forum]/report/disclosure?/mergeFigure': {
    may: staff,
    form: { figure: 'seniority', merges: '[]' },
  },
  'action /[forum]/report?/publish': { may: organiser },
  'page /[forum]/report/findings': { may: staff },
  'action /[forum]/report/findings?/save': { may: staff, form: nowhere },
  'action /[forum]/report/findings?/check': { may: staff, form: nowhere },
  'action /[forum]/report/findings?/draft': { may: staff, form: nowhere },
  'action /[forum]/report/findings?/take': { may: staff, form: nowhere },
  'action /[forum]/report/findings?/cure': { may: staff, form: nowhere },
  'action /[forum]/report/findings?/restore': { may: staff, form: nowhere },
  'action /[forum]/report/findings?/add': { may: staff, form: { title: '' } },
  'action /[forum]/report/findings?/remove': { may: staff, form: nowhere },
  'action /[forum]/report/findings?/move': { may: staff, form: nowhere },
  'action /[forum]/report?/takeDown': { may: organiser, form: { id: noSuchId } },
  'action /[forum]/report?/putBack': { may: organiser, form: { id: noSuchId } },
  'page /[forum]/report/changes': { may: staff },
  'action /[forum]/report?/link': { may: organiser, form: { label: 'Linklabelcanary too' } },
  'action /[forum]/report?/revoke': { may: organiser, form: { id: noSuchId } },
  'action /[forum]/report?/remake': { may: organiser, form: { id: noSuchId } },
  'action /[forum]/report?/extend': { may: organiser, form: { id: noSuchId, until: 'never' } },
  'action /[forum]/report?/passcode': { may: organiser, form: { id: noSuchId, none: 'yes' } },
  'action /[forum]/report?/lookAtMailing': { may: organiser },
  'action /[forum]/report?/sendMailing': { may: organiser, form: { passcode: 'short' } },

  'page /[forum]/import': { may: organiser },
  'action /[forum]/import?/read': { may: organiser },
  'action /[forum]/import?/confirm': { may: organiser, form: { upload: noSuchId } },
  'page /new': { may: organisers },
  'action /new?/read': { may: organisers },
  'action /new?/confirm': { may: organisers, form: { upload: noSuchId } },

  'page /[forum]/interviews': { may: staff },
  'action /[forum]/interviews?/make': { may: researchers, form: { ref: 'D-404' } },
  'action /[forum]/interviews?/link': { may: researchers, form: { theme: noSuchId } },
  'page /[forum]/interviews/[interview]': [
    { may: researchers },
    { may: [], place: { interview: noSuchId } },
  ],
  'action /[forum]/interviews/[interview]?/transcript': { may: researchers },
  'action /[forum]/interviews/[interview]?/excerpt': { may: researchers, form: { cue: '99' } },
  'action /[forum]/interviews/[interview]?/code': { may: researchers, form: { quote: noSuchId } },
  'action /[forum]/interviews/[interview]?/uncode': {
    may: researchers,
    form: { excerpt: noSuchId, theme: noSuchId },
  },
  'action /[forum]/interviews/[interview]?/quote': { may: researchers, form: { text: '' } },
  'action /[forum]/interviews/[interview]?/edit': { may: researchers, form: { quote: noSuchId } },
  'action /[forum]/interviews/[interview]?/takeBack': {
    may: researchers,
    form: { quote: noSuchId },
  },
  'action /[forum]/interviews/[interview]?/ask': { may: researchers, form: { quote: noSuchId } },

  // Forum Link
  'page /app/[forum]': { may: visitors },
  'page /app/[forum]/agenda': { may: visitors },
  'page /app/[forum]/people': [
    { may: visitors },
    { may: visitors, query: '?who=HIDDEN' },
    { may: visitors, query: '?who=D-1' },
  ],
  'action /app/[forum]/people?/message': { may: visitors, form: writeTo },
  'page /app/[forum]/chat': { may: visitors },
  'page /app/[forum]/chat/new': { may: visitors },
  'action /app/[forum]/chat/new?/open': { may: visitors, form: { title: '' } },
  'page /app/[forum]/meetings': { may: visitors },
  'page /app/[forum]/me': { may: visitors },
  'action /app/[forum]/me?/consent': { may: delegates, form: { consent: 'neither' } },
  'page /app/[forum]/quotes': { may: delegates },
  'action /app/[forum]/quotes?/approve': { may: delegates, form: { quote: noSuchId } },
  'action /app/[forum]/quotes?/propose': { may: delegates, form: { quote: noSuchId } },
  'action /app/[forum]/quotes?/decline': { may: delegates, form: { quote: noSuchId } },
  'action /app/[forum]/quotes?/withdraw': { may: delegates, form: { quote: noSuchId } },
  'page /survey/[forum]': { may: delegates },
  'action /survey/[forum]': { may: delegates, form: { 'q:Q1': 'None of these' } },

  // Client iQ
  'page /iq/[forum]': [
    { may: clients },
    { may: clients, query: '?open=D-1' },
    { may: clients, query: '?q=chief+norway' },
  ],
  'action /iq/[forum]?/list': { may: clients, form: { ref: 'D-2' } },
  'action /iq/[forum]?/unlist': { may: clients, form: { ref: 'D-2' } },
  'action /iq/[forum]?/meet': { may: clients, form: { ref: 'D-2' } },
  'page /iq/[forum]/[ref]': [
    { may: clients, place: { ref: 'D-2' } },
    { may: [], place: { ref: 'D-1' } },
    { may: [], place: { ref: 'D-404' } },
    { may: [], place: { ref: 'D-3' } },
  ],
  'action /iq/[forum]/[ref]?/list': { may: clients, form: { ref: 'D-2' }, place: { ref: 'D-2' } },
  'action /iq/[forum]/[ref]?/unlist': { may: clients, form: { ref: 'D-2' }, place: { ref: 'D-2' } },
  'action /iq/[forum]/[ref]?/meet': { may: clients, form: { ref: 'D-2' }, place: { ref: 'D-2' } },
  'page /iq/[forum]/meetings': { may: clients },
  ...iqPeopleRows,
  ...leftRows,
  ...runsRows,
  ...teamRows,
  ...wishRows,

  ...reportLinkRows,

  // an interviewee without a seat, by a link of their own
  'page /quote/[token]': { may: interviewee, otherwise: 404 },
  'action /quote/[token]?/approve': { may: interviewee, form: { quote: noSuchId }, otherwise: 404 },
  'action /quote/[token]?/propose': { may: interviewee, form: { quote: noSuchId }, otherwise: 404 },
  'action /quote/[token]?/decline': { may: interviewee, form: { quote: noSuchId }, otherwise: 404 },
  'action /quote/[token]?/withdraw': {
    may: interviewee,
    form: { quote: noSuchId },
    otherwise: 404,
  },

  // API
  'GET /api/v1/forums/[forum]/editions': { may: seated },
  'GET /api/v1/forums/[forum]/editions/[number]': [
    { may: seated, place: { number: '1' } },
    { may: [], place: { number: '77' } },
  ],
  'GET /api/v1/forums/[forum]/editions/changes': [
    { may: seated, query: '?from=1&to=1' },
    { may: staff, query: '?from=1&to=draft' },
  ],
  'POST /api/v1/forums/[forum]/editions': { may: organiser, json: { kind: 'none' } },
  ...iqApiRows,
  ...announcementRows,
  ...boardRows,
  ...calendarRows,
  ...connectionRows,
  ...contactRows,
  ...callRows,
  ...channelRows,
  ...exploreRows,
  ...paperRows,
  ...pollsRows,
  ...meetingRows,
  ...liveRows,
  ...roomsRows,
  ...talkRows,
  ...deviceRows,
  'GET /api/v1/[...path]': { may: [], place: { path: 'nothing' }, otherwise: 404 },
  'POST /api/v1/[...path]': { may: [], place: { path: 'nothing' }, otherwise: 404 },
  'PUT /api/v1/[...path]': { may: [], place: { path: 'nothing' }, otherwise: 404 },
  'PATCH /api/v1/[...path]': { may: [], place: { path: 'nothing' }, otherwise: 404 },
  'DELETE /api/v1/[...path]': { may: [], place: { path: 'nothing' }, otherwise: 404 },
  'GET /api/v1/forums': { may: signedIn },
  'GET /api/v1/forums/[forum]': { may: seated },
  'GET /api/v1/forums/[forum]/delegates': [
    { may: seated },
    { may: ['other tenant'], place: { forum: 'beta' } },
  ],
  'GET /api/v1/forums/[forum]/figures': { may: seated },
  'GET /api/v1/forums/[forum]/findings': { may: staff },
  'GET /api/v1/forums/[forum]/meetings': { may: [...organiser, ...visitors] },
  'GET /api/v1/forums/[forum]/plan': { may: organiser },
  'POST /api/v1/forums/[forum]/plan': { may: organiser, json: { ceiling: -1 } },
  'GET /api/v1/forums/[forum]/rooms': { may: visitors },
  'POST /api/v1/forums/[forum]/rooms': { may: visitors, json: {} },
  'GET /live': [
    { may: seated, query: '?forum=alpha&cursor=0', stream: true },
    { may: ['other tenant'], query: '?forum=beta&cursor=0', stream: true },
  ],
};
