/** Words of swapping cards: my card, reading a code, contacts. */
import { type Given, given } from '#ui/texts/card-given.ts';

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
    gives: (gives: Given) => `You get: ${given(gives)}.`,
    reveals: (company: string) =>
      `When you swap, ${company} sees your name, title and organisation. Never your answers.`,
    swap: 'Swap cards',
    no: 'Not now',
    noMeans: 'They are not told.',
    gone: 'This question is no longer open.',
    swapped: 'Swapped. You find each other in My contacts.',
  },

  swap: {
    title: (name: string) => `Swap cards with ${name}`,
    youGive: 'What you give',
    say: (name: string) => `${name} agrees first. Until then neither sees more.`,
    reveals: (company: string) =>
      `When you ask, ${company} sees your name, title and organisation. Never your answers.`,
    swap: 'Swap cards',
  },

  devices: 'Phones that swap without a connection',
  device: (name: string, day: string) => `${name || 'A phone'}, since ${day}`,
  forget: 'Remove',
  forgetMeans: 'A phone you lost: nothing it signed is taken any more.',
};
