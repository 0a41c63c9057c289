/** Words of a figure's card as it is drawn. */
export const card = {
  title: (number: string, id: string) => `${number} · ${id}`,
  pageTitle: (number: string, name: string, forum: string) => `${number}, ${name}: ${forum}`,
  back: 'The whole report',
  facts: 'Where this figure comes from',
  numbers: 'The numbers',
  older: (edition: string) => `This figure is from ${edition}.`,
  newest: (edition: string) => `The newest is in ${edition}:`,
  none: (edition: string) => `The newest edition is ${edition}; it has no such figure.`,
  whole: {
    title: 'What this says of the whole group',
    answer: 'Answer',
    said: 'Said so',
    of: 'Of the whole group',
  },
  find: {
    title: 'Find a figure by its id',
    lead: 'Each figure carries six signs, in print and in the spreadsheet too. They lead to its question, its base and how it was counted.',
    id: 'Id of the figure',
    hint: 'Six letters and digits, such as K7Q2MX. O is read as 0, I and L as 1.',
    go: 'Find',
    unknown: (typed: string) =>
      `No figure of this report has the id “${typed}”. Compare it with the margin beside the figure; an edition that was taken down is not found.`,
  },
};
