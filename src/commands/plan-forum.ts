import { writeFile } from 'node:fs/promises';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readBoard } from '#meetings/board.server.ts';
import { CEILING, makePlan } from '#meetings/plans.server.ts';
import { type Call, Refusal } from './command.ts';

const missing = {
  'no-slots': 'The agenda has no slots to plan in.',
  'no-tables': 'The agenda has no tables to plan at.',
  'no-clients': 'The forum has no clients yet.',
};

/**
 * Makes a draft plan and prints how good it is: promised meetings that are planned (`value`), the
 * most that any plan could keep (`bound`), and `optimal` when they are equal.
 */
export async function planForum(
  { db, now, progress }: Call,
  { forum, out }: { forum: string; out: string | undefined },
) {
  const organiser = await organiserFor(db, operator(), forum);
  if (!organiser) throw new Refusal(`No forum "${forum}".`);
  const made = await makePlan(db, organiser, { ceiling: CEILING }, now);
  if ('refused' in made) {
    const none = { status: 'infeasible', value: 0, bound: 0, seconds: 0 };
    throw new Refusal(missing[made.refused], none);
  }
  const { promised, guaranteed, mutual, total, seconds } = made.result;
  progress(`Plan ${made.number}: ${promised.value} of ${guaranteed} promised meetings, a draft.`);
  if (out) {
    const { shown } = await readBoard(db, organiser, made.number);
    await writeFile(out, `${JSON.stringify(shown, null, 2)}\n`);
  }
  return {
    status: promised.value === promised.bound ? 'optimal' : 'feasible',
    value: promised.value,
    bound: promised.bound,
    seconds,
    plan: made.number,
    guaranteed,
    mutual,
    meetings: total,
  };
}
