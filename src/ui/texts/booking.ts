/** Words of choosing a time for a meeting that both want. */
import { counted as s } from '#ui/texts/number.ts';

export const booking = {
  choose: 'Choose a time',
  chooseOf: (name: string) => `Choose a time with ${name}`,
  free: (n: number) => `${s(n, 'time')} free for both`,
  takeOf: (at: string, name: string) => `Meet ${name} on ${at}`,
  none: 'No time is free for both within the forum’s rules. The organiser can help.',
};
