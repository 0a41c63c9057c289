/** Words of reported messages, as the organiser reads them. */
import { counted as n } from '#ui/texts/number.ts';

export const reportedMessages = {
  title: 'Reported messages',
  means: 'Only messages that someone reported are shown here, as they stood then.',
  none: 'Nothing is reported',
  waiting: (count: number) => `${n(count, 'message')} to look at`,
  settled: 'Settled',
  by: (author: string, of: string) => (of ? `${author}, ${of}` : author),
  reporter: (name: string, day: string) => `Reported by ${name}, ${day}`,
  remove: 'Remove message',
  keep: 'Keep',
  told: 'Whoever reported it is told.',
  removed: 'Removed',
  kept: 'Kept',
  gone: 'This report is settled already.',
};
