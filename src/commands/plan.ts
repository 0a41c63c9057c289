import { parseArgs } from 'node:util';
import { type Command, UsageError } from './command.ts';
import { planForum } from './plan-forum.ts';

const usage = 'plan FORUM [--seconds N] [--out FILE]';

/** Makes a draft plan of a forum and prints how good it is. */
export const command: Command = {
  usage,
  run: async ({ args, ...call }) => planForum(call, read(args)),
};

function read(args: string[]) {
  const { values, positionals } = options(args);
  const [forum, ...more] = positionals;
  if (!forum || more.length > 0) throw new UsageError('Name one forum.');
  if (/\.json$/i.test(forum))
    throw new UsageError('This version plans forums, not instance files. Name a forum.');
  if (values.fairness !== undefined)
    throw new UsageError('--fairness is for instance files, which this version does not plan.');
  const seconds = values.seconds === undefined ? null : Number(values.seconds);
  if (seconds !== null && !(seconds > 0)) throw new UsageError('--seconds is a number above 0.');
  return { forum, seconds, out: values.out };
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
