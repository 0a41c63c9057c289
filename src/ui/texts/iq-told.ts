/** What Client iQ says of filters and people: told by the server, so that browsers need not load it. */
const places = ['first', 'second', 'third', 'fourth', 'fifth'];
const place = (n: number) => places[n - 1] ?? `number ${n}`;
const list = new Intl.ListFormat('en-GB');

export const told = {
  /** an example of a question, in the forum's own words */
  hint: {
    ask: (parts: string[]) => (parts.length > 0 ? parts.join(', ') : 'Ask in words'),
    more: (row: string) => `more on ${row}`,
  },
  not: 'not',
  or: 'or',
  and: 'and',
  answered: 'answered',
  field: {
    seniority: 'Seniority',
    country: 'Country',
    organisation: 'Organisation',
    consent: 'Profile',
    budget: 'Budget',
    words: 'Words',
    either: 'Either',
    all: 'Both',
    first: (question: string) => `${question}: first`,
    top: (question: string, depth: number) => `${question}: in the first ${depth}`,
    row: (row: string, question: string) => `${question}: ${row}`,
  },
  range: {
    over: (min: string) => `over ${min}`,
    atLeast: (min: string) => `at least ${min}`,
    under: (max: string) => `under ${max}`,
    upTo: (max: string) => `up to ${max}`,
    between: (min: string, max: string) => `${min} to ${max}`,
    below: (min: string, max: string) => `${min} to under ${max}`,
  },
  reason: {
    asks: 'Asked to meet you',
    agreed: 'Agreed to meet you',
    ranks: (option: string, at: number) => `Ranks ${option} ${place(at)}`,
    chose: (question: string, options: string[]) => `${question}: ${list.format(options)}`,
    more: (rows: string[]) => `More on ${list.format(rows)}`,
    money: (amount: string) => `Responsible for ${amount}`,
  },
  because: {
    asks: 'asked to meet you',
    agreed: 'agreed to meet you',
    ranks: (option: string, at: number) => `ranks ${option} ${place(at)}`,
    chose: (options: string[]) => `wants ${list.format(options)}`,
    more: (rows: string[]) => `more on ${list.format(rows)}`,
    sells: (said: string) => `${said}, which you sell`,
    sentence: ([first = '', ...others]: string[]) =>
      `${[first.charAt(0).toLocaleUpperCase('en-GB') + first.slice(1), ...others].join('; ')}.`,
  },
};
