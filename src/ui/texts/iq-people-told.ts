/** What the server says of ranks, look-alikes and comparisons; browsers need not load it. */
const list = new Intl.ListFormat('en-GB');

const several = (shared: number, of: number) => (of > 1 ? ` (as ${shared} of ${of})` : '');

export const toldPeople = {
  noAnswer: 'No answer',
  noAmount: 'No amount named',
  ranked: {
    any: 'At any place',
    first: 'First',
    top: (depth: number) => `Top ${depth}`,
  },
  consent: { named: 'Shares the profile', aggregate: 'Counts in totals only' },
  consentField: 'Consent',
  like: {
    label: 'Like',
    list: 'your shortlist',
    several: (n: number) => `${n} delegates`,
  },
  alike: {
    first: (option: string) => `The same first choice: ${option}`,
    ranked: (options: string[]) => `Both rank ${list.format(options)}`,
    chose: (question: string, options: string[]) => `${question}: both ${list.format(options)}`,
    up: (rows: string[]) => `Both more on ${list.format(rows)}`,
    down: (rows: string[]) => `Both less on ${list.format(rows)}`,
    row: (column: string, rows: string[]) => `Both ${column}: ${list.format(rows)}`,
    registered: (options: string[]) => `Both ${list.format(options)}`,
    money: 'Similar budget',
    self: 'The one to compare with',
    several,
  },
  alikeMany: {
    first: (option: string) => `The same first choice: ${option}`,
    ranked: (options: string[]) => `Ranks ${list.format(options)} too`,
    chose: (question: string, options: string[]) => `${question}: ${list.format(options)} too`,
    up: (rows: string[]) => `More on ${list.format(rows)} too`,
    down: (rows: string[]) => `Less on ${list.format(rows)} too`,
    row: (column: string, rows: string[]) => `${column} too: ${list.format(rows)}`,
    registered: (options: string[]) => `${list.format(options)} too`,
  },
  compare: {
    seniority: 'Seniority',
    country: 'Country',
    budget: 'Budget',
    money: 'Registration and money',
  },
  examples: {
    not: (what: string, not: string) => `${what}, but not in ${not}`,
    either: (a: string, b: string) => `${a} or ${b}`,
    first: (option: string) => `${option} first`,
  },
};
