/** Words of wishes and of one's own meetings. */
import { counted as s } from '#ui/texts/number.ts';

export const meetings = {
  page: 'Meetings',

  mine: 'My meetings',
  itinerary: 'Itinerary as PDF',
  mineSub: (coming: number, toAnswer: number) =>
    [
      coming === 0 ? 'None to come' : `${coming} to come`,
      ...(toAnswer === 0 ? [] : [`${s(toAnswer, 'request')} to answer`]),
    ].join(', '),
  noneYet: 'No meetings yet',
  noneYetNext:
    'They stand here when the organiser has published the plan. Say now whom you want to meet.',
  noneYetClient: 'They stand here when the organiser has published the plan.',
  minutes: (n: number) => `${n} minutes each`,
  now: 'Now',
  done: { planned: 'Over', kept: 'Met', missed: 'Missed', cancelled: 'Cancelled' },
  hiddenFrom: (company: string) =>
    `${company} does not see who you are. Showing it gives name, title and organisation, never an answer.`,
  show: (company: string) => `Show ${company} my name`,
  goes: (name: string) => `${name} goes`,

  requests: 'Asked for you',
  accept: 'Accept',
  decline: 'No thanks',
  moreRequests: (n: number) => (n === 1 ? '1 more asks for you' : `${n} more ask for you`),
  acceptShows: (company: string) =>
    `Accepting shows ${company} your name, title and organisation, never an answer.`,
  declineQuiet: 'No thanks is told to nobody.',
  wishes: 'My wishes',
  noWishes: 'You have not asked to meet anyone yet.',
  strength: { must: 'Must', 'would like': 'Would like', never: '' },
  view: { asked: 'Asked', agreed: 'Both agree', confirm: 'Waits for you', declined: 'No thanks' },
  withdraw: 'Take back',
  withdrawOf: (name: string) => `Take back: ${name}`,
  confirm: 'Confirm',
  confirmShows: (company: string) =>
    `You wished for this on a form. Confirming shows ${company} your name, title and organisation, never an answer.`,
  ask: 'Ask to meet a company',
  askNote:
    'You only count in totals. Asking shows that one company your name, title and organisation, never an answer.',
  search: 'Search',
  searchHint: 'Company or what it offers',
  found: (n: number) => s(n, 'company', 'companies'),
  noneFound: 'No company fits these words',
  noneFoundNext: 'Search for part of a name, or for what you need.',
  showAll: 'Show all companies',
  askFor: 'Would like to meet',
  askMust: 'Must meet',
  askForOf: (company: string) => `Would like to meet ${company}`,
  askMustOf: (company: string) => `Must meet ${company}`,
};
