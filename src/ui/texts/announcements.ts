/** Announcements, as the people they are for read them. */
export const announcements = {
  title: 'Announcements',
  from: 'From the organiser',
  empty: 'Nothing was announced to you yet.',
  when: (day: string, time: string) => `${day}, ${time}`,
  gotIt: 'Got it',
  read: 'I have read it',
  thanks: 'You pressed “Got it”.',
  gotItWaits: 'You pressed “Got it”. It waits for a connection.',
  withdrawn: 'Withdrawn by the organiser',
  corrected: (when: string) => `Corrected ${when}`,
  gone: 'No longer:',
  added: 'Now:',
  urgent: 'Urgent',
  due: (when: string) => `“Got it” is asked by ${when}`,
  all: 'All announcements',
  refused: {
    gone: 'This announcement is not there any more.',
    corrected: 'It was corrected meanwhile: read it again.',
    failed: 'It did not arrive. Press again.',
  },
};
