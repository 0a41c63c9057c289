/**
 * The rooms that are there, in the order of their tabs: each is a folder beside this file and a
 * word in `forum-link-places.ts`.
 */
export const places = [
  'announcements',
  'sessions',
  'tables',
  'calls',
  'reported',
  'notices',
] as const;
