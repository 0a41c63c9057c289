import { parseArgs } from 'node:util';
import { signInLink, staffByOperator } from '#forum/invite.server.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import { roles } from '#forum/token-holders.server.ts';
import { readEnv } from '../settings.ts';
import { type Command, Refusal, UsageError } from './command.ts';

const usage = 'invite FORUM --role organiser|researcher|client|delegate --email E';

const REASONS = {
  'no-forum': 'There is no such forum.',
  'not-an-address': 'That is not an e-mail address.',
  'seat-taken': 'This address has another role in this forum already.',
  'no-seat': 'This address has no such seat in this forum; only staff get one by invitation.',
  'sits-elsewhere': 'This address also sits in another forum.',
};

/** Prints a sign-in link that works once, for 24 hours; staff get their seat by it. */
export const command: Command = {
  usage,
  async run({ db, args, now }) {
    const { forum, role, email } = read(args);
    const env = readEnv(process.env);
    const origin = env.ORIGIN ? new URL(env.ORIGIN).origin : `http://localhost:${env.PORT}`;
    if (role === 'organiser' || role === 'researcher') {
      const seated = await staffByOperator(db, operator(), forum, { email, role }, now);
      if ('refused' in seated) throw new Refusal(REASONS[seated.refused]);
    }
    const seat = await memberOf(db, email, forum);
    if (seat?.role !== role) throw new Refusal(REASONS['no-seat']);
    const link = await signInLink(db, operator(), forum, email, origin, now);
    if (typeof link !== 'string') throw new Refusal(REASONS[link.refused]);
    return { link };
  },
};

function read(args: string[]) {
  const { values, positionals } = options(args);
  const [forum] = positionals;
  const role = roles.find((each) => each === values.role);
  if (!forum || positionals.length > 1 || !role || !values.email)
    throw new UsageError('Name a forum, a role and an e-mail address.');
  return { forum, role, email: values.email };
}

function options(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options: { role: text, email: text } });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
