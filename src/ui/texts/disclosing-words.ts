/** The few words of a crosstab that a reader's browser needs. */
export const disclosing = {
  base: 'People',
  about: (people: number) => `about ${people}`,
  notShown: 'not shown',
};
