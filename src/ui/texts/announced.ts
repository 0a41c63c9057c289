/** That something was announced, as every screen says it: these words are on all of Forum Link's. */
import { counted as n } from '#ui/texts/number.ts';

export const announced = {
  waiting: (count: number) =>
    count === 1 ? 'One announcement to read' : `${n(count, 'announcement')} to read`,
  waitingUrgent: (count: number) =>
    count === 1 ? 'An urgent announcement' : `${n(count, 'announcement')} to read, one is urgent`,
  look: 'Read',
};
