/** Words of searching one's conversations. */
import { digits, counted as n } from '#ui/texts/number.ts';

export const chatSearch = {
  title: 'Search conversations',
  back: 'Back',
  find: 'Words in messages',
  search: 'Search',
  everywhere: 'Search all conversations',
  within: (room: string) => `Only in ${room}`,
  found: (count: number, more: boolean) =>
    more ? `The newest ${digits(count)} messages` : n(count, 'message'),
  none: 'No message holds these words',
  noneNext: 'Every word must be there, or begin so. Try fewer words.',
  first: 'Words from your own conversations. Case and accents make no difference.',
};
