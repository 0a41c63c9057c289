/**
 * Two firms with a forum each, both in full swing. Whatever someone may not see is written with a
 * word found nowhere else, a canary; people.ts says who may see it.
 */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import { sendMail } from '#base/mail.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeCallLink, openInterviewCall } from '#exchange/calls/links.server.ts';
import { startCall } from '#exchange/calls/start.server.ts';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { askToWrite } from '#exchange/chat/writing-requests.server.ts';
import { upload } from '#exchange/files/uploads.server.ts';
import { propose } from '#exchange/tables/tables.server.ts';
import type { Client, Delegate, Organiser, Researcher } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { askClient, askForMeeting, sayNever } from '#meetings/wishes/wishes.server.ts';
import { linkFor } from '../report-link.ts';
import { makeInterviews } from './interviews.ts';
import { makeKeeping } from './keeping.ts';
import { delegates, firms, type Guest, questionnaire, staff, type Who } from './people.ts';
import { makeSessionTalk } from './session-talk.ts';

type House = Kysely<Schema>;
export const KEY = 'alpha';
export const OTHER = 'beta';

export type Forum = {
  link: string;
  room: string;
  /** id of a call in the room, and the token of a link to another of an interview */
  call: string;
  callLink: string;
  /** ids of a question that waits and of a poll that is open, in the session S-1 */
  session: { question: string; poll: string };
  /** ids of the client's messages in it: the first to be changed, the second to be deleted */
  messages: [string, string];
  /** id of a file that D-3 sent there */
  file: string;
  /** id of the hidden delegate D-1 */
  hidden: string;
  /** id of the hidden delegate's interview */
  interview: string;
  /** id of the client's export, which holds D-2 and D-4, who withdrew */
  export: string;
  /** id of the client's segment */
  segment: string;
  /** ids of planned meetings: the first to be changed, the second to be called off */
  meetings: [string, string];
  /** token of the interviewee without a seat */
  ask: string;
  addresses: Record<Who, string | null>;
};

/** Fills an empty database. @returns what addresses and doors need to name */
export async function twoForums(db: House, now: Date): Promise<Forum> {
  const beta = await makeForum(db, OTHER, 'Tenantcanary Summit', now);
  await seat(db, beta, 'boss@other.example', 'organiser', 'Othertenantcanary');
  await makeDelegate(db, beta, { ref: 'B-1', name: 'Betacanary Guest', consent: 'named' }, now);

  const alpha = await makeForum(db, KEY, 'Alphaforumcanary', now);
  for (const { email, role, name } of staff) await seat(db, alpha, email, role, name);
  for (const { ref, company, email, name } of firms) {
    const client = await makeClient(db, alpha, ref, company);
    await seat(db, alpha, email, 'client', name, client);
  }
  for (const delegate of delegates) await makeDelegate(db, alpha, delegate, now);
  const hidden = await at<Delegate>(db, 'd1@people.example');

  await mails(db, alpha, beta, now);
  const organiser = await at<Organiser>(db, 'org@alpha.example');
  await makeAgenda(db, alpha);
  const session = await makeSessionTalk(db, at, now);
  const { room, messages, file } = await makeTalk(db, now);
  const kept = await makeKeeping(db, KEY, now);
  const { interview, ask } = await makeInterviews(db, now);
  const { token } = await linkFor(db, organiser, { label: 'Linklabelcanary' }, now);
  const made = await makePlan(db, organiser, { ceiling: 5 }, now);
  if ('refused' in made) throw new Error(made.refused);
  await publishPlan(db, organiser, made.plan, now);
  const meetings = await plannedWith(db, ['C-1', 'C-2']);
  const calls = await makeCalls(db, room, interview, now);
  const ids = {
    session,
    room,
    messages,
    ...calls,
    file,
    hidden: hidden.personId,
    interview,
    meetings,
  };
  return { link: token, ...ids, ...kept, ask, addresses };
}

async function plannedWith(db: House, refs: [string, string]): Promise<[string, string]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('client', 'client.id', 'meeting.client_id')
    .select(['meeting.id', 'client.ref'])
    .execute();
  const [first = '', second = ''] = refs.map(
    (ref) => rows.find((row) => row.ref === ref)?.id ?? '',
  );
  return [first, second];
}

const addresses = {
  organiser: 'org@alpha.example',
  researcher: 'research@alpha.example',
  delegate: 'd1@people.example',
  'other delegate': 'd2@people.example',
  client: 'rep1@firms.example',
  'other client': 'rep2@firms.example',
  reader: null,
  interviewee: null,
  nobody: null,
  'other tenant': 'boss@other.example',
};

const at = async <M>(db: House, email: string) => (await memberOf(db, email, KEY)) as M;

async function makeForum(db: House, key: string, title: string, now: Date): Promise<string> {
  const [tenant_id, id] = [newId(), newId()];
  await db
    .insertInto('tenant')
    .values({ id: tenant_id, name: `Firm of ${key}` })
    .execute();
  const asked = JSON.stringify({ ...questionnaire, title });
  await db
    .insertInto('forum')
    .values({ id, tenant_id, key, questionnaire: asked, table_count: 4, created_at: now })
    .execute();
  return id;
}

async function makeClient(db: House, forum_id: string, ref: string, company: string) {
  const id = newId();
  const offer = { package: 'Gold', meetings_guaranteed: 1, solutions: ['Cloud'] };
  await db
    .insertInto('client')
    .values({ forum_id, id, ref, company, ...offer })
    .execute();
  return id;
}

async function seat(
  db: House,
  forum_id: string,
  email: string,
  role: Schema['person']['role'],
  name: string,
  client_id: string | null = null,
): Promise<string> {
  const id = newId();
  const [given_name = '', family_name = ''] = name.split(' ');
  await db
    .insertInto('person')
    .values({ forum_id, id, role, email, given_name, family_name, client_id })
    .execute();
  return id;
}

async function makeDelegate(db: House, forum_id: string, guest: Guest, now: Date) {
  const { ref, name, consent } = guest;
  const number = ref.replace('-', '').toLowerCase();
  const person_id = await seat(db, forum_id, `${number}@people.example`, 'delegate', name);
  await db
    .insertInto('delegate')
    .values({
      ...{ forum_id, person_id, ref, consent, title: `Chief ${ref}`, country: 'Norway' },
      organisation: `Org${number}canary`,
      phone: `+47 555 ${number}phone`,
      status: 'confirmed',
    })
    .execute();
  await db
    .insertInto('response')
    .values({
      ...{ forum_id, id: newId(), delegate_id: person_id, source: 'survey' },
      submitted_at: new Date(now.getTime() - 86_400_000),
      budget: guest.budget ?? 1_000_000,
      answers: JSON.stringify({ Q1: 'Cloud', Q2: `${number}wordscanary` }),
    })
    .execute();
}

async function makeAgenda(db: House, forum_id: string): Promise<void> {
  const nine = (minutes: number) => new Date(Date.UTC(2030, 0, 2, 9, minutes));
  for (const number of [1, 2, 3]) {
    const [starts_at, ends_at] = [nine(number * 30), nine(number * 30 + 20)];
    await db.insertInto('slot').values({ forum_id, number, starts_at, ends_at }).execute();
  }
  const opening = { ref: 'S-1', title: 'Opening', room: 'Hall' };
  await db
    .insertInto('session')
    .values({ forum_id, ...opening, starts_at: nine(0), ends_at: nine(20) })
    .execute();
}

/** C-1 asks D-2, D-10 asks C-2; D-2 and C-2 rule each other out; the hidden D-3 writes to C-1 and so shows who wrote; C-1 answers. */
async function makeTalk(db: House, now: Date) {
  const client = await at<Client>(db, 'rep1@firms.example');
  const named = { delegateRef: 'D-2' };
  const said = { strength: 'must', reason: 'Requestreasoncanary' } as const;
  await askForMeeting(db, client, { ...named, ...said }, now);
  const refuser = await at<Delegate>(db, 'd2@people.example');
  await sayNever(db, refuser, { ref: 'C-2', reason: 'Delegatenevercanary' }, now);
  const rival = await at<Client>(db, 'rep2@firms.example');
  await sayNever(db, rival, { ref: 'D-2', reason: 'Clientnevercanary' }, now);
  const crowd = await at<Delegate>(db, 'd10@people.example');
  await askClient(db, crowd, { clientRef: 'C-2', strength: 'must' }, now);
  const writer = await at<Delegate>(db, 'd3@people.example');
  const opened = await openDirect(db, writer, 'C-1', now);
  if ('refused' in opened) throw new Error(opened.refused);
  const { room } = opened;
  await send(db, writer, room, { id: newId(), body: 'Messagecanary' }, now);
  const bytes = new TextEncoder().encode('Filecanary');
  const put = await upload(db, writer, room, { name: 'Filenamecanary.txt', bytes }, now);
  if ('refused' in put) throw new Error(put.refused);
  const file = put.file.id;
  await send(db, writer, room, { id: newId(), body: 'With a file', files: [file] }, now);
  const proposer = await at<Delegate>(db, 'd2@people.example');
  await propose(db, proposer, { topic: 'Topiccanary', about: '', seats: 4 }, now);
  await askToWrite(db, rival, { who: 'D-2', note: 'Askingwordscanary' }, now);
  // asked before she hid
  const { personId, forumId } = await at<Delegate>(db, 'd1@people.example');
  const asked = { forum_id: forumId, client_id: rival.clientId, asked_by: rival.personId };
  await db
    .insertInto('writing_request')
    .values({ ...asked, delegate_id: personId, note: 'Askingwordscanary', asked_at: now })
    .execute();
  const messages: [string, string] = [newId(), newId()];
  for (const id of messages) await send(db, client, room, { id, body: 'Messagecanary too' }, now);
  return { room, messages, file };
}

/** One that the organiser may read, and two for an address that sits in both firms' forums. */
async function mails(db: House, alpha: string, beta: string, now: Date): Promise<void> {
  await seat(db, alpha, 'both@people.example', 'researcher', 'Both Seats');
  await seat(db, beta, 'both@people.example', 'organiser', 'Both Seats');
  const door = { subject: 'Sign in', opensDoor: true };
  const own = { to: 'rep1@firms.example', body: 'Ownmailcanary' };
  const both = { to: 'both@people.example', body: 'Doormailcanary' };
  await sendMail(db, { ...door, ...own, forumId: alpha }, now);
  for (const forumId of [alpha, beta]) await sendMail(db, { ...door, ...both, forumId }, now);
}

/** The client calls D-3; the researcher opens an interview by video. */
async function makeCalls(db: House, room: string, interview: string, now: Date) {
  const client = (await memberOf(db, 'rep1@firms.example', KEY)) as Client;
  const researcher = (await memberOf(db, 'research@alpha.example', KEY)) as Researcher;
  const started = await startCall(db, client, { room, kind: 'video' }, now);
  await openInterviewCall(db, researcher, interview, now);
  const wanted = { interview, startsAt: new Date(now.getTime() + 86_400_000), phone: '' };
  const made = await makeCallLink(db, researcher, wanted, now);
  if ('refused' in started || 'refused' in made) throw new Error('No call could be made');
  return { call: started.call, callLink: made.token };
}
