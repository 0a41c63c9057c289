/** What every page of a client says of news, and the find page of saving its search: few words. */
import { counted, digits } from '#ui/texts/number.ts';

export const alerts = {
  room: (unread: number) => (unread === 0 ? 'Segments' : `Segments ${digits(unread)} new`),
  one: (n: number, name: string) =>
    n === 1 ? `Someone new matches “${name}”` : `${counted(n, 'delegate')} newly match “${name}”`,
  several: (n: number) => `${digits(n)} of your saved searches have new matches`,
  look: 'Look',
  withdrawn: 'A delegate has withdrawn from an export of yours',
  seeWhich: 'See which',
  alertMe: 'Alert me',
  alertNote: 'Saves this search and tells your team when someone new matches.',
  name: 'Name of the search',
  keep: 'Save and alert',
  everyone: 'Everyone',
  seeAll: 'See segments',
  export: 'Export',
};
