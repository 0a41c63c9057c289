/** How people say that an amount grows or falls, in English; ui/charts/columns.ts reads the columns. */
import type { Direction } from '#ui/charts/columns.ts';

/** Words of each direction; those with a space are phrases. The longest phrase holds. */
const SAID: Partial<Record<Direction, string>> = {
  none: 'not investing,no investment,no plans,no spend,no spending,none,no,zero',
  same: 'stay the same,staying the same,the same,same,flat,steady,stable,unchanged,constant,maintain,maintaining,holding,no change',
  down: 'spending less,decrease,decreasing,less,down,cut,cutting,cuts,reduce,reducing,lower,lowering,fewer,shrink,shrinking',
  up: 'spending more,increase,increasing,more,up,grow,growing,raise,raising,rising,higher,boost,boosting,expand,expanding',
  unsure: 'unsure,not sure,undecided',
};

const byPhrase = new Map(
  (Object.entries(SAID) as [Direction, string][]).flatMap(([direction, phrases]) =>
    phrases.split(',').map((phrase) => [phrase, direction] as const),
  ),
);

/** The direction that folded words say, all together; null for none. */
export const directionSaid = (phrase: string): Direction | null => byPhrase.get(phrase) ?? null;
