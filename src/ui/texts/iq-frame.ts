/** What every page of a client says. */
import { digits } from '#ui/texts/number.ts';

export const iqFrame = {
  rooms: {
    find: 'Find delegates',
    explore: 'Explore',
    shortlists: 'Shortlists',
    meetings: 'My meetings',
  },
  segments: (unread: number) => (unread === 0 ? 'Segments' : `Segments ${digits(unread)} new`),
};
