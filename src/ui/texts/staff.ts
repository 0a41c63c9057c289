/** Words of the organiser's own screens: overview, people. */
import { digits, counted as s } from '#ui/texts/number.ts';

export const staff = {
  overview: {
    answered: (of: number) =>
      `of ${digits(of)} confirmed ${of === 1 ? 'delegate has' : 'delegates have'} answered`,
    seats: (n: number, of: number) =>
      `${digits(n)} of ${digits(of)} seats lit: who has answered the survey`,
    nobody: 'Nobody is confirmed yet',
    nobodyNext: 'Import the folder of spreadsheets: delegates, questionnaire, responses.',
    importNow: 'Import spreadsheets',
    facts: 'Where the forum stands',
    delegates: 'Delegates',
    delegatesFact: (named: number, aggregate: number) =>
      `${digits(named)} share their profile with clients, ${digits(aggregate)} only count in totals`,
    clients: 'Clients',
    clientsFact: (n: number, meetings: number) =>
      `${s(meetings, 'meeting')} guaranteed to ${s(n, 'company', 'companies')}`,
    report: 'Report',
    noEdition: 'No edition is published yet',
    edition: (kind: 'interim' | 'final', number: number, on: string) =>
      `${kind === 'final' ? 'Final edition' : `Interim edition ${number}`}, published ${on}`,
    wishes: 'Wishes',
    wishesFact: (both: number) => `${digits(both)} wished by both sides`,
    plan: 'Meetings',
    noPlan: 'No plan is published yet',
    planFact: (number: number) => `in plan ${number}, which everyone sees`,
    open: (room: string) => `Open ${room.toLowerCase()}`,
  },
  people: {
    title: 'People',
    find: 'Find people',
    findHint: 'Name, organisation or reference',
    search: 'Search',
    found: (n: number, of: number) =>
      n === of ? s(of, 'delegate') : `${digits(n)} of ${s(of, 'delegate')}`,
    none: 'Nobody fits these words',
    noneNext:
      'Search for part of a name, an organisation or a reference such as the one in the spreadsheet.',
    showAll: 'Show all delegates',
    ref: 'Ref',
    name: 'Name',
    post: 'Title and organisation',
    country: 'Country',
    status: 'Status',
    consent: 'Clients see',
    answered: 'Answered',
    notYet: 'not yet',
    statuses: {
      invited: 'invited',
      confirmed: 'confirmed',
      declined: 'declined',
      cancelled: 'cancelled',
    },
    consents: { named: 'the profile', aggregate: 'totals only' },
    clients: 'Clients',
    company: 'Company',
    package: 'Package',
    guaranteed: 'Guaranteed',
    representatives: 'Representatives',
    noRepresentative: 'nobody yet',
    staff: 'Staff',
    invite: 'Invite a colleague',
    email: 'E-mail',
    as: 'as',
    send: 'Send the invitation',
    invited: 'Invited. The sign-in link is in the mail.',
    refused: {
      'not-an-address': 'That is not an e-mail address. Write it as name@organisation.example.',
      'seat-taken':
        'This address has another role in this forum already. One address holds one role.',
    },
    next: 'Next page',
    previous: 'Previous page',
    page: (n: number, of: number) => `Page ${n} of ${of}`,
  },
};
