/** Plans a forum from the command line: a draft, and how good it is. */
import { writeFile } from 'node:fs/promises';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readBoard } from '#meetings/board/board.server.ts';
import type { Plan } from '#meetings/plan.ts';
import { makePlan } from '#meetings/runs/plans.server.ts';
import { type Call, Refusal } from './command.ts';

const missing = {
  'no-slots': 'The agenda has no slots to plan in.',
  'no-tables': 'The agenda has no tables to plan at.',
  'no-clients': 'The forum has no clients yet.',
  'no-such-plan': 'There is no such plan.',
};

/** `seconds`: the search ends then; null: when nothing better is left to try */
export type ForumAsked = { forum: string; seconds: number | null; out: string | undefined };

/**
 * Makes a draft plan and returns how good it is: promised meetings that are planned (`value`), the
 * most that any plan could keep (`bound`), and `optimal` when they are equal. Says on the way what
 * it has found so far.
 */
export async function planForum(
  { db, now, progress }: Omit<Call, 'args'>,
  { forum, seconds: limit, out }: ForumAsked,
) {
  const organiser = await organiserFor(db, operator(), forum);
  if (!organiser) throw new Refusal(`No forum "${forum}".`);
  const started = performance.now();
  const said = ({ promised, mutual, total, gaps }: Plan) => {
    const after = Math.round((performance.now() - started) / 100) / 10;
    progress(
      `After ${after} s: ${promised.value} of at most ${promised.bound} promised, ${mutual.value} wished by both, ${total.value} meetings, ${gaps.value} breaks and unsuitable half-days.`,
    );
  };
  const settings = limit === null ? {} : { seconds: limit };
  const made = await makePlan(db, organiser, settings, now, said);
  if ('refused' in made) {
    const none = { status: 'infeasible', value: 0, bound: 0, seconds: 0 };
    throw new Refusal(missing[made.refused], none);
  }
  const { promised, guaranteed, mutual, total, gaps, seconds } = made.result;
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
    gaps,
  };
}
