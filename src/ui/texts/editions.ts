/** The organiser's side of editions: what happened to the present one, and the draft as of a day. */
const delegates = (n: number) => (n === 1 ? '1 delegate' : `${n} delegates`);
const lowered = (name: string) => `${name.charAt(0).toLocaleLowerCase('en-GB')}${name.slice(1)}`;

export const editions = {
  mark: (mark: string) => `Mark ${mark}`,
  markTitle: 'The beginning of the hash of everything it holds: the same on the web and in print',
  unsound: 'Not as published: run “plenary doctor”',
  putBack: 'Put back',
  putBackOf: (name: string) => `Put back ${lowered(name)}`,
  newer: 'It stays taken down, since a newer edition is published.',
  since: {
    title: (name: string) => `Since ${lowered(name)}`,
    changes: 'What changed',
    calm: 'No consent was withdrawn, and readers see all that they saw when it was published.',
    withdrawn: (n: number) => `${delegates(n)} withdrew consent to share their profile.`,
    left: (n: number) => `${delegates(n)} ${n === 1 ? 'is' : 'are'} no longer confirmed.`,
    raised: (n: number) =>
      `${delegates(n)} agreed to share their profile, which leaves few hidden.`,
    unsaid: (n: number) =>
      n === 1 ? '1 quote is not printed any more.' : `${n} quotes are not printed any more.`,
    names: 'Their names, and quotes that name them, are gone from what readers see.',
    affected: 'Figures that count them',
    all: (n: number) => `All ${n} figures`,
    hidden: 'Figures that readers do not see any more',
    because: (what: string, reason: string) => `${what}. ${reason}`,
    unnamed: 'Left out for readers: paragraphs that name somebody who may not be named, in',
    ways: 'Two ways on',
    missing: (n: number) =>
      `A further interim edition needs ${n === 1 ? '1 more new answer' : `${n} more new answers`}; a final edition can be published now.`,
    enough: (n: number) =>
      `${n} new answers came in, so the next interim edition can be published.`,
    waits: (n: number) =>
      n === 0
        ? 'Readers would see every figure in it.'
        : `Readers would wait for ${n === 1 ? 'one figure' : `${n} figures`} in it:`,
    publish: 'Publish interim edition',
    publishFinal: 'Publish final edition',
    takeDown: (name: string) => `Take down ${lowered(name)}`,
    undo: 'It can be put back as long as nothing newer is published.',
  },
  asOf: {
    label: 'Draft as of the start of',
    show: 'Show',
    now: 'Back to now',
    shown: (day: string) =>
      `The draft as of the start of ${day}: answers sent later do not count. Publishing is always as of now.`,
    notADay: (given: string) =>
      `“${given}” is not a day. Write it as 2024-05-01. This is the draft as of now.`,
    noPdf: (given: string) => `“${given}” is not a day. Write it as 2024-05-01.`,
    files: (day: string) => `Download as of ${day}`,
  },
};
