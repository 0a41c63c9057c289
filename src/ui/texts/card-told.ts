/** Sentences that a figure's card is composed of. Pages get them ready. */
import { digits, counted as s } from '#ui/texts/number.ts';

const confirmed = (n: number) => s(n, 'confirmed delegate');

export const cardTold = {
  facts: {
    question: 'Question',
    answers: 'Possible answers',
    version: 'Wording',
    source: 'Source',
    base: 'Base',
    answered: 'Counted in it',
    filter: 'Filter',
    edition: 'Edition',
    method: 'How it is counted',
    left: 'Who is left out, and why',
    disclosure: 'What may be shown',
  },
  asked: {
    seniority: 'Not asked: read from the job title with which each delegate is registered.',
    sum: 'The sum of all amounts is one figure, the count of people in each band another.',
    level: 'the level read from the job title, not asked',
    rowOf: (words: string, row: string) => `${words} [${row}]`,
    pair: (rows: string, columns: string) => `Two together. Rows: ${rows} Columns: ${columns}`,
    amount: (currency: string) => `An amount of money (${currency}).`,
    single: 'One answer.',
    multi: 'As many answers as apply.',
    upTo: (max: number) => `Up to ${s(max, 'answer')}.`,
    rank: 'Put in order, the most important first.',
    rankUpTo: (max: number) => `Up to ${digits(max)} put in order, the most important first.`,
    matrix: 'One answer in each row.',
    options: (list: string) => `Answers: ${list}.`,
    rows: (list: string) => `Rows: ${list}.`,
  },
  version: {
    first: (id: string) => `Version ${id}. Nothing was published with it yet.`,
    here: (id: string) => `Version ${id}, first published in this edition.`,
    since: (id: string, edition: string, day: string) =>
      `Version ${id}, the same since ${edition} (${day}).`,
    other: (edition: string, day: string, id: string) =>
      `It was another one up to ${edition} (${day}), version ${id}.`,
    said: (text: string) => `Then: “${text}”`,
    without: (list: string) => `Then without ${list}.`,
    with: (list: string) => `Then also with ${list}.`,
    otherwise: 'Then in another order, or answered in another way.',
    earlier:
      'Answers given before the change count as far as the options they chose are still there.',
  },
  source: {
    registration: (day: string) => `Registration, as of ${day}.`,
    survey: 'The survey of delegates.',
    field: (dates: string) => `The survey of delegates, answered ${dates}.`,
  },
  base: {
    who: (who: string) => `${who.charAt(0).toLocaleUpperCase('en-GB')}${who.slice(1)}.`,
    confirmed: (n: number) => `The group is the ${confirmed(n)}.`,
    each: 'Each row has a base of its own.',
    waits: 'Not printed while the figure waits.',
  },
  answered: {
    of: (n: number, all: number) => `${digits(n)} of ${digits(all)}.`,
    row: (row: string, n: number, all: number) => `${row}: ${digits(n)} of ${digits(all)}.`,
    about: (n: number) => `About ${digits(n)}, to the nearest 5, as in each row.`,
    rate: (n: number, all: number, percent: string) =>
      `${digits(n)} of ${digits(all)} (${percent}).`,
  },
  filter: 'None: the whole group.',
  edition: {
    is: (name: string, day: string) => `${name}, as of ${day}.`,
    mark: (mark: string) => `Mark ${mark}: the first signs of the SHA-256 hash of its content.`,
    draft: 'Live and not frozen, so it has no mark.',
  },
  method: {
    latest: 'Whoever sent answers twice counts once, with the later answers whole.',
    percent: 'Percentages are of the base and rounded half up, to one decimal.',
    counts: 'The base is below 20, so people are counted and no percentages given.',
    titles: 'The first level that fits the beginning of a title counts:',
    title: (level: string, starts: string) => `${level}: ${starts}`,
    anyTitle: 'any other title',
    starts: (list: string) => `titles that begin with ${list}`,
    bands: 'An amount counts in the highest band whose lower limit it reaches:',
    band: (label: string, from: string) => `${label}: from ${from}`,
    lowest: (label: string) => `${label}: all below`,
    sum: 'All amounts are added, each delegate’s once, and the sum is given to two significant figures. An amount that two people share is in it twice if both gave it.',
    single: 'Each delegate counts in one answer.',
    multi:
      'Each delegate counts once in every answer chosen, so the shares can add up to more than 100%.',
    rank: 'Each delegate counts once in every answer ranked, at whatever place; beside it stands how many put it first.',
    matrix: 'Each row is counted by itself, on its own base.',
    pair: 'Whoever answered both is counted where the two answers meet. Each cell is a share of its row, in steps of 5; numbers of people are given to the nearest 5, and cells of fewer than three people left off.',
    order: 'Answers stand in the order of their counts, ties in the order of the questionnaire.',
    asAsked: 'Rows and answers stand in the order of the questionnaire.',
    byMoney: 'Bands stand in the order of money.',
  },
  left: {
    outside:
      'Whoever was invited and has not confirmed, declined or cancelled is not in the group.',
    outsideOf: (list: string) => `Not in the group: ${list}.`,
    invited: (n: number) => `${digits(n)} invited who have not confirmed`,
    declined: (n: number) => `${digits(n)} who declined`,
    cancelled: (n: number) => `${digits(n)} who cancelled`,
    allConfirmed: 'Everybody who was invited has confirmed.',
    nobody: 'Nobody who is confirmed is left out.',
    missing: (n: number) => `${confirmed(n)} gave no answer that counts here.`,
    silent: (n: number) => `${digits(n)} of them sent no answers at all.`,
    others: 'They answered other questions.',
    notHere: (n: number) => `${digits(n)} answered other questions.`,
    row: (row: string, n: number) => `${row}: ${confirmed(n)} gave no answer that counts.`,
    reasons: (list: string) => `Confirmed and not counted: ${list}.`,
    rowReasons: (row: string, list: string) => `${row}: ${list}.`,
    silentOnes: (n: number) => `${digits(n)} sent no answers`,
    blank: (n: number) => `${digits(n)} left it out`,
    unlisted: (n: number) => `${digits(n)} chose nothing that is listed`,
    rounded:
      'Whoever answered only one of the two. How many is not printed, since people are rounded here.',
    waits: 'How many gave no answer is not printed while the figure waits.',
  },
  disclosure: {
    rule: 'Some delegates only count in totals. A figure is printed if, in its base, they are none or at least ten and not all of one answer; a sum only if no one or two people make most of it.',
    exact: 'Nothing is left off: every count is exact.',
    rounded: 'The sum is given to two significant figures, never an amount of one person.',
    pair: 'Shares are in steps of 5, people to the nearest 5, and small cells left off with whatever would tell them, so that nobody who only counts in totals can be worked out.',
    rows: (n: number) => `${s(n, 'row waits', 'rows wait')}; the others are exact.`,
    waits: 'It waits.',
    seen: 'You see all of it; readers do not yet:',
  },
  whole: {
    lead: (answered: number, all: number) =>
      `An attempted census: all ${confirmed(all)} were asked, ${digits(answered)} answered this. What their answers can say of all ${digits(all)}:`,
    leadRows: (all: number) =>
      `An attempted census: all ${confirmed(all)} were asked, and not all answered each row. What the answers can say of all ${digits(all)}:`,
    said: (count: number, answered: number) => `${digits(count)} of ${digits(answered)}`,
    bounds: (lower: number, upper: number, all: number) =>
      lower === upper
        ? `${digits(lower)} of ${digits(all)}`
        : `${digits(lower)} to ${digits(upper)} of ${digits(all)}`,
    percent: (lower: string, upper: string) => ` (${lower} to ${upper})`,
    notes: [
      'Exact 95% bounds for a finite population (hypergeometric).',
      'They hold if it is chance who did not answer: whether those people think otherwise, no number tells.',
      'They speak of this group alone. It was invited, not drawn at random, so nothing here can be extended to a wider profession.',
    ],
  },
};
