/** What a client is told of saved searches and exports, on whichever page. */
import { counted, digits } from '#ui/texts/number.ts';

export const news = {
  one: (n: number, name: string) =>
    n === 1 ? `Someone new matches “${name}”` : `${counted(n, 'delegate')} newly match “${name}”`,
  several: (n: number) => `${digits(n)} of your saved searches have new matches`,
  look: 'Look',
  withdrawn: 'A delegate has withdrawn from an export of yours',
  seeWhich: 'See which',
};
