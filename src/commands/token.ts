import { parseArgs } from 'node:util';
import { operator } from '#forum/session.server.ts';
import { roles, tokenFor } from '#forum/token-holders.server.ts';
import { type Command, Refusal, UsageError } from './command.ts';

const usage = 'token --forum F --role organiser|researcher|client|delegate [--person REF]';

/** Prints an API token; it is shown this once. */
export const command: Command = {
  usage,
  async run({ db, args, now }) {
    const { forum, role, person } = read(args);
    const made = await tokenFor(
      db,
      operator(),
      { forumKey: forum, role, ...(person !== undefined && { ref: person }) },
      now,
    );
    if ('token' in made) return made;
    if (made.refused === 'no-forum') throw new Refusal(`No forum "${forum}".`);
    const whom =
      person === undefined ? `No ${role} with a seat` : `No ${role} "${person}" with a seat`;
    throw new Refusal(
      `${whom} in ${forum}. A delegate needs to be confirmed, a client needs a representative.`,
    );
  },
};

function read(args: string[]) {
  const { forum, role: wanted, person } = options(args);
  const role = roles.find((each) => each === wanted);
  if (!forum || !role) throw new UsageError('Name a forum and a role.');
  if (person !== undefined && role !== 'delegate' && role !== 'client')
    throw new UsageError('--person names a delegate (Ref) or a client (Client ID).');
  return { forum, role, person };
}

function options(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { forum: text, role: text, person: text } }).values;
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
