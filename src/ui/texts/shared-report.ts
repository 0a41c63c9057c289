/** Words of a report link's own pages: the door that asks for a passcode, and the preview. */
export const sharedReport = {
  preview: {
    alt: (forum: string) => `The cover of ${forum}`,
    says: (edition: string, asOf: string, dates: string) =>
      `${edition}, as of ${asOf}. Forum: ${dates}.`,
    revising: 'This report is being revised.',
    asks: 'A report that asks for a passcode.',
  },
  door: {
    pageTitle: (forum: string) => `${forum}: passcode`,
    title: 'This report asks for a passcode',
    lead: 'Whoever gave you the link has it too.',
    passcode: 'Passcode',
    open: 'Open the report',
    remembered: 'This browser remembers it for twelve hours, for this report alone.',
    refused: {
      wrong:
        'That is not the passcode of this link. Capital and small letters differ. It may have been changed: ask whoever gave it to you.',
      'too-often': 'Too many wrong passcodes for this link. Try again in an hour.',
    },
  },
};
