import { parseArgs } from 'node:util';
import { operator } from '#forum/session.server.ts';
import { revokeFor, roles, tokenFor } from '#forum/token-holders.server.ts';
import { type Command, Refusal, UsageError } from './command.ts';

const usage =
  'token --forum F --role organiser|researcher|client|delegate [--person REF] [--revoke]';

/** Prints an API token; it is shown this once. With --revoke ends those there are, at once. */
export const command: Command = {
  usage,
  async run({ db, args, now }) {
    const { revoke, forumKey, role, ref } = read(args);
    const wanted = { forumKey, role, ...(ref !== undefined && { ref }) };
    const done = revoke
      ? await revokeFor(db, operator(), wanted, now)
      : await tokenFor(db, operator(), wanted, now);
    if (!('refused' in done)) return done;
    if (done.refused === 'no-forum') throw new Refusal(`No forum "${forumKey}".`);
    const whom = ref === undefined ? `No ${role} with a seat` : `No ${role} "${ref}" with a seat`;
    throw new Refusal(
      `${whom} in ${forumKey}. A delegate needs to be confirmed, a client needs a representative.`,
    );
  },
};

function read(args: string[]) {
  const { forum, role: wanted, person, revoke = false } = options(args);
  const role = roles.find((each) => each === wanted);
  if (!forum || !role) throw new UsageError('Name a forum and a role.');
  if (person !== undefined && role !== 'delegate' && role !== 'client')
    throw new UsageError('--person names a delegate (Ref) or a client (Client ID).');
  return { forumKey: forum, role, ref: person, revoke };
}

function options(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { forum: text, role: text, person: text, revoke: { type: 'boolean' } },
    }).values;
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
