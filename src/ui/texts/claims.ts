/** Words about claims: why one holds, or what would. Only the server says them. */
const ordinals = [
  'none',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
export const ordinal = (n: number): string => ordinals[n] ?? `number ${n}`;
const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
export const inWords = (n: number): string => numbers[n] ?? `${n}`;

export const claims = {
  fraction: (count: number, base: number) => `${count} of ${base}`,
  /** v: unrounded, two decimals */
  is: (v: string) => `${v}.`,
  isHedged: (v: string, hedge: string, than: string) => `${v} is ${hedge} ${than}.`,
  printsAs: (v: string, as: string) => (v === as ? `${v}.` : `${v} prints as ${as}.`),
  hedges: {
    exactly: '',
    over: 'over',
    under: 'under',
    atLeast: 'at least',
    atMost: 'at most',
    nearly: 'nearly',
    about: 'about',
    justOver: 'just over',
  },
  not: 'not ',
  place: (place: string, of: number, joint: boolean) =>
    `${joint ? `Joint ${place}` : place.charAt(0).toUpperCase() + place.slice(1)} of ${inWords(of)}.`,
  netUp: (up: number, down: number) => `${up} go up, ${down} go down.`,
  single: 'Everyone gives one answer to this question.',
  several: 'Several answers are possible here, so none is anybody’s primary one.',
  theme: (n: number) => `In ${inWords(n)} questions.`,
  themeWeak:
    'It has to stand in two questions or more, each time with a fifth of the answers or among the first three.',
  money: (printed: string) => `${printed} in all.`,
  topLevel: (top: number, of: number) => `${top} of ${of} interviewed are of the first level.`,
  seniorPeople: 'senior leaders',
  number: (n: number) => `${n}.`,
  wording: 'In the words of the question.',
  notWording: 'The question does not say this.',
  smallPercent: (count: number, base: number) =>
    `Below 20 answers people are counted: ${count} of ${base}.`,
  smallBase: 'Fewer than five answered: nothing is said of them.',
  tested: 'No test is named that shows it.',
  noEarlier: 'There is no earlier edition to compare with.',
  was: (before: string, now: string) => `${before} before, ${now} now.`,
  fractions: {
    '1/2': 'half',
    '1/3': 'a third',
    '2/3': 'two thirds',
    '1/4': 'a quarter',
    '3/4': 'three quarters',
    '1/5': 'a fifth',
    '2/5': 'two fifths',
    '3/5': 'three fifths',
    '4/5': 'four fifths',
    '1/10': 'a tenth',
  } as Record<string, string>,
  oneIn: (parts: number, of: number) => `${inWords(parts)} in ${inWords(of)}`,
  quantifiers: {
    all: 'all',
    vast: 'the vast majority',
    most: 'most',
    minority: 'a minority',
    none: 'none',
    many: 'many',
    few: 'few',
  },
  ranks: { first: 'the first', joint: (place: string) => `joint ${place}`, last: 'the last' },
  noBetter: 'No wording of this kind is true: say what the figure says.',
  bareNumber: (words: string) => `“${words}” is not bound to a figure.`,
  claimsNothing: 'These words claim nothing that this figure could prove.',
  negated: 'A denial is not proved: say what is so.',
  unknown: (reference: string) => `There is no figure “${reference}”.`,
  unlabelled:
    'Nothing here is bound to a figure. Bind it, name a source, or label it as commentary.',
  sourceNeeded: 'No question asks this. Add a source or call it a view.',
  warnings: {
    tight: (better: string) => `True, but loose: “${better}” is nearer.`,
    smallMajority: 'With fewer than 30 answers, counts say more than a majority.',
    response: (rate: number) => `${rate}% answered: say “of those who answered”.`,
  },
  /** the product's own draft; tokens are put in by whoever writes it */
  draft: {
    ofGroup: (words: string) => `${words} of the group`,
    ofAnswered: (words: string) => `${words} of those who answered`,
    first: (joint: boolean) => (joint ? 'the joint first choice' : 'the first choice'),
    another: 'Another choice',
    area: (joint: boolean) => (joint ? 'the joint first area' : 'the first area'),
    single: (amount: string, label: string, rank: string) =>
      `${amount} choose “${label}”, ${rank}.`,
    several: (label: string, rank: string, amount: string) =>
      `“${label}” is ${rank}, chosen by ${amount}.`,
    ranked: (label: string, rank: string, amount: string, firsts: string) =>
      `“${label}” is ${rank}, ranked by ${amount}; for ${firsts} it matters more than the others.`,
    next: (another: string, label: string, amount: string) =>
      `${another} is “${label}”, with ${amount}.`,
    row: (row: string, column: string, amount: string, rank: string) =>
      `On “${row}”, ${amount} say “${column}”: it is ${rank}.`,
    nextRow: (row: string, column: string, amount: string) =>
      `On “${row}”, ${amount} say “${column}”.`,
    levels: (parts: string) => `${parts}.`,
    level: (amount: string, label: string) => `${amount} belong to “${label}”`,
    spend: (people: string, money: string) => `${people} are responsible for ${money} in all.`,
    people: (n: number) => `${n} delegates`,
    band: (amount: string, label: string, rank: string) =>
      `${amount} are responsible for “${label}”, ${rank}.`,
    theme: (token: string, label: string) => `${token} is “${label}”.`,
    recurring: 'A recurring theme',
    focus: 'A significant focus',
    tops: (label: string, rank: string, section: string) =>
      `“${label}” is ${rank} under “${section}”.`,
    evidence: (section: string, amount: string, column: string | null) =>
      column
        ? `Under “${section}”, ${amount} say “${column}”.`
        : `Under “${section}”, ${amount} name it.`,
  },
  from: (source: string) => `Source: ${source}`,
  noFigureSource: 'Not from this survey.',
};
