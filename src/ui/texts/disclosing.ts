/** Words about what readers see, wait for, and see merged. Pages get them ready but for the staff's own. */
import { disclosing as few } from '#ui/texts/disclosing-words.ts';
import { desk } from '#ui/texts/report-desk.ts';

const or = (list: readonly string[]) =>
  list.length < 3 ? list.join(' or ') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
const listed = (list: readonly string[]) =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
const quoted = (list: readonly string[]) => listed(list.map((each) => `“${each}”`));
const few3 = (lines: readonly string[]) =>
  lines.length > 3 ? `${quoted(lines.slice(0, 3))} and others` : quoted(lines);

type Why = { reason: string; lines: readonly string[] };
const whys: Record<string, (lines: readonly string[]) => string> = {
  small: (lines) =>
    lines.length > 0 ? `Too few people are in ${few3(lines)}.` : 'Too few people answered both.',
  'few-hidden': (lines) =>
    lines.length > 0
      ? `One to nine people who share no profile are in ${few3(lines)}, or outside of it.`
      : 'One to nine people who share no profile are in it, or in none of its rows or columns.',
  alike: (lines) => `All people who share no profile are in ${few3(lines)}, or nobody of them is.`,
  told: () => 'Cells that are not shown could be worked out from the others.',
  'left-out': (lines) =>
    `One to nine people who share no profile answered only one of the two${lines.length > 0 ? `, such as in ${few3(lines)}` : ''}; a difference would tell what they said.`,
  circle: () =>
    'It would link crosstabs into a ring, which together tell more than each by itself.',
  'figure-waits': () => 'The figure of one of the two waits.',
  gone: () => 'The questionnaire has one of the two no more.',
};

export const disclosing = {
  ...few,
  together: or,
  pair: (rows: string, columns: string) => `${rows} by ${columns}`,
  both: 'delegates who answered both',
  /** @param percent in steps of 5 */
  share: (percent: number | null) =>
    percent === null
      ? '–'
      : percent === 0
        ? 'under 3%'
        : percent === 100
          ? 'over 97%'
          : `${percent}%`,
  summary: (name: string, rows: string) => `${name}: ${rows}.`,
  most: (row: string, columns: readonly string[], share: string) =>
    `${row} most often ${quoted(columns)}, ${share}`,
  nothing: (row: string) => `${row} not shown`,
  notes: {
    both: (base: number) => `Of about ${base} delegates who answered both.`,
    rows: 'Each row adds up to about 100%.',
    several: 'Several answers were possible, so rows need not add up to 100%.',
    rounded: 'Shares are rounded to steps of 5%, numbers of people to the nearest 5.',
    off: 'A dash stands for fewer than three people, or for a share left out so that such a number cannot be worked out.',
    older: (day: string) =>
      `As of ${day}: it is renewed once enough people in every row and column have answered anew.`,
  },
  mergedNote: (into: string) => `“${into}” counts several answers as one.`,
  mergedForReaders: (options: readonly string[]) => `Readers see ${quoted(options)} as one.`,
  why: ({ reason, lines }: Why) => whys[reason]?.(lines) ?? '',

  title: desk.disclosure,
  lead: 'Clients and holders of a link see what is safe to show to people who know what the named delegates said. Everything here is decided anew with each edition.',
  back: 'Report',
  figures: 'Figures',
  figuresLead: 'As the next edition would show them, if it were published now.',
  state: {
    printed: 'Printed',
    merged: 'Printed merged',
    waits: 'Waits',
    partly: 'Printed in part',
  },
  offer: (labels: readonly string[]) =>
    `It can be printed if these are one: ${labels.map((label) => `“${label}”`).join('; ')}.`,
  noOffer: 'Merging answers does not help here.',
  accept: 'Print them as one',
  acceptFor: (name: string) => `Print them as one in ${name}`,
  mergedAs: (labels: readonly string[]) => `Readers see as one: ${quoted(labels)}.`,
  takeBack: 'Print each by itself',
  takeBackFor: (name: string) => `Print each by itself in ${name}`,
  row: (row: string, why: string) => `${row}: ${why}`,
  crosstabs: 'Crosstabs in the report',
  crosstabsLead:
    'Two questions against each other. Readers get shares in steps of 5% and only where every row and column has ten people who share no profile, or none.',
  noCrosstabs: 'The report has no crosstabs yet. Add one, and see here what readers would get.',
  add: 'Add crosstab',
  rows: 'Rows',
  columns: 'Columns',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  again: (edition: number) =>
    `Readers have this table from edition ${edition}, and keep it: too few people in each row and column have answered anew since. A crosstab first printed in the final edition counts everybody.`,
  unsafe: (names: readonly string[]) =>
    `Not published: ${quoted(names)} cannot be printed safely. Merge its answers or remove it under`,
  refused: {
    'no-such-figure': 'Choose two questions from the lists.',
    'same-figure': 'Choose two different questions.',
    there: 'The report has this crosstab already.',
    circle:
      'Not added: with the others it would form a ring, and such tables together tell more than each by itself.',
    full: 'The report has twelve crosstabs already. Remove one first.',
    'no-such-crosstab': 'That was done already.',
    'no-such-options': 'The answers have changed meanwhile. Look again at what is offered.',
  } as Record<string, string>,
};
