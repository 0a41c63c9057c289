/** Words of what needs the organiser in a plan; see proofs too. The server says them. */
import { counted as s } from '#ui/texts/number.ts';

export const needs = {
  staysAt: (company: string, planned: number, promised: number) =>
    `${company} stays at ${planned} of ${promised}`,
  possible: (n: number) =>
    n === 1 ? 'delegate may be planned with it' : 'delegates may be planned with it',
  does: 'in this plan',
  full: (n: number, ceiling: number) =>
    `${n === 1 ? 'holds' : 'hold'} ${s(ceiling, 'meeting')} already, the most`,
  shortSince:
    'Meetings were missed, called off or promised since the plan was made. Book another, or start a run.',
  broken: {
    title: (n: number) => `${s(n, 'meeting no longer keeps', 'meetings no longer keep')} the rules`,
    why: 'Wishes, sessions or people changed since. Make another plan, or leave them to the people.',
  },
  hidden: {
    title: (n: number) =>
      `${s(n, 'meeting is', 'meetings are')} with a delegate whom the client can’t see`,
    why: 'The delegate stopped sharing the profile. The client reads “A delegate” until the delegate shows the name again.',
  },
  waiting: (n: number) =>
    `${s(n, 'wish waits', 'wishes wait')} for a delegate’s own act, because the client can’t see the delegate.`,

  rules:
    'Nobody and no table is in two places at once, and nobody meets while speaking. Guarantees come first, then what both sides wished. Beyond its guarantee a client is given at most half as many again, with delegates who wish it.',
  boundMeans:
    'The bound is proved: no plan under these rules can reach more, counting people, wishes, slots and tables.',
};
