/** Words of swapping cards without a connection, and of the phones that may. */
import { counted as n } from '#ui/texts/number.ts';

export const offline = {
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
};
