/** Words of the agenda. */
import { zoneName } from '#base/time.ts';

const s = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

export const agenda = {
  page: 'Agenda',
  title: (sessions: number, slots: number, days: number) =>
    `${s(sessions, 'session')} and ${s(slots, 'meeting slot')} on ${s(days, 'day')}`,
  zone: (zone: string) => `Times are those of ${zoneName(zone)}`,
  slots: (n: number, from: string, to: string) =>
    `${s(n, 'meeting slot')} between ${from} and ${to}`,
  to: (at: string) => `to ${at}`,
  speakers: 'Speakers',
  empty: 'There is no agenda yet',
  emptyNext: 'It comes with the folder of spreadsheets, as agenda.json.',
  importNow: 'Import spreadsheets',
  fromFile: 'Import sessions from a calendar file',
  edit: 'Change',
  editOf: (title: string) => `Change ${title}`,
  fields: { title: 'Title', room: 'Room', starts: 'Starts', ends: 'Ends' },
  save: 'Save, show to all',
  saved: (title: string) => `Saved. Everyone sees “${title}” as it is now.`,
  planStays: 'A published plan keeps its meetings; the page Meetings marks those that now clash.',
  refused: {
    'no-title': 'Nothing was saved. The session needs a title.',
    'no-such-session': 'Nothing was saved. This session is no longer in the agenda.',
    'ends-before-it-starts': 'Nothing was saved. The session must end after it starts.',
    'no-such-time':
      'Nothing was saved. Give day and time as on a clock; in the night the clocks go forward an hour is missing.',
  },
};
