/** What exported files say. */
export const exported = {
  head: {
    ref: 'Ref',
    name: 'Name',
    title: 'Title',
    organisation: 'Organisation',
    country: 'Country',
    seniority: 'Seniority',
    budget: (currency: string) => `Budget (${currency})`,
    fit: 'Fit (0 to 100)',
    reasons: 'Why',
    notes: 'Your team’s notes',
    email: 'E-mail',
    phone: 'Phone',
    recall: 'Before you use this row',
  },
  sheet: { people: 'Delegates', about: 'About this file' },
  about: {
    forum: 'Forum',
    of: 'What was exported',
    people: 'Delegates',
    by: 'Exported by',
    at: 'Exported at',
    recall: 'Recall',
    contact: 'Not in this file',
    given: 'E-mail and phone',
  },
  source: {
    list: (name: string) => `List “${name}”`,
    segment: (name: string) => `Segment “${name}”`,
    search: (filters: string) =>
      filters ? `Search: ${filters}` : 'All delegates who share their profile',
  },
  recall: (href: string) =>
    `Delegates can withdraw their consent. See who has at ${href} and remove them from your copies.`,
  noContact:
    'Telephone numbers and e-mail addresses: delegates share those person by person, by swapping cards.',
  given:
    'Of delegates who gave their card to whoever exported, as far as they gave it. They can take it back.',
  note: (by: string, day: string, body: string) =>
    `${[by, day].filter(Boolean).join(', ')}: ${body}`,
  fit: (points: number, reasons: string[]) => [`Fit ${points} of 100`, ...reasons].join('. '),
  answer: (question: string, answer: string) => `${question}: ${answer}`,
  cut: '[cut: the rest stands in Client iQ]',
};
