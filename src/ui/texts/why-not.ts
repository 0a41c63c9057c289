/** Why a wish is not in the plan. */
import { counted as s } from '#ui/texts/number.ts';

export const leftWishes = {
  page: 'Wishes left',
  noPlan: 'There is no plan yet',
  noPlanNext: 'When there is one, each wish that it does not meet has its reason here.',
  title: (plan: number) => `What plan ${plan} does not meet`,
  choose: 'Choose a client to read why, wish by wish.',
  left: (n: number) => s(n, 'wish is not met', 'wishes are not met'),
  of: (company: string) => `Wishes that concern ${company}`,
  none: 'All of them are met.',
  for: { both: 'Both wish', client: 'The client wishes', delegate: 'The delegate wishes' },
  possible: (slot: number, table: number) =>
    `There is a place: slot ${slot}, table ${table}. Book it by hand, or make another plan.`,
  loses: {
    promised: 'a promised meeting',
    mutual: 'a wish of both sides',
    wishes: 'a wish that counts more',
    idle: 'nothing but a break more',
    uneven: 'nothing but an even share',
  },
  costs: (what: string) => `It would cost ${what}.`,
  instead: (slot: number, whose: string[], what: string) =>
    `It could take slot ${slot} in place of ${whose.join(' and ')}. That would cost ${what}.`,
  meeting: (company: string, delegate: string) => `${company} with ${delegate}`,
  inSlots: (rule: string, n: number, of: number) => `${rule} ${n} of ${s(of, 'slot')}.`,
};
