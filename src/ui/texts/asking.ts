/** Words of asking for a meeting wherever it is done: how many are open, and whom not to ask now. */
import { digits, counted as s } from '#ui/texts/number.ts';

export const asking = {
  askAgain: 'Ask again',
  limits: {
    title: 'Your requests',
    asks: (open: number, most: number) => `${digits(open)} of ${s(most, 'request')} open`,
    musts: (open: number, most: number) => `${digits(open)} of ${s(most, 'must')}`,
    asksFull: 'Take one back, or wait until one is answered or expires.',
    mustsFull: 'Turn a must into a wish, or take it back.',
    note: 'A request is open until it is answered or expires. What the organiser entered does not count.',
  },
  barred: {
    'gate-closed': 'Takes no new requests.',
    'gate-matching':
      'Takes requests only from firms that offer something this delegate’s answers name.',
    'gate-full': 'Has as many requests waiting as he or she takes. Try again later.',
  },
};
