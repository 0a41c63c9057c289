/** Words of the change list between two issues of the report. */
const ordinal = (rank: number) => {
  const ending = { one: 'st', two: 'nd', few: 'rd' } as Record<string, string>;
  const rule = new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(rank);
  return `${rank}${ending[rule] ?? 'th'}`;
};
const answers = (n: number) => (n === 1 ? '1 new answer' : `${n} new answers`);
const people = (n: number) => (n === 1 ? '1 delegate' : `${n} delegates`);

export const changes = {
  title: 'What changed',
  since: (edition: string) => `What changed since ${lowered(edition)}`,
  sinceNumber: (number: number) => `What changed since edition ${number}`,
  between: (from: string, to: string) => `From ${from} to ${to}`,
  none: 'Nothing changed between the two.',
  oneOnly: 'There is one edition, so there is nothing to compare it with yet.',
  nothingYet: 'Nothing is published yet. Once it is, this page says what changed since.',
  choose: 'Compare',
  from: 'From',
  to: 'To',
  show: 'Show',
  back: 'Back to the report',
  draft: 'Draft, now',
  named: (name: string, day: string) => `${name}, ${day}`,
  takenDown: (name: string) => `${name} (taken down)`,
  noSuchEdition: 'There is no such edition to compare with. Choose two of the list.',
  groups: {
    group: 'The group',
    numbers: 'Numbers',
    ranks: 'Ranks',
    sentences: 'Sentences',
    suppressions: 'What readers wait for',
    questions: 'What is asked',
  },
  columns: { what: 'What', from: 'Before', to: 'Now', by: 'Change' },
  delegates: 'Confirmed delegates',
  responses: 'Answers',
  answered: 'Answered',
  total: 'Sum',
  putFirst: (option: string) => `${option}, put first`,
  notThere: 'not shown',
  points: (signed: string) => `${signed} points`,
  rank: ({ rank, joint }: { rank: number; joint: boolean }) =>
    joint ? `joint ${ordinal(rank)}` : ordinal(rank),
  states: { bound: 'true', view: 'commentary', open: 'no source', false: 'not true' },
  sentence: {
    added: 'New',
    addedFalse: 'New; it is not true',
    removed: 'Left out',
    becameTrue: 'New; it was not true before',
    becameFalse: 'Left out; it is not true any more',
    was: (from: string, to: string) => `Was ${from}, now ${to}`,
  },
  vanishes: (what: string) => `${what}: printed before, waits now.`,
  appears: (what: string) => `${what}: waited before, is printed now.`,
  asked: {
    question: { added: 'a new question', removed: 'not asked any more' },
    option: {
      added: (name: string) => `new answer “${name}”`,
      removed: (name: string) => `without the answer “${name}”`,
    },
    row: {
      added: (name: string) => `new row “${name}”`,
      removed: (name: string) => `without the row “${name}”`,
    },
    column: {
      added: (name: string) => `new column “${name}”`,
      removed: (name: string) => `without the column “${name}”`,
    },
    wording: (from: string, to: string) => `asked as “${to}”, before “${from}”`,
    type: 'may be answered in another way',
  },
  line: (title: string, what: string) => `${title}: ${what}`,
  step: (from: string, to: string) => `${from}, now ${to}`,
  answeredBy: (title: string, from: string, to: string) =>
    from === to ? `${title}, answered by ${to}` : `${title}, answered by ${from}, now ${to}`,
  short: (title: string, most: { what: string; from: string; to: string } | null) =>
    most === null ? `${title}.` : `${title}: ${most.what} ${most.from}, now ${most.to}.`,
  firstBefore: (option: string) => `“${option}” came first before`,
  more: (n: number) => (n === 1 ? 'Another figure changed.' : `${n} other figures changed.`),
  why: {
    title: 'What happened in between',
    fresh: (n: number) => `${answers(n)} came in.`,
    changed: (n: number) => `${people(n)} answered again.`,
    corrected: (n: number) =>
      n === 1
        ? '1 answer was corrected by an import.'
        : `${n} answers were corrected by an import.`,
    joined: (n: number) => `${people(n)} confirmed.`,
    left: (n: number) => `${people(n)} ${n === 1 ? 'is' : 'are'} no longer confirmed.`,
    lowered: (n: number) => `${people(n)} withdrew consent to share their profile.`,
    raised: (n: number) => `${people(n)} agreed to share their profile.`,
    words: 'The text was edited.',
    asked: 'The questionnaire was changed.',
  },
  list: {
    title: 'Editions',
    mark: (mark: string) => `Mark ${mark}`,
    sound: 'as published',
    unsound: 'not as published',
    newest: 'newest',
    explain:
      'A mark is the beginning of a hash of everything an edition holds. It is the same on the web and in print; each time this page is read it is worked out again.',
  },
  older: {
    banner: (name: string, newest: string) =>
      `An older edition: ${lowered(name)}. The newest is ${lowered(newest)}.`,
    toNewest: 'Read the newest',
  },
};

const lowered = (name: string) => `${name.charAt(0).toLocaleLowerCase('en-GB')}${name.slice(1)}`;
