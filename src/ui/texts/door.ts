/** Words of the door: who has come. */
import { digits } from '#ui/texts/number.ts';

export const door = {
  page: 'At the door',
  title: (came: number, of: number) => `${digits(came)} of ${digits(of)} have come`,
  lead: 'Delegates who are confirmed, and all representatives. One tap each.',
  search: 'Name, firm or number',
  find: 'Find',
  none: 'Nobody fits these words',
  more: (shown: number, of: number) => `${shown} of ${of} shown. Search for the others.`,
  came: 'Has come',
  cameOf: (name: string) => `${name} has come`,
  undo: 'Undo',
  undoOf: (name: string) => `Undo: ${name} has come`,
  at: (time: string) => `Came ${time}`,
  empty: 'Nobody is expected yet',
  emptyNext: 'Import the folder with delegates.csv and clients.csv.',
  refused: { 'no-such-person': 'Nothing changed. This person is not expected any more.' },
  role: { delegate: '', client: 'representative' },
};
