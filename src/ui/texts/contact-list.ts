/** Words of my contacts. */
import { type Given, given } from '#ui/texts/card-given.ts';
import { counted as n } from '#ui/texts/number.ts';

export const list = {
  title: 'My contacts',
  found: (count: number) => n(count, 'contact'),
  find: 'Find contacts',
  findHint: 'Name, organisation or your note',
  search: 'Search',
  none: 'No contacts yet',
  noneNext: 'Show your card or read someone’s code: both agree, then both have the other’s card.',
  noFit: 'No contact fits these words',
  all: 'Show all',
  waiting: 'Waiting for an answer',
  asked: (day: string) => `Asked on ${day}`,
  toAnswer: (count: number) => `${n(count, 'person asks', 'people ask')} for your card`,
  met: (day: string) => `Swapped on ${day}`,
  metOffline: (day: string) => `Swapped on ${day}, without a connection`,
  takenBack: 'Took the card back.',
  nothing: 'Gives name, title and organisation.',
  youGive: (gives: Given) => `You give ${given(gives)}.`,
  youGiveNothing: 'You give nothing any more.',
  more: 'More',
  noteLabel: 'Your own note',
  noteHint: 'Such as: met at table 21',
  noteOnly: 'Only you read it.',
  save: 'Save note',
  takeBack: 'Take back my card',
  takeBackMeans: 'From now on they see nothing of it here. What they saved elsewhere stays there.',
  remove: 'Remove from my contacts',
  removeMeans: 'Your own card stays with them until you take it back.',
  card: 'Card for the phone’s address book',
  card4: 'as vCard 4.0',
  allCards: 'All as one file',
  own: 'From your own files',
  add: 'Add from a card file',
  addHint: 'A .vcf file from a phone, Outlook or an address book. Only you see what is in it.',
  addButton: 'Add',
  added: (added: number, known: number) =>
    known === 0
      ? `${n(added, 'contact')} added.`
      : `${n(added, 'contact')} added, ${known} known already.`,
  removeOwn: 'Remove',
  done: { noted: 'Saved.', taken: 'Taken back.', removed: 'Removed.' },
  refused: {
    'no-such-contact': 'This contact is no longer here.',
    'too-long': 'A note has at most 500 characters.',
    'no-cards': 'There is no card in this file. Nothing was added.',
    'too-many': 'A list holds at most 1,000 cards from files. Nothing was added.',
    'too-large': 'A file has at most 5 MB. Nothing was added.',
    'no-file': 'Choose a file first.',
  },
};
