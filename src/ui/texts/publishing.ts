/** Words of what came of publishing a plan. */
import { counted as s } from '#ui/texts/number.ts';

export const publishing = {
  done: (number: number, told: number, leftOut: number, carried: number) =>
    [
      `Plan ${number} is published. ${s(told, 'person sees', 'people see')} a new day.`,
      leftOut > 0 &&
        `${s(leftOut, 'meeting was', 'meetings were')} left out, because slots have begun or wishes, sessions or people changed.`,
      carried > 0 &&
        `${s(carried, 'meeting', 'meetings')} that happened or began came along from the plan before.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: {
    'no-such-plan': 'Nothing was published. This plan does not exist in this forum.',
    'published-already': 'Nothing changed. This plan is the published one.',
  },
};
