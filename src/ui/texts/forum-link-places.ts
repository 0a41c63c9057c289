/** The organiser's rooms of Forum Link. */
export const forumLinkPlaces = {
  label: 'Forum Link',
  sessions: 'Sessions',
  tables: 'Topic tables',
  announcements: 'Announcements',
  calls: 'Calls',
  reported: 'Reported',
  notices: 'Notices',
  waiting: { reported: 'to look at', announcements: 'overdue' },
};
