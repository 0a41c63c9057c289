/** Words around every screen of Forum Link. */
import { digits, counted as n } from '#ui/texts/number.ts';

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
};
