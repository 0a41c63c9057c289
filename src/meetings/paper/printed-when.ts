import { timeOfDay } from '#base/time.ts';

/** "17 June 09:12": when something was printed, by the forum's clock. */
export function printedWhen(at: Date, timezone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    ...{ day: 'numeric', month: 'long' },
    timeZone: timezone,
  });
  return `${day.format(at)} ${timeOfDay(at, timezone)}`;
}
