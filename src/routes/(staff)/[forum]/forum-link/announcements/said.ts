/** An announcement's audience and times in words. */
import { dayName, timeOfDay } from '#base/time.ts';
import type { Listed } from '#exchange/announcements/desk.server.ts';
import { announcementDesk as t } from '#ui/texts/announcement-desk.ts';

/** @param count whom it is for */
export function toWhom({ to, about }: Pick<Listed, 'to' | 'about'>, count: number): string {
  if ('rule' in to) return t.to(to.rule, count, '');
  return t.to(to.by, count, to.by === 'segment' ? to.words : about);
}

export const whenOf = (at: Date, zone: string): string =>
  t.when(dayName(at, zone), timeOfDay(at, zone));
