import { parseArgs } from 'node:util';
import { startOfDay } from '#research/as-of.ts';
import { type Call, UsageError } from './command.ts';

/** FORUM and --as-of, with what other options a command has. */
export function forumAndDay(args: Call['args'], options: Record<string, { type: 'string' }> = {}) {
  const { positionals, values } = parsed(args, { 'as-of': { type: 'string' }, ...options });
  const [forum, ...rest] = positionals;
  if (!forum || rest.length > 0) throw new UsageError('One forum is needed, by its key.');
  const day = values['as-of'];
  if (day === undefined) return { forum, asOf: null, values };
  const before = startOfDay(day);
  if (!before) throw new UsageError(`"${day}" is not a day such as 2024-05-01.`);
  return { forum, asOf: { day, before }, values };
}

function parsed(args: string[], options: Record<string, { type: 'string' }>) {
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    return { positionals, values: values as Record<string, string | undefined> };
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : 'These words mean nothing.');
  }
}
