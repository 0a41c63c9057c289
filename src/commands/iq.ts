import { parseArgs } from 'node:util';
import { find } from '#api/iq.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Organiser } from '#forum/people.ts';
import { clientFor, operator, organiserFor } from '#forum/session.server.ts';
import { type Command, Refusal, UsageError } from './command.ts';

const EVERYBODY = 100_000;
const usage =
  'iq FORUM "words" [--filter KEY=VALUE]… [--limit N] [--cursor NEXT] [--answers] [--person CLIENT-ID]';

/** Asks Client iQ in words; the operator sees every confirmed delegate, or with --person what a client sees. */
export const command: Command = {
  usage,
  async run({ db, args, now }) {
    const { forum, person, ...asked } = read(args);
    const member = await seatIn(db, forum, person);
    const found = await find(db, member, { ...asked, facets: true }, { door: 'command', now });
    if ('refused' in found)
      throw new UsageError('--cursor is what the page before printed as nextCursor.');
    return found;
  },
};

async function seatIn(db: Db, forum: string, person?: string): Promise<Client | Organiser> {
  const organiser = await organiserFor(db, operator(), forum);
  if (!organiser) throw new Refusal(`No forum "${forum}".`);
  const client = person === undefined ? null : await clientFor(db, operator(), forum, person);
  if (person === undefined) return organiser;
  if (client) return client;
  throw new Refusal(`No client "${person}" with a representative in ${forum}.`);
}

function read(args: string[]) {
  const { values, positionals } = options(args);
  const [forum, ...words] = positionals;
  const { filter = [], limit, cursor = null, answers = false, person } = values;
  if (!forum || (words.length === 0 && filter.length === 0))
    throw new UsageError('Name a forum, and ask in words or with --filter.');
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit))
    throw new UsageError(`--limit is a whole number from 1, not "${limit}".`);
  const params = new URLSearchParams(filter.map(pair));
  if (words.length > 0) params.set('q', words.join(' '));
  return { forum, person, params, answers, cursor, limit: limit ? Number(limit) : EVERYBODY };
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=', 1);
  if (at < 0) throw new UsageError(`--filter is KEY=VALUE, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function options(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ limit: text, cursor: text, person: text },
    filter: { ...text, multiple: true },
    answers: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
