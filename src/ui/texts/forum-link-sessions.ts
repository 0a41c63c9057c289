/** The organiser's list of sessions in Forum Link. */
export const forumLinkSessions = {
  page: 'Sessions',
  title: (sessions: number) =>
    sessions === 1 ? 'One session is on the agenda' : `${sessions} sessions are on the agenda`,
  empty: 'No session is on the agenda yet',
  emptyNext: 'Sessions come with the import.',
  to: (time: string) => `to ${time}`,
};
