/** Words of what is kept on a device, and of what waits there. */
import { counted as n } from '#ui/texts/number.ts';

export const offline = {
  title: 'No connection',
  notKept: 'Not kept on this device',
  keptHere: 'There is no connection. These open without one:',
  nothingKept: 'There is no connection, and nothing is kept on this device.',
  again: 'Try again',
  pages: [
    ['', 'Your day'],
    ['/agenda', 'Agenda'],
    ['/meetings', 'My meetings'],
    ['/me', 'My card'],
    ['/contacts', 'My contacts'],
    ['/notes', 'Notes'],
    ['/chat', 'Chat'],
    ['/announcements', 'Announcements'],
  ],
  signOutLoses: (count: number) =>
    `${n(count, 'message')} ${count === 1 ? 'has' : 'have'} not been sent and will be lost. Sign out?`,
} as const;
