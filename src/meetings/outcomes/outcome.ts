/** What came of a meeting: one word from each side, which the other side never reads. */
import { z } from 'zod';

export type Outcome = {
  met: boolean;
  /** null: not said, or they did not meet */
  worthIt: boolean | null;
  followUp: boolean;
};

const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');

/** One tap sends all that this side says of the meeting. */
export const outcomeForm = z
  .object({
    meeting: z.uuid(),
    met: yesNo,
    worth: yesNo.nullish().transform((worth) => worth ?? null),
    follow: yesNo.nullish().transform((follow) => follow ?? false),
  })
  .transform(({ meeting, met, worth, follow }) => ({
    meeting,
    outcome: met
      ? { met, worthIt: worth, followUp: follow }
      : { met, worthIt: null, followUp: false },
  }));

/**
 * Whether a meeting counts as held, from what its two sides said: one word is enough, unless the
 * other side says the opposite. Then it stays open (`planned`) and the organiser asks.
 */
export function heldBy(words: readonly Pick<Outcome, 'met'>[]): 'kept' | 'missed' | 'planned' {
  if (words.length === 0) return 'planned';
  if (words.every(({ met }) => met)) return 'kept';
  return words.some(({ met }) => met) ? 'planned' : 'missed';
}
