/** Words of the organiser's side of the report: the draft, what is published, who has a link. */
export const desk = {
  findings: (refused: number) => (refused === 0 ? 'Findings' : `Findings: ${refused} refused`),
  disclosure: 'What readers see',
  title: 'Report',
  draft: 'Draft',
  live: 'It changes with every answer. Readers of a link, clients and delegates see the newest published edition.',
  compare: 'Compare two questions',
  publish: 'Publish interim edition',
  publishFinal: 'Publish final edition',
  published: (name: string) => `${name} is published.`,
  editions: 'Editions',
  noEditions: 'Nothing is published yet. The first link publishes interim edition 1.',
  edition: {
    responses: 'Answers',
    newest: 'Readers see this',
    older: 'Kept',
    down: 'Taken down',
    takeDown: 'Take down',
    takeDownOf: (name: string) => `Take down ${name}`,
  },
  tooFew: (n: number) =>
    `Not published: ${n === 1 ? '1 new answer' : `${n} new answers`} since the last edition. Ten are needed, so that nobody can tell what a single person answered. A final edition can be published at any time.`,
  gone: 'That was done already.',
  readOnly: 'Only an organiser publishes and makes links.',
};
