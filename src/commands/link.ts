import { readPasscode } from '#forum/passcode.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { editionName } from '#report/compose.ts';
import type { Unpublishable } from '#report/editions.server.ts';
import { newestEdition } from '#report/editions.server.ts';
import { inDays, LINK_DAYS } from '#report/expiry.ts';
import { createLink } from '#report/links.server.ts';
import { disclosing as d } from '#ui/texts/disclosing.ts';
import { unproven as t } from '#ui/texts/unproven.ts';
import { readEnv } from '../settings.ts';
import { type Command, Refusal, UsageError } from './command.ts';
import { forumAndDay } from './forum-and-day.ts';

export const command: Command = {
  usage: 'link FORUM [--label WHO] [--days N] [--passcode CODE]',
  async run({ db, args, now, progress }) {
    const text = { type: 'string' } as const;
    const { forum, values } = forumAndDay(args, { label: text, days: text, passcode: text });
    const days = Number(values.days ?? LINK_DAYS.usual);
    const ends = inDays(days, now);
    if (!ends) throw new UsageError(`--days ${values.days} is no whole number from 1 to 365.`);
    const passcode = values.passcode === undefined ? null : readPasscode(values.passcode);
    if (values.passcode !== undefined && !passcode)
      throw new UsageError('--passcode needs six to 64 signs.');
    const organiser = await organiserFor(db, operator(), forum);
    if (!organiser) throw new Refusal(`No forum "${forum}".`);
    const env = readEnv(process.env);
    const origin = env.ORIGIN ? new URL(env.ORIGIN).origin : `http://localhost:${env.PORT}`;
    const outcome = await createLink(
      db,
      organiser,
      { label: values.label ?? '', expires: ends, passcode },
      now,
    );
    if ('refused' in outcome) throw refusalOf(outcome);
    const { token, expires, published } = outcome;
    if (published)
      progress(
        `Nothing was published yet, so this published ${editionName(published.kind, published.number)}.`,
      );
    const edition = published ?? (await newestEdition(db, organiser));
    if (!edition) progress('Every edition is taken down: the link says so until you publish one.');
    return {
      link: `${origin}/report/${token}`,
      edition: edition ? editionName(edition.kind, edition.number) : null,
      expires: expires.toISOString(),
      passcode: passcode !== null,
    };
  },
};

/** Nothing is published and no link made: standard error says why, standard output as data. */
function refusalOf(outcome: Unpublishable): Refusal {
  if (outcome.refused === 'unsafe-crosstabs')
    return new Refusal(d.unsafe(outcome.crosstabs.map(({ name }) => name)), outcome);
  const lines = outcome.sentences.map((told) => t.sentence(told));
  return new Refusal([t.title(lines.length), ...lines].join('\n'), outcome);
}
