/** Words of the page where interviewees decide what is printed of them, and of how people are named. */
import { toQuotes } from '#ui/texts/to-quotes.ts';

export const anonymous = { delegate: 'A delegate', other: 'An interviewee' };

export const levels = {
  name: 'Name, role and organisation',
  'role and organisation': 'Role and organisation',
  role: 'Role',
  anonymous: 'Without a name',
} as const;

export const quotes = {
  title: toQuotes.title,
  pageTitle: (forum: string) => `Your words · ${forum} · Plenary`,
  lead: 'From your interview. Nothing is printed in the report until you approve these words and how you are named.',
  none: 'No words of yours are waiting, and none are printed',
  noneNext: 'When the researchers would like to print something that you said, it appears here.',
  oneOf: (n: number, of: number) => (of === 1 ? 'Quote' : `Quote ${n} of ${of}`),
  summarised: 'Summarised in the researchers’ words',
  states: {
    asked: 'Waits for you',
    approved: 'You approved this. It may be printed.',
    declined: 'You declined this. It is not printed.',
    withdrawn: 'Withdrawn. It is printed nowhere.',
  },
  byConsent:
    'Withdrawn, because you no longer share your profile. It is printed nowhere unless you approve it again.',
  named: 'How you are named',
  levels,
  warning: 'A role and an organisation together name one person: readers will know that it is you.',
  approve: 'Approve',
  again: 'Approve again',
  lower: 'Name me like this from now on',
  decline: 'Decline',
  withdraw: 'Withdraw',
  propose: 'Propose other words',
  proposeLabel: 'How you would say it',
  send: 'Send to the researchers',
  done: {
    approve: 'Approved. You may withdraw it here at any time.',
    propose: 'Sent. The researchers ask you again before anything is printed.',
    decline: 'Declined. It is not printed.',
    withdraw: 'Withdrawn. From now on it is printed nowhere.',
  },
  refused: {
    'no-such-quote': 'Nothing was changed: the researchers took these words back.',
    changed: 'Nothing was approved: the words changed since you opened the page. Read them again.',
    'not-now': 'Nothing was changed: that was decided already. The page shows how it stands.',
    'higher-level':
      'Nothing was approved: you can only be named as far as was asked, or less. Choose again.',
    'no-words': 'Nothing was sent. Write the words that you would like instead.',
    'too-long': 'Nothing was sent. A quote has at most 2,000 characters.',
  },
  gone: 'This link leads nowhere',
  goneText: 'It may have expired. The researchers can send you another.',
  keepLink: 'Keep this page’s link: the same page takes your words back at any time.',
};
