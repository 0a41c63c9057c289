/** Words of the organiser's plans and their board. */
import { counted as s } from '#ui/texts/number.ts';

export const planning = {
  page: 'Meetings',
  now: 'Now',
  title: (number: number, kept: number, promised: number) =>
    promised === 0
      ? `Plan ${number} has no promises to keep`
      : kept === promised
        ? `Plan ${number} keeps every promised meeting`
        : `Plan ${number} keeps ${kept} of ${s(promised, 'promised meeting')}`,
  noPlan: (wishes: number) =>
    wishes === 0
      ? 'There is no plan and nobody has a wish yet'
      : `${s(wishes, 'pair')} wait for a plan`,
  noPlanNext:
    'A plan gives each wish a slot and a table, guarantees first. It stays a draft that only organisers see until you publish it.',
  missing: {
    'no-slots': 'No plan was made. The agenda has no slots; import the folder with agenda.json.',
    'no-tables': 'No plan was made. The agenda has no tables; import the folder with agenda.json.',
    'no-clients': 'No plan was made. There are no clients yet; import the folder with clients.csv.',
    'no-such-plan': 'No plan was made. The plan whose locks were to stay is not in this forum.',
  },
  make: 'Make a plan',
  makeAgain: 'Make another plan',
  making: 'Planning',
  ceiling: 'At most, for each delegate',
  badCeiling: 'No plan was made. The most for a delegate is a whole number from 1 to 99.',
  made: (
    number: number,
    kept: number,
    promised: number,
    both: number,
    total: number,
    seconds: number,
  ) =>
    `Plan ${number} is a draft: ${kept} of ${promised} promised, ${both} wished by both, ${s(total, 'meeting')}, in ${seconds} s.`,
  publish: 'Publish, tell all concerned',
  publishAgain: (number: number) => `Publish plan ${number} again`,
  published: (number: number, told: number, leftOut: number) =>
    `Plan ${number} is published. ${s(told, 'person sees', 'people see')} a new day.${
      leftOut === 0
        ? ''
        : ` ${s(leftOut, 'meeting was', 'meetings were')} left out, because wishes, sessions or people changed since it was made.`
    }`,
  publishRefused: {
    'no-such-plan': 'Nothing was published. This plan does not exist in this forum.',
    'published-already': 'Nothing changed. This plan is the published one.',
  },
  states: { draft: 'Draft', published: 'Published', replaced: 'Replaced' },
  madeOn: (state: string, when: string) => `${state}, made ${when}`,

  promised: (of: number) => `of ${of} promised`,
  both: 'wished by both',
  total: (n: number) => (n === 1 ? 'meeting' : 'meetings'),
  bound: (bound: number) => `bound ${bound}`,
  gauge: (value: number, bound: number) => `${value}; no plan can reach more than ${bound}`,
  rules:
    'Nobody and no table is in two places at once, and nobody meets while speaking. Guarantees come first, then what both sides wished. Beyond its guarantee a client is given at most half as many again, with delegates who wish it.',
  boundMeans:
    'The bound is proved: no plan under these rules can reach more, counting people, wishes, slots and tables.',

  views: { board: 'Board', clients: 'By client', delegates: 'By delegate' },
  viewsLabel: 'Ways to look at the plan',
  daysLabel: 'Days',
  boardCaption: (day: string) => `Tables and slots, ${day}`,
  table: (n: number) => `Table ${n}`,
  tableHead: 'Table and client',
  planned: 'Planned',
  ofPromised: (planned: number, promised: number) =>
    planned > promised && promised > 0
      ? `${promised} of ${promised} + ${planned - promised}`
      : `${planned} of ${promised}`,
  legend: 'Filled mark: both wished. Open mark: one side wished.',
  mutual: 'both wished',
  free: 'free',

  client: 'Client',
  delegate: 'Delegate',
  guaranteed: 'Guaranteed',
  bothColumn: 'Both wished',
  meetingsColumn: 'Meetings',
  when: (day: string, time: string) => `${day} ${time}`,
  at: (table: number) => `table ${table}`,
  withPerson: (name: string) => `with ${name}`,
  nobody: 'No delegate has a meeting in this plan.',

  needsYou: 'Needs you',
  nothing: 'Nothing. Every guarantee is met and every meeting keeps the rules.',
  staysAt: (company: string, planned: number, promised: number) =>
    `${company} stays at ${planned} of ${promised}`,
  possible: (n: number) =>
    n === 1 ? 'delegate may be planned with it' : 'delegates may be planned with it',
  does: 'in this plan',
  full: (n: number, ceiling: number) =>
    `${n === 1 ? 'holds' : 'hold'} ${s(ceiling, 'meeting')} already, the most`,
  brokenTitle: (n: number) =>
    `${s(n, 'meeting no longer keeps', 'meetings no longer keep')} the rules`,
  brokenWhy:
    'Wishes, sessions or people changed since. Make another plan, or leave them to the people.',
  hiddenTitle: (n: number) =>
    `${s(n, 'meeting is', 'meetings are')} with a delegate whom the client can’t see`,
  hiddenWhy:
    'The delegate stopped sharing the profile. The client reads “A delegate” until the delegate shows the name again.',
  waiting: (n: number) =>
    `${s(n, 'wish waits', 'wishes wait')} for a delegate’s own act, because the client can’t see the delegate.`,

  plans: 'All plans',
  plan: (n: number) => `Plan ${n}`,
};
