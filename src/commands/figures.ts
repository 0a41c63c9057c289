import { operator, organiserFor } from '#forum/session.server.ts';
import { readLiveFigures } from '#report/figures.server.ts';
import { type Command, Refusal } from './command.ts';
import { forumAndDay } from './forum-and-day.ts';

export const command: Command = {
  usage: 'figures FORUM [--as-of YYYY-MM-DD]',
  async run({ db, args }) {
    const { forum, asOf } = forumAndDay(args);
    const organiser = await organiserFor(db, operator(), forum);
    if (!organiser) throw new Refusal(`No forum "${forum}".`);
    return readLiveFigures(db, organiser, asOf);
  },
};
