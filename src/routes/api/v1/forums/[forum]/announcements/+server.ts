import { newAnnouncement } from '#api/topics/announcements.ts';
import { newId } from '#base/ids.ts';
import type { Audience } from '#exchange/announcements/announcement.ts';
import {
  type Listed,
  readAnnouncement,
  readAnnouncements,
} from '#exchange/announcements/desk.server.ts';
import { setTime, writeAnnouncement } from '#exchange/announcements/draft.server.ts';
import { sendAnnouncement } from '#exchange/announcements/send.server.ts';
import type { Organiser } from '#forum/people.ts';
import { readStaffSegment } from '#iq/staff-segment.server.ts';
import { announcementDesk, type DeskRefusal } from '#ui/texts/announcement-desk.ts';
import { announcementsAbove } from '../../../../../announcing.server.ts';
import { bodyAsked, pageAmong } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

const told = ({ body, to, people, done, ...one }: Listed) => ({
  ...{ id: one.id, state: one.state, title: one.title, text: body },
  to: 'rule' in to ? to.rule : to.by,
  segment: 'by' in to && to.by === 'segment' ? to.about : '',
  ...{ needsAck: one.needsAck, urgent: one.urgent, dueAt: one.dueAt, sendAt: one.sendAt },
  ...{ sentAt: one.sentAt, version: one.version, people, seen: one.seen },
  ...{ acknowledged: one.acknowledged, missing: people - done },
});

export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser');
  const all = (await readAnnouncements(event.locals.db, member)).map(told);
  const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { page, nextCursor } = pageAmong(sorted, event.url, ({ id }) => id);
  return { announcements: page, nextCursor };
});

const CONFLICTS: readonly string[] = ['sent-already', 'changed-meanwhile', 'nobody', 'late'];

function refuse({ refused, what }: { refused: DeskRefusal; what?: string }): never {
  const words = announcementDesk.refused[refused];
  throw new Problem(CONFLICTS.includes(refused) ? 409 : 422, words, what ?? refused);
}

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser');
  const { db, now } = event.locals;
  const {
    id = newId(),
    text,
    to,
    send,
    dueAt,
    ...rest
  } = await bodyAsked(event.request, newAnnouncement);
  const announcement = id.toLowerCase();
  const audience = await audienceOf(event, member, to);
  const due = dueAt === null ? null : new Date(dueAt);
  const draft = { ...rest, id: announcement, body: text, to: audience, dueAt: due };
  const written = await writeAnnouncement(db, member, draft, now);
  if ('refused' in written) refuse(written);
  const kept = await readAnnouncement(db, member, announcement);
  const revision = kept?.revision ?? 0;
  const which = { announcement, revision };
  const done = (state: 'draft' | 'scheduled' | 'sent', people = 0) =>
    Response.json({ announcement, state, told: people }, { status: 201 });
  if (send === 'by hand') return done('draft');
  if (send !== 'now') {
    const outcome = await setTime(db, member, { ...which, sendAt: new Date(send.at) }, now);
    return 'refused' in outcome ? refuse(outcome) : done('scheduled');
  }
  const outcome = await sendAnnouncement(db, member, which, announcementsAbove, now);
  return 'refused' in outcome ? refuse(outcome) : done('sent', outcome.told);
});

type To = (typeof newAnnouncement)['_output']['to'];

async function audienceOf(event: RequestEvent, member: Organiser, to: To): Promise<Audience> {
  if (typeof to === 'string') return { rule: to };
  const { by } = to;
  if ('search' in to) {
    const segment = await readStaffSegment(event.locals.db, member, to.search);
    if ('refused' in segment) refuse(segment);
    return { by: 'segment', about: segment.query, words: segment.words };
  }
  const about = 'session' in to ? to.session : 'announcement' in to ? to.announcement : '';
  return { by: by as 'session', about, words: '' };
}
