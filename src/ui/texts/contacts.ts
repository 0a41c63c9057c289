/** Words of swapping cards: my card, reading a code, contacts. */
import { counted as n } from '#ui/texts/number.ts';

type Gives = { email: boolean; phone: boolean; note: boolean };

const given = ({ email, phone, note }: Gives): string => {
  const parts = [email && 'e-mail', phone && 'phone', note && 'a note'].filter(
    (part): part is string => part !== false,
  );
  return new Intl.ListFormat('en-GB').format(['name', 'title', 'organisation', ...parts]);
};

export const cards = {
  tab: 'My card',
  title: 'Show this to swap cards',
  qr: 'QR code of your card',
  any: (until: string) => `Any phone camera reads it. Valid until ${until}.`,
  shows: 'Whoever reads it sees your name, title and organisation, and asks you for the rest.',
  shownHidden:
    'Clients do not see you. One who reads this code sees your name, title and organisation, never an answer; its colleagues do too once you swap cards.',
  scan: 'Read a code',
  contacts: (count: number) => (count === 0 ? 'My contacts' : `My contacts, ${count}`),

  gets: 'What the other person gets',
  always: 'Always',
  name: 'Name, title',
  email: 'E-mail',
  phone: 'Phone',
  note: 'Note',
  notGiven: 'Not given',
  noPhone: 'No number yet',
  noNote: 'Nothing written yet',
  edit: 'Change number and note',
  phoneLabel: 'Phone number',
  noteLabel: 'A note on your card',
  noteHint: 'Such as: ask me about digital evidence',
  save: 'Save',
  saved: 'Saved',
  refused: {
    'phone-too-long': 'A number has at most 40 characters.',
    'note-too-long': 'A note has at most 200 characters.',
  },

  asks: {
    title: (name: string) => `${name} asks for your card`,
    gives: (gives: Gives) => `You get: ${given(gives)}.`,
    reveals: (company: string) =>
      `When you swap, ${company} sees your name, title and organisation. Never your answers.`,
    swap: 'Swap cards',
    no: 'Not now',
    noMeans: 'They are not told.',
    gone: 'This question is no longer open.',
    swapped: 'Swapped. You find each other in My contacts.',
  },

  read: {
    title: 'Read a code',
    camera: 'Hold the other phone’s code before the camera',
    starting: 'The camera starts',
    type: 'Or type the code',
    hint: 'Such as 7Q2M 4KX9',
    go: 'Go on',
    close: 'Close',
    denied:
      'This page may not use the camera. Allow it in the browser’s settings, use the phone’s own camera app, or type the code.',
    noCamera: 'There is no camera here. Type the code.',
    needsNetwork:
      'This code needs a network. Let the other person open My card again: without a network it shows another code.',
    notACode: 'This is no code of this forum.',
    'no-such-code':
      'Nobody shows this code now. Codes change every few minutes: ask for the new one.',
    'too-many': 'That were many wrong codes. Wait ten minutes, or let the other person read yours.',
  },

  swap: {
    title: (name: string) => `Swap cards with ${name}`,
    youGive: 'What you give',
    say: (name: string) => `${name} agrees first. Until then neither sees more.`,
    reveals: (company: string) =>
      `When you ask, ${company} sees your name, title and organisation. Never your answers.`,
    swap: 'Swap cards',
    asked: (name: string) => `Asked. It is ${name}’s turn now.`,
    askedNext: 'Both cards appear in My contacts as soon as both agreed.',
    back: 'My card',
  },

  offline: {
    title: 'No connection: swap all the same',
    code: 'QR code of your card, signed by this phone',
    how: 'The other person reads this in Forum Link, under My card. Then read the code that appears there.',
    notReady:
      'This phone was not made ready. Open My card once with a connection; from then on it swaps without one.',
    noKeys: 'This browser can’t sign cards, so it swaps with a connection only.',
    copy: 'The code as text',
    who: (name: string) => `${name} shows a card`,
    replied: (name: string) => `${name} has read your code and agrees`,
    says: 'So their phone says. It is checked when you have a connection, before anything is given.',
    reveals:
      'Clients do not see you. If this person is from one, the company sees your name, title and organisation once you swap. Never your answers.',
    agree: 'Swap cards',
    showBack: (name: string) => `Now let ${name} read this`,
    showBackHow:
      'Then both have agreed. If not, the other person is asked once one of you has a connection.',
    done: (name: string) => `You and ${name} agreed`,
    doneHow: 'The cards are in My contacts as soon as one of you has a connection.',
    close: 'Done',
    foreign: 'This code was made for another forum.',
    own: 'This is your own code.',
    notMine: 'This answers another phone’s code.',
    waiting: (count: number) => `${n(count, 'swap waits', 'swaps wait')} here for a connection.`,
    refusedTitle: (name: string) => `Not swapped with ${name}`,
    refused: {
      'unknown-key': 'The other phone is not known here. Swap again with a connection.',
      revoked: 'The phone was removed from its owner’s list.',
      'wrong-name': 'The name on that phone was not its owner’s. Nothing was given.',
      'bad-signature': 'The code was changed on its way. Nothing was given.',
      'too-old': 'It was more than seven days ago. Swap again.',
      other: 'The code does not hold. Nothing was given.',
    },
    drop: 'Discard',
    devices: 'Phones that swap without a connection',
    device: (name: string, day: string) => `${name || 'A phone'}, since ${day}`,
    forget: 'Remove',
    forgetMeans: 'A phone you lost: nothing it signed is taken any more.',
  },

  list: {
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
    youGive: (gives: Gives) => `You give ${given(gives)}.`,
    youGiveNothing: 'You give nothing any more.',
    more: 'More',
    noteLabel: 'Your own note',
    noteHint: 'Such as: met at table 21',
    noteOnly: 'Only you read it.',
    save: 'Save note',
    takeBack: 'Take back my card',
    takeBackMeans:
      'From now on they see nothing of it here. What they saved elsewhere stays there.',
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
  },
};
