/** The few words of rooms that every conversation needs. */
import { counted as n } from '#ui/texts/number.ts';

export const rooms = {
  team: (company: string) => `${company} team`,
  call: 'Call',
  about: 'About this conversation',
  folded: 'Message from someone you blocked. Show',
  topic: (count: number, when: string) =>
    `Topic table, ${n(count, 'delegate')}, ${when || 'no time yet'}`,
  topicOff: 'Topic table, called off',
};
