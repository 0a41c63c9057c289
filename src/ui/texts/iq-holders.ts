/** What a delegate reads of the copies that companies hold. */
export const holders = {
  title: 'Copies that companies hold',
  none: 'No company has exported your profile.',
  about: 'When you stop sharing, each of them is asked to remove you, and its answer stands here.',
  asked: 'These companies are asked to remove you. Their answer stands here.',
  held: (company: string, day: string) => `${company}, since ${day}`,
  removed: (day: string) => `removed on ${day}`,
  waiting: 'asked to remove you',
};
