/** Words of finding people: facets, chips that can be edited, ranks, look-alikes. */
import { counted } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');
export const iqPeople = {
  facets: {
    notThis: (what: string) => `Not ${what}`,
    not: 'not',
    clear: 'Clear',
    clearOf: (question: string) => `Clear ${question}`,
    all: (n: number) => `Show all ${n}`,
    fewer: 'Show fewer',
    within: (question: string) => `Search in ${question}`,
    withinHint: 'Search',
    noneWithin: 'No option has these letters.',
    depth: (question: string) => `${question}: which place counts`,
    show: (n: number) => `Show ${people(n)}`,
  },
  chip: {
    edit: (what: string) => `Change ${what}`,
    turnNot: 'Make it “not”',
    turnBack: 'Take “not” away',
    others: 'Or choose',
    remove: 'Remove',
  },
  ask: {
    examples: 'Such as',
  },
  sort: {
    label: 'Ranked by',
    fit: 'Fit',
    like: 'Likeness',
    budget: 'Budget',
    name: 'Name',
    organisation: 'Organisation',
    ref: 'Reference',
  },
  like: {
    remove: 'Remove likeness',
    nobody: 'nobody you can see',
    points: (n: number) => `${n} percent alike`,
    find: 'Find similar',
  },
  compare: {
    pick: (name: string) => `Compare ${name}`,
    button: (n: number) => (n === 0 ? 'Compare' : `Compare ${n}`),
    withOthers: 'Compare with others',
    hint: 'Tick up to five delegates to see them side by side.',
    full: 'Five delegates at most stand side by side.',
  },
  profile: {
    unanswered: 'Not answered',
    consent: 'Profile',
    named: 'Shares the profile with clients',
    aggregate: 'Counts in totals only',
    staff: 'You see this as staff. That you opened it is written in the log.',
  },
};
