/** Words of Forum Link: its rooms, the day. */
import { zoneName } from '#base/time.ts';
import { digits, counted as n } from '#ui/texts/number.ts';

/** in 12 minutes, in 3 hours, in 2 days */
function inTime(minutes: number): string {
  if (minutes < 1) return 'in less than a minute';
  if (minutes < 90) return `in ${n(minutes, 'minute')}`;
  if (minutes < 48 * 60) return `in ${n(Math.round(minutes / 60), 'hour')}`;
  return `in ${n(Math.round(minutes / 1440), 'day')}`;
}

export const link = {
  skip: 'Skip to content',
  tabs: {
    label: 'Rooms of Forum Link',
    today: 'Today',
    meetings: 'Meetings',
    people: 'People',
    chat: 'Chat',
    me: 'My card',
    unread: (count: number) => `${n(count, 'unread message')}`,
  },
  toLimits: 'My limits and breaks',
  changes: (count: number) =>
    count === 1 ? 'One change to your day' : `${digits(count)} changes to your day`,
  offline: 'No connection. What you see may be old.',
  /** of a page as this device kept it */
  asOf: (time: string) => `As of ${time}, no connection.`,
  missing: 'That page is not kept on this device. It opens again with a connection.',
  waits: (count: number) =>
    count === 1
      ? 'One message waits here and will be sent once.'
      : `${digits(count)} messages wait here and will be sent once.`,
  /** not messages alone */
  allWaits: (count: number) =>
    count === 1
      ? 'One thing waits here and will be sent once.'
      : `${digits(count)} things wait here and will be sent once.`,

  today: {
    title: 'Your day',
    dayOf: (day: string, number: number, of: number) =>
      of > 1 ? `${day}, day ${number} of ${of}` : day,
    now: 'Now',
    next: (minutes: number) => `Next, ${inTime(minutes)}`,
    running: 'Now',
    until: (time: string) => `until ${time}`,
    free: (time: string) => `Free until ${time}`,
    table: (number: number) => `Table ${number}`,
    withWhom: (name: string) => `with ${name}`,
    hidden: 'A delegate who is not shown to you',
    cancelled: 'Cancelled',
    missed: 'Missed',
    before: (days: number) =>
      days <= 1 ? 'The forum begins tomorrow' : `The forum begins in ${n(days, 'day')}`,
    beforeNext: (day: string) => `How the first day looks, ${day}`,
    after: 'The forum is over',
    afterNext: 'Your conversations stay here. This is how the first day was.',
    between: (day: string) => `Nothing today. Next is ${day}`,
    done: 'Nothing more today',
    empty: 'Nothing is in the agenda yet',
    emptyNext: 'Sessions appear here as soon as the organiser enters them.',
    whole: 'The whole agenda',
    toSession: 'Questions and polls',
  },

  agenda: {
    title: 'Agenda',
    zone: (zone: string) => `Times are those of ${zoneName(zone)}`,
    speakers: 'Speaking',
    back: 'Your day',
    empty: 'Nothing is in the agenda yet',
    now: 'Now',
  },
};
