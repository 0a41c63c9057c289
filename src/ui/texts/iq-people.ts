/** Words of finding people: facets, chips that can be edited, ranks, look-alikes, comparisons. */
import { counted, digits } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');
export const iqPeople = {
  facets: {
    notThis: (what: string) => `Not ${what}`,
    not: 'not',
    takenOff: (what: string) => `${what}, not wanted`,
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
    slash: 'Press / to ask',
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
    title: 'Compare delegates',
    pick: (name: string) => `Compare ${name}`,
    button: (n: number) => (n === 0 ? 'Compare' : `Compare ${n}`),
    withOthers: 'Compare with others',
    hint: 'Tick up to five delegates to see them side by side.',
    full: 'Five delegates at most stand side by side.',
    back: 'Back to the list',
    none: 'Nobody to compare yet',
    noneNext: 'Tick two to five delegates in the list, then press Compare.',
    tooMany: (asked: number, most: number) =>
      `${people(asked)} do not fit side by side: ${most} at most. Take ${asked - most} off and compare again.`,
    missing: (n: number) =>
      n === 1
        ? 'One of them is not there any more, or does not share the profile.'
        : `${n} of them are not there any more, or do not share their profiles.`,
    table: 'Delegates side by side',
    question: 'Question',
    same: 'The same',
    some: 'In part the same',
    differ: 'Different',
    silent: 'No answer',
    shared: 'said by all',
    take: (name: string) => `Take ${name} out`,
    print: 'Print',
    add: 'Compare',
    summary: (same: number, differ: number) =>
      `${counted(same, 'answer')} the same, ${digits(differ)} different`,
  },
  walk: {
    label: 'Walk through the list',
    place: (place: number, of: number) => `${place} of ${people(of)}`,
    before: 'Previous',
    behind: 'Next',
    is: (which: string, name: string) => `${which}: ${name}`,
  },
  profile: {
    unanswered: 'Not answered',
    consent: 'Profile',
    named: 'Shares the profile with clients',
    aggregate: 'Counts in totals only',
    staff: 'You see this as staff. That you opened it is written in the log.',
  },
  staff: {
    room: 'Find',
    label: 'Whom are you looking for?',
    nobody: 'No confirmed delegates yet',
    nobodyNext: 'Delegates appear here once they are imported and confirmed.',
  },
};
