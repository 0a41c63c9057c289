/** Words of the Client Research Report, on the web and in print. */
export const report = {
  title: 'Client Research Report',
  edition: {
    draft: 'Draft',
    interim: (n: number) => `Interim edition ${n}`,
    final: 'Final edition',
  },
  draftNote: 'Draft: not published. It changes with every answer.',
  contents: 'Contents',
  pdf: 'PDF',
  table: 'Show the table',
  answered: (answered: number, of: number) => `${answered} of ${of}`,
  delegatesAnswered: 'delegates answered',
  forumOn: 'Forum:',
  asOf: (day: string) => `As of ${day}`,
  /** of a figure whose rows have letters: "Figures 9a to 9f" */
  figureRows: (number: string, first: string, last: string) =>
    `Figures ${number.split(' ').at(-1)}${first} to ${number.split(' ').at(-1)}${last}`,
  card: (id: string, number: string) => `${id}: where ${number} comes from`,
  names: {
    basis: 'Basis of this report',
    findings: 'Main findings',
    seniority: 'Seniority mix',
    interviews: 'Interview highlights',
    spend: 'Combined spending power of group',
    budget: 'Budget responsibility per person',
    products: 'From research to meetings',
    share: 'Share this report',
    method: 'Method, bases and what is not shown',
  },
  /** how a claim is marked, said to those who do not see the line under it */
  marks: { view: 'commentary', open: 'no source', false: 'not true' },
  proofs: 'What proves it',
  interviewed: (channel: string) => `Interviewed by ${channel}`,
  behind: 'Behind this finding',
  approved: 'Each person approved these words and the way they are named.',
  findingOf: (n: number, of: number) => (of === 1 ? 'Main finding' : `Main finding ${n} of ${of}`),
  notes: {
    ofAll: (n: number) => `Of all ${n} confirmed delegates, by job title.`,
    unplaced: (n: number) => `${n} with a title that fits no level; they stay in the base.`,
    answered: (n: number, of: number) =>
      n === of
        ? `All ${n} confirmed delegates answered.`
        : `${n} of ${of} confirmed delegates answered.`,
    stroke: 'One stroke is one delegate.',
    solid: 'Bars are drawn to a scale of people.',
    several: 'Several answers were possible, so the shares add up to more than 100%.',
    upTo: (max: number) => `Up to ${max} answers were possible.`,
    ranked: 'The share of those who ranked it at all; beside it, how many put it first.',
    one: 'One answer each.',
    counts: 'Fewer than 20 answered, so people are counted and no percentages given.',
    rows: 'Rows in questionnaire order, all on one scale of people.',
    rowBase: (n: number, rows: string) => `${n} answered ${rows}.`,
    sum: 'Sum of the budgets that delegates say they are responsible for.',
    gave: (n: number, of: number) =>
      n === of ? `All ${n} gave an amount.` : `${n} of ${of} gave an amount.`,
    twoFigures: 'Given to two significant figures.',
    money: 'In the order of money.',
    rounding: 'Rounded shares do not add up to 100.',
    waits: (reason: string) => `Readers do not see this yet. ${reason}`,
    rowWaits: (row: string, reason: string) => `Readers do not see “${row}” yet. ${reason}`,
  },
  columns: {
    option: 'Answer',
    row: 'Row',
    count: 'Count',
    percent: 'Share',
    first: 'First',
    base: 'Answered',
  },
  method: {
    census:
      'All confirmed delegates were asked. The figures describe those who answered, not a sample of a wider profession.',
    latest: 'Whoever answered twice counts once, with the later answer.',
    rounding:
      'Percentages are rounded half up: to one decimal in charts, to whole numbers in prose. Below a base of 20 people are counted; below 5 nothing is printed.',
    words:
      'In the text a line under words marks a claim, and its letter leads to the figure that proves it; a dotted line marks a view of the authors. “Over” and “under” are strict; fractions hold within half a point, “about” and “nearly” within two and a half, “over” a fraction within five. “Most” is more than half, “the vast majority” four fifths, “many” three in ten, “few” under a fifth. “First” is strict and ties are “joint”; “another” is second or third, “critical” first or second, a priority one of the first three or chosen by a quarter; “significant” is half, or three in ten added up; a theme stands in two questions. An increase means more people up than down, and of the group more than half.',
    ties: 'Options stand in the order of their counts, ties in the order of the questionnaire; bands of money in the order of money.',
    suppression:
      'Some delegates only count in totals. A figure is printed if the people in its base who share no profile are none or at least ten and not all of one answer; a sum only if no one or two people make most of it.',
    nothing: 'Nothing is left out of this edition for that reason.',
    mark: (mark: string) =>
      `Mark ${mark}: the beginning of the SHA-256 hash of everything this edition holds and of the answers it counted. The same edition bears the same mark in every form; the web report lists all editions with their marks, worked out again at each reading.`,
    left: 'Left out of this edition:',
    bases: 'Bases',
    baseOf: (n: number, of: number) => `${n} of ${of}`,
    notPrinted: 'not printed',
    rowOf: (title: string, row: string) => `${title}: ${row}`,
    who: {
      title: 'Who',
      all: 'all confirmed delegates',
      givers: 'delegates who gave an amount',
      answered: 'delegates who answered',
      chose: 'delegates who chose at least one option',
      ranked: 'delegates who ranked at least one option',
    },
    figure: 'Figure',
    id: 'Id',
    find: 'Find a figure by its id',
    what: 'What',
    base: 'Base',
  },
};

export const reader = {
  home: 'Plenary',
  about: 'This report',
  revising: 'This report is being revised',
  revisingText: 'A new edition appears here, under the same link.',
  gone: 'This link leads nowhere',
  goneText: 'It may have expired or been revoked. Whoever gave it to you can make a new one.',
};
