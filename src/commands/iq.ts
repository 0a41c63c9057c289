import { operator, organiserFor } from '#forum/session.server.ts';
import { findDelegates } from '#iq/find.server.ts';
import { printed } from '#iq/printed.ts';
import { type Command, Refusal, UsageError } from './command.ts';

const EVERYBODY = 100_000;

/** Asks Client iQ in words; the operator sees every confirmed delegate. */
export const command: Command = {
  usage: 'iq FORUM "words"',
  async run({ db, args }) {
    const [forum, ...words] = args;
    if (!forum || words.length === 0) throw new UsageError('Name a forum, and ask in words.');
    const organiser = await organiserFor(db, operator(), forum);
    if (!organiser) throw new Refusal(`No forum "${forum}".`);
    const { answer, index } = await findDelegates(db, organiser, {
      params: new URLSearchParams({ q: words.join(' ') }),
      wishes: new Map(),
      page: { limit: EVERYBODY, cursor: null },
    });
    return printed(answer, index);
  },
};
