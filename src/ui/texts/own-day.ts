/** Words of one's own day: whom one meets, what changed, what can be tapped. */
export const ownDay = {
  table: (n: number) => `Table ${n}`,
  withPerson: (name: string) => `with ${name}`,
  aDelegate: 'A delegate',
  aDelegateWhy: 'The name is not shared at present. The organiser knows.',
  ago: (minutes: number) =>
    minutes < 1
      ? 'just now'
      : minutes < 60
        ? `${minutes} min ago`
        : `${Math.floor(minutes / 60)} h ago`,
  read: 'Good, I have read it',
  standIn: 'You stand in for someone who could not come.',
  standsIn: 'Stands in.',
  newMeeting: 'New in your day.',
  moved: 'The same meeting at another time or table.',
  why: {
    'could-not-come': 'Could not come',
    'mine-missed': 'You were not seen at the table',
    'mine-away': 'You are not there at that time',
    'mine-session': 'Your session goes on longer',
    table: 'The table can’t be used',
    organiser: 'Changed by the organiser',
  },
  atTable: 'I’m at the table',
  atTableDone: 'You are at the table',
  theyDidNotCome: 'They did not come',
  reported: 'The organiser knows and looks for someone.',
};
