/** The way to cards from where people are. */
export const cardLink = {
  swap: 'Swap cards',
  of: (name: string) => `Swap cards with ${name}`,
  mine: 'My contacts',
  held: 'In My contacts',
};
