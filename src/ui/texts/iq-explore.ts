/** Words of the screens that count: explore, trends, all forums at once, and the organiser's view. */
import { counted, digits } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');
const list = new Intl.ListFormat('en-GB');
const quoted = (words: readonly string[]) => list.format(words.map((word) => `“${word}”`));
const signed = (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : '±'}${Math.abs(n).toFixed(1)}`;

export const explore = {
  room: 'Explore',
  ways: 'Ways to count',
  ask: {
    label: 'What to count',
    by: 'Count by',
    cross: 'Against',
    alone: 'Nothing: this one alone',
    of: 'Percentages of',
    submit: 'Show',
    about: 'Who they are',
    questions: 'Questions',
    whole: 'Questions with rows, all rows at once',
    filters: 'Only those with',
    remove: 'Remove filter:',
    notUnderstood: 'Not understood',
    find: (n: number) => `See these ${people(n)}`,
  },
  of: { row: 'each row', column: 'each column', all: 'everybody who answered both' },
  empty: {
    nobody: 'No delegate shares a profile yet',
    nobodyNext: 'Counts appear here as soon as delegates agree to share their answers with you.',
    staff: 'No delegate is confirmed yet',
    staffNext: 'Import delegates, or wait for the first to confirm.',
    none: 'Nobody matches all of this',
    noneNext: 'Each filter narrows the others. Take one off to count again.',
  },
  unknown: (key: string) =>
    `This forum has no question “${key}”. What you see counts another one: choose from the list.`,
  same: 'Both choices are the same question, so it is counted alone.',
  finding: {
    silent: (name: string) => `${name}: nobody has answered`,
    most: (labels: string[], n: number, of: number) =>
      `${quoted(labels)} ${labels.length === 1 ? 'leads' : 'lead together'}: ${digits(n)}${labels.length === 1 ? '' : ' each'} of the ${digits(of)} who answered`,
    several: (n: number, count: number, of: number) =>
      `${digits(n)} answers are equally frequent: ${digits(count)} each of the ${digits(of)} who answered`,
    pair: (row: string, column: string, n: number, of: number) =>
      `“${row}” with “${column}” is the most frequent pair: ${digits(n)} of the ${digits(of)} who answered both`,
    apart: 'Nobody answered both questions',
    grid: (row: string, column: string, n: number, of: number) =>
      `“${column}” is said most of ${row}: by ${digits(n)} of the ${digits(of)} who answered it`,
  },
  base: {
    client: (n: number, of: number) =>
      n === of
        ? `${people(of)} who share their profile`
        : `${digits(n)} of the ${people(of)} who share their profile`,
    staff: (n: number, of: number) =>
      n === of ? `${people(of)} confirmed` : `${digits(n)} of the ${people(of)} confirmed`,
    answered: (n: number) => `${digits(n)} answered`,
    both: (n: number) => `${digits(n)} answered both`,
    any: (n: number) => `${digits(n)} rated at least one row`,
  },
  note: {
    client:
      'Counted are the delegates who share their profile with clients, all of them and nobody else. Of the whole group speaks the report alone: its link is in your mail from the organiser.',
    staff: 'Counted is everybody confirmed, exactly. What clients see counts fewer people.',
    several: (answered: number) =>
      `A delegate can give several answers, so the counts add up to more than the ${digits(answered)} who answered, and percentages to more than 100%.`,
    severalTogether:
      'A delegate can give several answers and then counts in several places, so counts add up to more than the people who answered, and percentages to more than 100%.',
    few: (least: number) =>
      `Where fewer than ${least} answered stand counts alone: one person would move a percentage by more than five points.`,
    more: (n: number, name: string) =>
      `${name}: the most frequent are shown, ${digits(n)} others are not.`,
    of: {
      row: 'Percentages are of those in the row who answered the other question.',
      column: 'Percentages are of those in the column who answered the other question.',
      all: 'Percentages are of everybody who answered both questions.',
    },
    grid: 'Each row has a base of its own: those who answered it.',
  },
  table: {
    answer: 'Answer',
    count: 'Delegates',
    percent: 'Of those who answered',
    none: 'No answer',
    base: 'Base',
    all: 'All',
    people: (n: number, what: string) => `${people(n)}: ${what}`,
    more: 'More',
    nobody: 'nobody',
  },
  download: { label: 'Take it along', csv: 'Table (CSV)', svg: 'Chart (SVG)', print: 'Print' },
};

export const trends = {
  room: 'Trends',
  label: 'What to follow',
  by: 'Question',
  submit: 'Show',
  alone: {
    title: 'One year so far',
    next: 'A trend compares the forums of one series, year by year. You have a seat in one of them; the second makes the first trend.',
  },
  finding: {
    none: 'No two years asked this question alike',
    rise: (label: string, points: string, from: string, to: string) =>
      `“${label}” moved most: ${points} points from ${from} to ${to}`,
    same: 'No answer moved between the first and the last year',
    few: (least: number) =>
      `Too few answers for percentages: each year needs ${least}. The counts stand below.`,
  },
  notAsked: 'not asked',
  base: 'Answered',
  of: (n: number) => `of ${digits(n)}`,
  answer: 'Answer',
  difference: (from: string, to: string) => `${from} to ${to}`,
  points: (n: number) => `${signed(n)}`,
  between: (low: number, high: number) => `${signed(low)} to ${signed(high)}`,
  margin: '95% range',
  clear: 'clear',
  unclear: 'could be chance',
  wording: (year: string, text: string) => `In ${year} the question was worded: “${text}”`,
  money: 'The bands of money differ between these years, so bands of one year only stand alone.',
  missing: (years: string[]) => `Not asked in ${list.format(years)}.`,
  uncertain:
    'The shares are full counts, not a sample: of these people the difference is exact. The range says how far such a difference could come about by who happened to answer; where it holds zero, do not call it a change. One in twenty such ranges misses.',
  client:
    'Counted are, in each year, the delegates who shared their profile with clients. Of the whole groups speak the reports alone.',
  staff: 'Counted is everybody confirmed in each year.',
  others: (n: number) => `${digits(n)} more stand in the table, too many for lines.`,
};

export const many = {
  room: 'All forums',
  door: 'Search all your forums at once',
  title: (n: number, forums: number) => `${people(n)} in ${counted(forums, 'forum')}`,
  ask: 'Whom do you want to meet?',
  submit: 'Ask all forums',
  forums: 'Forums',
  results: 'Delegates who match',
  none: 'Nobody matches in any of these forums',
  noneNext: 'Ask for less at once, or add a forum.',
  open: (forum: string) => ` in ${forum}: see them`,
  of: (n: number, of: number) => `${digits(n)} of ${digits(of)}`,
  readAs: 'Read as',
  notUnderstood: 'Not understood',
  lost: (words: string[]) =>
    `${quoted(words)} ${words.length === 1 ? 'was' : 'were'} not understood here, so nobody of this forum is counted.`,
  money: (total: string, named: number) => `${total} in ${counted(named, 'budget')}`,
  together: 'Together',
  alike: 'Asked alike in several forums',
  alikeNote:
    'Counts are sums over the forums that ask the question with the same options. Someone who came to several forums counts in each.',
  fit: (points: number) => `fit ${points}`,
  next: 'Show the next',
  first: 'Back to the first',
  back: (forum: string) => `Back to ${forum}`,
};

export const discovery = {
  room: 'Discovery',
  title: (few: number, unfound: number) =>
    few === 0 && unfound === 0
      ? 'Every client has enough fits, and every delegate has been found'
      : `${few === 0 ? 'Every client has enough fits' : `${counted(few, 'client')} ${few === 1 ? 'has' : 'have'} too few fits`}; ${unfound === 0 ? 'every delegate has been found' : `nobody has found ${people(unfound)}`}`,
  threshold: (points: number) =>
    `A fit counts from ${points} points of 100 on: more than one reason, or one strong one. Clients choose among delegates who share their profile, so only these count here.`,
  clients: {
    title: 'Clients and their fits',
    company: 'Client',
    fits: 'Fits',
    promised: 'Meetings promised',
    spread: 'Delegates by fit',
    missing: 'Best reason missing',
    found: 'Opened, listed, asked',
    few: (short: number) => `${digits(short)} too few`,
    enough: 'enough',
    wanted: (solution: string, n: number, of: number) =>
      `Offers ${solution}, which ${digits(n)} of ${people(of)} ${n === 1 ? 'speaks' : 'speak'} of`,
    nothing: 'Has named nothing that it offers: complete it in the import',
    all: 'Everything it offers is spoken of',
    none: 'No client yet. Import clients to see how they fit.',
    bins: (low: number, high: number, n: number) => `${low} to ${high}: ${digits(n)}`,
  },
  delegates: {
    title: 'Delegates nobody has found',
    what: 'Shared profiles that no client has opened, put on a shortlist or asked to meet.',
    best: 'Would fit',
    none: 'Every delegate who shares a profile has been opened, listed or asked for.',
    nobody: 'No client offers what this delegate speaks of.',
    reasons: (company: string, points: number) => `${company}, fit ${points}`,
    found: 'Found by',
    all: 'How often each delegate was found',
    opened: 'Opened by',
    listed: 'Shortlisted by',
    asked: 'Asked for by',
    name: 'Delegate',
  },
  hidden: (n: number) =>
    `${people(n)} only ${n === 1 ? 'counts' : 'count'} in totals. Clients can never find them; each can change that in Forum Link, under Me.`,
  wish: { asks: 'Asked to meet them', agreed: 'Agreed to meet them' },
  private:
    'You see how many clients, never which: what a client searches and keeps is its own. Opening a profile is kept as a first and a last day per client, nothing else.',
};
