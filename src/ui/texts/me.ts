/** Words of Forum Link: my own page. */
import { counted as n } from '#ui/texts/number.ts';

export const me = {
  title: 'My card',
  consent: 'What clients see of you',
  named: 'Your profile',
  namedMeans:
    'Clients can find you: your name, title, organisation and answers. They can ask to meet you.',
  aggregate: 'Totals only',
  aggregateMeans:
    'Your answers count in totals; clients see neither your name nor any answer. When you write to a client, or ask for a meeting or accept one, that client sees your name, title and organisation. Speaking in a session shows them to everyone.',
  hide: 'Show clients totals only',
  show: 'Show clients my profile',
  saved: 'Saved. It holds from now on.',
  delegates:
    'Other delegates always see your name, title and organisation, nothing of your answers.',
  survey: 'Your survey',
  answered: (day: string) => `Answered on ${day}`,
  notAnswered: 'Not answered yet',
  answer: 'Answer the survey',
  correct: 'Read or correct your answers',
  company: 'Your company',
  package: (name: string, meetings: number) =>
    [name, meetings > 0 ? `${n(meetings, 'meeting')} guaranteed` : ''].filter(Boolean).join(', '),
  iq: 'Open Client iQ',
  calendar: 'My calendar',
  forums: 'All your forums',
  notices: 'Notices',
  signOut: 'Sign out',
};
