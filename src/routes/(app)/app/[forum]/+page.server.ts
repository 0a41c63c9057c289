import { type Agenda, readAgenda } from '#forum/agenda.server.ts';
import type { Happening } from '#forum/day.ts';
import { type MyMeeting, myMeetings } from '#meetings/meetings.server.ts';
import { link as t } from '#ui/texts/link.ts';
import { visitor } from '../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('forum:agenda', 'meetings:mine');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const agenda = await readAgenda(db, member.forumId);
  const meetings = await myMeetings(db, member, now);
  return { now, happenings: [...sessions(agenda), ...meetings.map(happening)] };
};

const sessions = ({ sessions }: Agenda): Happening[] =>
  sessions.map(({ title, room, startsAt, endsAt }) => ({
    kind: 'session',
    startsAt,
    endsAt,
    title,
    place: room,
    off: null,
  }));

function happening({ startsAt, endsAt, table, state, with: other }: MyMeeting): Happening {
  const who = other.name === null ? '' : t.today.withWhom(other.name);
  return {
    kind: 'meeting',
    startsAt,
    endsAt,
    title: other.organisation || other.name || t.today.hidden,
    place: [t.today.table(table), who].filter(Boolean).join(', '),
    off: state === 'cancelled' || state === 'missed' ? state : null,
  };
}
