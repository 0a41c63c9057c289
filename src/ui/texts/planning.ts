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
  make: 'Make a plan',
  publish: 'Publish, tell all concerned',
  publishAgain: (number: number) => `Publish plan ${number} again`,
  states: { draft: 'Draft', published: 'Published', replaced: 'Replaced' },
  madeOn: (state: string, when: string) => `${state}, made ${when}`,

  promised: (of: number) => `of ${of} promised`,
  both: 'wished by both',
  total: (n: number) => (n === 1 ? 'meeting' : 'meetings'),
  bound: (bound: number) => `bound ${bound}`,
  gauge: (value: number, bound: number) => `${value}; no plan can reach more than ${bound}`,
  breaks: (n: number) => (n === 1 ? 'break between meetings' : 'breaks between meetings'),
  atLeast: (n: number) => `at least ${n}`,

  ofPromised: (planned: number, promised: number) =>
    planned > promised && promised > 0
      ? `${promised} of ${promised} + ${planned - promised}`
      : `${planned} of ${promised}`,

  needsYou: 'Needs you',
  nothing: 'Nothing. Every guarantee is met and every meeting keeps the rules.',

  plans: 'All plans',
};
