import { parseArgs } from 'node:util';
import { type EitherCommand, UsageError } from './command.ts';

const usage =
  'plan FORUM [--seconds N] [--out FILE] · plan INSTANCE.json [--seconds N] [--fairness N|none] [--out FILE]';
const SECONDS = 60;

/** Plans the meetings of a forum, or those of an instance file, which needs no database. */
export const command: EitherCommand = {
  usage,
  isAlone: (args) => isFile(read(args).named),
  async run(call) {
    const { named, out, seconds, fairness } = read(call.args);
    if (fairness !== undefined) throw new UsageError('--fairness is for instance files.');
    const { planForum } = await import('./plan-forum.ts');
    return planForum(call, { forum: named, seconds, out });
  },
  async runAlone({ args, progress }) {
    const { named, out, seconds, fairness } = read(args);
    const { planInstance } = await import('./plan-instance.ts');
    return planInstance({ file: named, out, seconds: seconds ?? SECONDS, fairness, progress });
  },
};

const isFile = (word: string) => /\.json$/i.test(word);

function read(args: string[]) {
  const { values, positionals } = options(args);
  const [named, ...more] = positionals;
  if (!named || more.length > 0) throw new UsageError('Name one forum, or one instance file.');
  const seconds = values.seconds === undefined ? null : Number(values.seconds);
  if (seconds !== null && !(seconds > 0 && seconds <= 86_400))
    throw new UsageError('--seconds is a number above 0, up to 86400.');
  return { named, out: values.out, seconds, fairness: fairnessOf(values.fairness) };
}

function fairnessOf(text: string | undefined): number | null | undefined {
  if (text === undefined || text === 'none') return text && null;
  if (!/^\d{1,4}$/.test(text))
    throw new UsageError('--fairness is a whole number from 0, or none.');
  return Number(text);
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
