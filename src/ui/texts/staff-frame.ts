/** Words around every screen of the organiser's. */
export const staffFrame = {
  rooms: {
    overview: 'Overview',
    import: 'Import',
    interviews: 'Interviews',
    report: 'Report',
    explore: 'Explore',
    people: 'People',
    find: 'Find',
    agenda: 'Agenda',
    meetings: 'Meetings',
    forumLink: 'Forum Link',
    exports: 'Exports',
    brand: 'Brand',
    outbox: 'Outbox',
  },
  role: {
    organiser: 'organiser',
    researcher: 'researcher',
    delegate: 'delegate',
    client: 'client',
  },
};
