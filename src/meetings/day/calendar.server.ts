/** Everything that a person's calendar may hold, by what that person may know at this moment. */
import type { Db } from '#db/database.server.ts';
import type { Item } from '#exchange/calendar/entry.ts';
import { joinedTables } from '#exchange/calendar/tables.server.ts';
import { readAgenda } from '#forum/agenda.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { type DiaryMeeting, readDiary } from '#meetings/day/diary.server.ts';
import { calendar as t } from '#ui/texts/calendar.ts';

/** @param origin address of the house, for the way back into Forum Link */
export async function calendarItems(
  db: Db,
  member: Delegate | Client,
  origin: string,
  now: Date,
): Promise<Item[]> {
  const app = `${origin}/app/${member.forumKey}`;
  const meetings = await ownMeetings(db, member, app, now);
  const sessions = await agendaSessions(db, member, app);
  return [...meetings, ...sessions, ...(await joinedTables(db, member, app))];
}

/** A meeting is the two who meet: whichever plan it stands in, and when, it stays the same entry. */
async function ownMeetings(
  db: Db,
  member: Delegate | Client,
  app: string,
  now: Date,
): Promise<Item[]> {
  const { meetings } = await readDiary(db, member, now);
  const others = await othersIn(db, member, meetings);
  const bySubject = new Map<string, Item>();
  for (const meeting of meetings) {
    const other = others.get(meeting.id);
    if (!other) continue;
    const item = meetingItem(subjectOf(other), meeting, app);
    const known = bySubject.get(item.subject);
    if (!known || known.off || !item.off) bySubject.set(item.subject, item);
  }
  return [...bySubject.values()];
}

const subjectOf = (other: string) => `meeting:${other}`;

/** The entries that these meetings are, for this person. */
export async function entriesOfMeetings(
  db: Db,
  member: Delegate | Client,
  meetings: readonly { id: string }[],
): Promise<Map<string, string>> {
  const others = await othersIn(db, member, meetings);
  return new Map([...others].map(([id, other]) => [id, subjectOf(other)]));
}

/** Who is on the other side, by an id that stays inside the house. */
async function othersIn(
  db: Db,
  { forumId, role }: Delegate | Client,
  meetings: readonly { id: string }[],
): Promise<Map<string, string>> {
  if (meetings.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'client_id', 'delegate_id'])
    .where('forum_id', '=', forumId)
    .where(
      'id',
      'in',
      meetings.map(({ id }) => id),
    )
    .execute();
  return new Map(
    rows.map((row) => [row.id, role === 'delegate' ? row.client_id : row.delegate_id]),
  );
}

function meetingItem(subject: string, meeting: DiaryMeeting, app: string): Item {
  const { startsAt, endsAt, table, state, with: other, reported } = meeting;
  return {
    ...{ subject, kind: 'meeting', mine: true, startsAt, endsAt },
    summary: other.name === null ? t.hidden : t.meeting(other.name, other.organisation),
    location: t.table(table),
    description: other.name === null ? t.hiddenMeans : other.title,
    url: `${app}/meetings`,
    // missed by the own word is over; missed because somebody is reported missing will not be
    off: state === 'cancelled' || (state === 'missed' && reported),
  };
}

async function agendaSessions(db: Db, member: Delegate | Client, app: string): Promise<Item[]> {
  const { sessions } = await readAgenda(db, member.forumId);
  const seats = await db
    .selectFrom('attendee')
    .select('session_ref')
    .where('forum_id', '=', member.forumId)
    .where('person_id', '=', member.personId)
    .execute();
  const seated = new Set(seats.map(({ session_ref }) => session_ref));
  return sessions.map(({ ref, title, room, startsAt, endsAt, speakers }): Item => {
    const speaks = speakers.some(({ id }) => id === member.personId);
    const names = speakers.map(({ name, title, organisation }) =>
      [name, title, organisation].filter(Boolean).join(', '),
    );
    return {
      ...{ subject: `session:${ref}`, kind: 'session', mine: speaks || seated.has(ref) },
      ...{ startsAt, endsAt, summary: title, location: room, off: false },
      description: names.length === 0 ? '' : [t.speaking, ...names].join('\n'),
      url: `${app}/agenda`,
    };
  });
}
