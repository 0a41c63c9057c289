/** Words of topic tables. */
import { counted as n } from '#ui/texts/number.ts';

export const topics = {
  title: 'Topic tables',
  lead: 'A delegate proposes a topic, others join, and it gets a time that suits most. For delegates only.',
  none: 'No topic table yet',
  noneNext: 'Propose one: what it is about, and for how many.',
  propose: 'Propose a table',
  topic: 'Topic',
  about: 'What you want to talk about',
  seats: 'Seats',
  seatsHint: '2 to 30, yours among them',
  send: 'Propose it',
  by: (name: string) => (name ? `Proposed by ${name}` : 'Nobody leads it now'),
  taken: (taken: number, seats: number) =>
    taken >= seats ? `Full, ${n(seats, 'seat')}` : `${taken} of ${n(seats, 'seat')} taken`,
  join: 'Join',
  joinMeans: 'Everyone at the table sees that you joined.',
  leave: 'Leave',
  open: 'Open the conversation',
  noTime: 'No time yet',
  at: (day: string, from: string, to: string, place: string) =>
    `${day}, ${from} to ${to}, ${place}`,
  clash: 'At the same time as something of yours.',
  absent: (names: string[]) => `Can’t come then: ${new Intl.ListFormat('en-GB').format(names)}`,
  times: 'Choose a time',
  timesNone: 'The programme has no gap left.',
  time: (day: string, from: string, to: string, free: number, of: number) =>
    `${day}, ${from} to ${to}: ${free} of ${of} can come`,
  place: 'Where',
  placeHint: 'Such as Library or Table 12',
  schedule: 'Fix it, tell everyone at the table',
  move: 'Move it, tell everyone at the table',
  cancel: 'Call it off, tell everyone at the table',
  members: (names: string[]) => new Intl.ListFormat('en-GB').format(names),

  day: (topic: string) => `Topic table: ${topic}`,
  with: (other: string) => `At the same time as ${other}`,
  calledOff: 'Called off',
  mine: 'My topic tables',

  staff: {
    title: 'Topic tables',
    none: 'Nobody has proposed a topic table yet',
    noneNext: 'Delegates propose them in Chat. You can give each a time and a place.',
    count: (count: number) => `${n(count, 'topic table')}`,
  },

  refused: {
    'no-title': 'Say what the topic is.',
    'title-too-long': 'A topic has at most 100 characters.',
    'about-too-long': 'A description has at most 1,000 characters.',
    seats: 'A table has 2 to 30 seats.',
    'too-many': 'You lead three tables already. Call one off first.',
    'no-such-table': 'This table can’t be found.',
    full: 'This table is full.',
    cancelled: 'This table was called off.',
    'not-yours': 'Whoever proposed the table, or the organiser, chooses its time.',
    changed: 'The table changed meanwhile. Look again, then choose.',
    past: 'Choose a time that is still to come.',
    'no-place': 'Say where.',
    'place-too-long': 'A place has at most 100 characters.',
  },
};
