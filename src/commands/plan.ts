import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readBoard } from '#meetings/board.server.ts';
import { CEILING, makePlan } from '#meetings/plans.server.ts';
import { type Command, Refusal, UsageError } from './command.ts';

const usage = 'plan FORUM [--seconds N] [--out FILE]';

const missing = {
  'no-slots': 'The agenda has no slots to plan in.',
  'no-tables': 'The agenda has no tables to plan at.',
  'no-clients': 'The forum has no clients yet.',
  'no-such-plan': 'There is no such plan.',
};

/**
 * Makes a draft plan and prints how good it is: promised meetings that are planned (`value`), the
 * most that any plan could keep (`bound`), and `optimal` when they are equal.
 */
export const command: Command = {
  usage,
  async run({ db, args, now, progress }) {
    const { forum, out } = read(args);
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
  },
};

function read(args: string[]) {
  const { values, positionals } = options(args);
  const [forum, ...more] = positionals;
  if (!forum || more.length > 0) throw new UsageError('Name one forum.');
  if (/\.json$/i.test(forum))
    throw new UsageError('This version plans forums, not instance files. Name a forum.');
  if (values.fairness !== undefined)
    throw new UsageError('--fairness is for instance files, which this version does not plan.');
  if (values.seconds !== undefined && !(Number(values.seconds) > 0))
    throw new UsageError('--seconds is a number above 0.');
  return { forum, out: values.out };
}

function options(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { seconds: text, out: text, fairness: text },
    });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
