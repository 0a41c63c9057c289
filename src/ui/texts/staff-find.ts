/** Words of staff who look for a delegate. */
export const staffFind = {
  announce: 'Announce something to these delegates',
  label: 'Whom are you looking for?',
  nobody: 'No confirmed delegates yet',
  nobodyNext: 'Delegates appear here once they are imported and confirmed.',
};
