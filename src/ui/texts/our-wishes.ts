/** Words that only a client's side of wishes has. */
import { digits, counted as s } from '#ui/texts/number.ts';

export const ourWishes = {
  requests: 'Delegates who ask for you',
  title: 'Our wishes',
  none: 'You have not asked for anyone yet. Find delegates in Client iQ.',
  find: 'Find delegates',
  ofDelegates: (best: number, base: number) =>
    `${digits(best)} of ${s(base, 'delegate')} who share their answers and whom you have not asked`,
  noSuggestion:
    'No delegate who shares answers names what you offer, has not been asked and takes requests.',
};
