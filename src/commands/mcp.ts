import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { assistantServer, type Desk, type Seat } from '#api/assistant.server.ts';
import type { Db } from '#db/database.server.ts';
import { bearerOf, memberOfBearer } from '#forum/tokens.server.ts';
import { type Command, Refusal, UsageError } from './command.ts';

const usage = 'mcp FORUM [--token-file FILE] (else the token is in PLENARY_TOKEN)';

/**
 * Client iQ for an assistant on this machine: Model Context Protocol on standard input and output.
 * The token is looked up at every call, so it ends at once when it is revoked or over.
 */
export const command: Command = {
  usage,
  async run({ db, args, progress }) {
    const { forum, file } = read(args);
    const token = tokenIn(file);
    const desk: Desk = {
      db,
      seat: () => seatOf(db, token, forum),
      now: () => new Date(),
    };
    const seat = await desk.seat();
    if (!seat)
      throw new Refusal(
        `The token opens no Client iQ in "${forum}". It may be over, revoked, for another forum, or a delegate’s: plenary token --forum ${forum} --role client`,
      );
    progress(`Client iQ of ${forum} for an assistant, as ${seat.role}. Ends with its input.`);
    const ended = new Promise((end) => process.stdin.once('close', end).once('end', end));
    const served = serveStdio(() => assistantServer(desk, seat));
    await ended;
    await served.close();
  },
};

async function seatOf(db: Db, token: string, forum: string): Promise<Seat | null> {
  const bearer = await bearerOf(db, token, new Date());
  const member = bearer && memberOfBearer(bearer, forum);
  return member && member.role !== 'delegate' ? member : null;
}

function tokenIn(file: string | undefined): string {
  const token = file === undefined ? process.env.PLENARY_TOKEN : contentOf(file);
  const [only = ''] = /\S+/.exec(token ?? '') ?? [];
  if (only === '') throw new UsageError('Set PLENARY_TOKEN, or name a file with --token-file.');
  return only;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`--token-file: ${file} can’t be read.`);
  }
}

function read(args: string[]) {
  const { values, positionals } = options(args);
  const [forum, ...more] = positionals;
  if (!forum || more.length > 0)
    throw new UsageError('Name one forum. A token is never a word of the command.');
  return { forum, file: values['token-file'] };
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { 'token-file': { type: 'string' } },
    });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
