/** Sentences that the report is composed of. Pages get them ready, so none of this reaches a browser. */
import { report } from '#ui/texts/report.ts';

const people = (n: number) => (n === 1 ? '1 delegate' : `${n} delegates`);

export const told = {
  ...report,
  figure: (n: number) => `Figure ${n}`,
  nobody: 'Nobody has answered yet.',
  summarised: (words: string) => `${words} (summarised)`,
  evidence: {
    figures: (list: string) => `It rests on ${list}.`,
    theme: (theme: string, interviews: number, of: number) =>
      of === 1
        ? `“${theme}” came up in the one interview.`
        : `“${theme}” came up in ${interviews} of ${of} interviews.`,
    staffOnly: (count: string) => `${count} Readers do not see this count.`,
    quote: (words: string, who: string) => `“${words}” (${who})`,
  },
  closingFrom: (organiser: string) => `From ${organiser || 'the organiser'}`,
  chamber: {
    summary: (of: number, parts: string) => `One seat for each of ${people(of)}: ${parts}.`,
    plain: (of: number) => `One seat for each of ${people(of)}.`,
    other: 'Other titles',
    everyone: 'Confirmed delegates',
  },
  basis: {
    group: (n: number) => `Total delegate group: ${n}.`,
    frame: (n: number, responses: number, percent: number) =>
      `This report is based on survey findings of the delegates who have confirmed: ${responses} of ${people(n)} answered, ${percent}%.`,
    frameFew: (n: number, responses: number) =>
      `This report is based on survey findings of the delegates who have confirmed: ${responses} of ${people(n)} answered.`,
    field: (dates: string) =>
      dates.includes(' to ') ? `Answers came in from ${dates}.` : `Answers came in on ${dates}.`,
    interviews: (n: number, channels: string) =>
      `Besides, ${n === 1 ? 'one interview' : `${n} interviews`}${channels} went into it; the words printed are approved by those who said them.`,
    channels: (list: string) => ` by ${list}`,
    bases: 'Not everyone answers every question, so each figure states its own base.',
    waiting: (n: number, of: number) =>
      n === of
        ? 'No figure is shown yet, since each could tell what single people answered. The last section says when one is.'
        : `${n === 1 ? 'One figure waits' : `${n} figures wait`}, in whole or in part, and ${n === 1 ? 'says' : 'say'} so in ${n === 1 ? 'its' : 'their'} place. The last section says when a figure is shown.`,
  },
  headline: {
    first: (option: string, count: number, base: number) =>
      `“${option}” comes first: ${count} of ${base}`,
    chosen: (option: string, count: number, base: number) =>
      `“${option}” is chosen most often: ${count} of ${base}`,
    ranked: (option: string, count: number, base: number) =>
      `“${option}” is ranked most often: ${count} of ${base}`,
    spend: (spoken: string, givers: number) => `${givers} delegates are responsible for ${spoken}`,
    band: (count: number, base: number, label: string) =>
      `${label} is the most common budget: ${count} of ${base}`,
    more: (count: number, of: number, column: string) =>
      `More than half say “${column}” in ${count} of ${of} rows`,
  },
  waits: {
    reader:
      'Not shown yet: it could tell what single people answered. It appears in a later edition, once enough people have answered or share their profile.',
    small: 'Not shown: fewer than five people answered.',
    finding: 'A sentence of this finding waits for the figures that are not shown yet.',
    findingForStaff: 'Readers do not see all of this yet, since figures wait that it speaks of.',
    staff: {
      'small-base': 'Fewer than five people answered.',
      'few-hidden': 'It would tell the answers of one to nine people who share no profile.',
      alike: 'All people who share no profile answered alike.',
      'few-givers': 'Fewer than three people gave an amount.',
      dominated: 'One or two people give most of this sum.',
    },
  },
  products: [
    {
      name: 'Strategy Forums',
      does: 'By-invitation events where leaders meet the firms that want to serve them, in meetings planned from both sides’ wishes.',
    },
    {
      name: 'Client iQ',
      does: 'Search the delegates who share their profile: by what they plan, need and are responsible for.',
    },
    {
      name: 'Forum Link',
      does: 'The app of the forum: agenda, meetings, messages and contacts before, during and after.',
    },
  ],
  share: {
    text: 'Pass this report on to colleagues: its link always shows the newest edition.',
    textDraft: 'Readers see the newest published edition by its link.',
    web: 'Web',
    telephone: 'Telephone',
    email: 'E-mail',
  },
  summary: {
    bars: (name: string, parts: string) => `${name}: ${parts}.`,
    part: (label: string, count: number, base: number) => `${label} ${count} of ${base}`,
    row: (row: string, columns: string, count: number, base: number) =>
      `${row} most often ${columns}, ${count} of ${base}`,
    money: (spoken: string, n: number) => `${spoken}, the sum of what ${people(n)} gave.`,
  },
};

/** Words of the printed report alone. */
export const print = {
  facts: { forum: 'Forum', answered: 'Answered', field: 'In the field' },
  answered: (n: number, of: number) => `${n} of ${people(of)}`,
  seats: (n: number) => (n === 1 ? 'delegate, one seat' : 'delegates, one seat each'),
  running: (subtitle: string, edition: string) =>
    `${subtitle}, ${edition.charAt(0).toLocaleLowerCase('en-GB')}${edition.slice(1)}`,
  snapshot: (n: number, answers: number, day: string, draft: boolean) =>
    `Base: ${n} confirmed ${n === 1 ? 'delegate' : 'delegates'}, ${answers} ${
      answers === 1 ? 'answer' : 'answers'
    }, as of ${day}.${draft ? ' Draft, not published.' : ''}`,
  interviewed: report.interviewed,
  words: {
    tables: 'The tables behind the charts',
    approved: report.approved,
    bases: 'The base of every figure: the people who are counted in it.',
  },
};
