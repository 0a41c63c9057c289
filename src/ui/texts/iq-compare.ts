/** Words of people side by side, and of going from one to the next. */
import { counted, digits } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');

export const compare = {
  title: 'Compare delegates',
  back: 'Back to the list',
  none: 'Nobody to compare yet',
  noneNext: 'Tick two to five delegates in the list, then press Compare.',
  tooMany: (asked: number, most: number) =>
    `${people(asked)} do not fit side by side: ${most} at most. Take ${asked - most} off and compare again.`,
  missing: (n: number) =>
    n === 1
      ? 'One of them is not there any more, or does not share the profile.'
      : `${n} of them are not there any more, or do not share their profiles.`,
  table: 'Delegates side by side',
  question: 'Question',
  same: 'The same',
  some: 'In part the same',
  differ: 'Different',
  silent: 'No answer',
  shared: 'said by all',
  take: (name: string) => `Take ${name} out`,
  print: 'Print',
  add: 'Compare',
  summary: (same: number, differ: number) =>
    `${counted(same, 'answer')} the same, ${digits(differ)} different`,
};

export const walk = {
  label: 'Walk through the list',
  place: (place: number, of: number) => `${place} of ${people(of)}`,
  before: 'Previous',
  behind: 'Next',
  is: (which: string, name: string) => `${which}: ${name}`,
};
