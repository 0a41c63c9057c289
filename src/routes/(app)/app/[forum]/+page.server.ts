import { MINE } from '#exchange/announcements/kept.server.ts';
import { onTop, readMine } from '#exchange/announcements/mine.server.ts';
import { readMissed } from '#exchange/calls/missed.server.ts';
import { overlap } from '#exchange/tables/gaps.ts';
import type { OwnTable } from '#exchange/tables/read.server.ts';
import { type Agenda, readAgenda } from '#forum/agenda.server.ts';
import type { Happening } from '#forum/day.ts';
import { readDayChanges } from '#meetings/day/day-changes.server.ts';
import { type Diary, type DiaryMeeting, readDiary } from '#meetings/day/diary.server.ts';
import { day } from '#ui/texts/acts-told.ts';
import { linkDay as t } from '#ui/texts/link-day.ts';
import { ownDay } from '#ui/texts/own-day.ts';
import { topics } from '#ui/texts/topics.ts';
import { announcementActions } from '../../../announcement-actions.ts';
import { dayActions } from '../../../day-actions.ts';
import { visitor } from '../../../guard.ts';
import { forKeeping } from '../../../keeping.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('forum:agenda', 'meetings:mine', 'calls:mine', MINE);
  const member = await visitor(event);
  const { db, now } = event.locals;
  const agenda = await readAgenda(db, member.forumId);
  const diary = await readDiary(db, member, now);
  const announced = await readMine(db, member);
  return {
    now,
    diary,
    missed: forKeeping(event) ? [] : await readMissed(db, member, now),
    hasAnnouncements: announced.length > 0,
    announced: onTop(announced, now),
    changes: await readDayChanges(db, member),
    happenings: [
      ...sessions(agenda, member.forumKey),
      ...diary.meetings.map((each) => happening(diary, each)),
      ...diary.tables.map((each) => seatAt(diary, each)),
    ],
  };
};

export const actions: Actions = { ...dayActions(visitor), ...announcementActions(visitor) };

const sessions = ({ sessions }: Agenda, forum: string): Happening[] =>
  sessions.map(({ ref, title, room, startsAt, endsAt }) => ({
    kind: 'session',
    startsAt,
    endsAt,
    title,
    place: room,
    off: null,
    href: `/app/${forum}/agenda/${encodeURIComponent(ref)}`,
  }));

function happening({ side }: Diary, meeting: DiaryMeeting): Happening {
  const { startsAt, endsAt, table, state, with: other, why, standIn } = meeting;
  const who = other.name === null ? '' : t.today.withWhom(other.name);
  const stands = standIn ? [day.stands[side]] : [];
  return {
    kind: 'meeting',
    startsAt,
    endsAt,
    title: other.organisation || other.name || t.today.hidden,
    place: [t.today.table(table), who, ...stands].filter(Boolean).join(', '),
    off: state === 'cancelled' || state === 'missed' ? state : null,
    ...(why && { why: ownDay.why[why] }),
  };
}

/** A plan may change under a table that was fixed before: then both stand there, and it is said. */
function seatAt(
  { meetings }: Diary,
  { topic, place, startsAt, endsAt, state }: OwnTable,
): Happening {
  const other = meetings.find(
    (each) => each.state === 'planned' && overlap(each, { startsAt, endsAt }),
  );
  const clash = other && topics.with(other.with.organisation || other.with.name || t.today.hidden);
  return {
    kind: 'table',
    ...{ startsAt, endsAt, title: topics.day(topic), place },
    ...(state === 'cancelled'
      ? { off: 'cancelled', why: topics.calledOff }
      : { off: null, ...(clash && { clash }) }),
  };
}
