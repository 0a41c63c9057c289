/** The links of a forum as its staff see them, with how often each was opened. */
import { sql } from 'kysely';
import { dayOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';
import { lastMoment } from '#report/expiry.ts';
import { FORMS, type Form } from '#report/opening.ts';
import { printedDay } from '#report/printing.ts';

export type LinkRow = {
  id: string;
  label: string;
  /** the last day that it opens: "10 July 2024" and YYYY-MM-DD */
  expires: string;
  lastDay: string;
  state: 'open' | 'expired' | 'revoked';
  /** whether it asks for one */
  passcode: boolean;
  /** the day it was mailed to its company, or null */
  sent: string | null;
  openings: Openings;
};

/** `times`: by people who read · `last`: day of the newest · `previews`: by programs that show links */
export type Openings = {
  times: number;
  last: string | null;
  forms: { form: Exclude<Form, 'preview'>; times: number }[];
  /** most frequent first; host '' where no site led here */
  hosts: { host: string; times: number }[];
  previews: number;
};

/** `last`: YYYY-MM-DD */
type Count = { link_id: string; last: string; form: Form; host: string; times: number };

/** Open ones first, each group newest first. */
export async function readLinks(
  db: Db,
  { forumId }: Staff,
  zone: string,
  now: Date,
): Promise<LinkRow[]> {
  const links = await db
    .selectFrom('report_link')
    .select(['id', 'label', 'expires_at', 'revoked_at', 'sent_at'])
    .select(sql<boolean>`passcode_hash is not null`.as('passcode'))
    .where('forum_id', '=', forumId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const counts = await db
    .selectFrom('link_opening')
    .select(['link_id', 'form', 'host'])
    .select([sql<number>`sum(times)::int`.as('times'), sql<string>`max(day)::text`.as('last')])
    .where('forum_id', '=', forumId)
    .groupBy(['link_id', 'form', 'host'])
    .execute();
  const rows = links.map(
    ({ id, label, expires_at, revoked_at, sent_at, passcode }): LinkRow => ({
      id,
      label,
      passcode,
      expires: printedDay(lastMoment(expires_at), zone),
      lastDay: dayOf(lastMoment(expires_at), zone),
      state: revoked_at ? 'revoked' : expires_at <= now ? 'expired' : 'open',
      sent: sent_at && printedDay(sent_at, zone),
      openings: openingsOf(counts.filter(({ link_id }) => link_id === id)),
    }),
  );
  const open = (row: LinkRow) => row.state === 'open';
  return [...rows.filter(open), ...rows.filter((row) => !open(row))];
}

function openingsOf(counts: readonly Count[]): Openings {
  const read = counts.filter(({ form }) => form !== 'preview');
  const sum = (some: readonly Count[]) => some.reduce((all, { times }) => all + times, 0);
  const last = read
    .map((each) => each.last)
    .sort()
    .at(-1);
  const hosts = [...new Set(read.map(({ host }) => host))]
    .map((host) => ({ host, times: sum(read.filter((each) => each.host === host)) }))
    .sort((a, b) => b.times - a.times || (a.host < b.host ? -1 : 1));
  const forms = FORMS.flatMap((form) => {
    const times = form === 'preview' ? 0 : sum(read.filter((each) => each.form === form));
    return form === 'preview' || times === 0 ? [] : [{ form, times }];
  });
  return {
    times: sum(read),
    last: last ? printedDay(new Date(`${last}T12:00:00Z`), 'UTC') : null,
    forms,
    hosts,
    previews: sum(counts) - sum(read),
  };
}
