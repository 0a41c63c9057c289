/** `plenary claims FORUM`: what stands behind each sentence of the findings; exit 1 if one stands in the way. */
import { operator, organiserFor } from '#forum/session.server.ts';
import { readClaims } from '#report/claims-told.server.ts';
import { findings as t } from '#ui/texts/findings.ts';
import { type Command, Refusal, UsageError } from './command.ts';

export const command: Command = {
  usage: 'claims FORUM',
  async run({ db, args }) {
    const [forum, ...more] = args;
    if (!forum || forum.startsWith('--') || more.length > 0)
      throw new UsageError('Name one forum by its key.');
    const organiser = await organiserFor(db, operator(), forum);
    if (!organiser) throw new Refusal(`No forum "${forum}".`);
    const claims = await readClaims(db, organiser);
    const { refused } = claims.counts;
    if (refused > 0) throw new Refusal(t.summary.stands(refused), claims);
    return claims;
  },
};
