/** The calendar's part of a mail about something that has a time: what it holds, and that it was told. */
import { sql } from 'kysely';
import type { Enclosed } from '#base/mail.server.ts';
import type { Db } from '#db/database.server.ts';
import { type About, enclosing, type SaidByMail } from '#exchange/calendar/enclosing.ts';
import { OFF, type Settled, settleWithin } from '#exchange/calendar/entries.server.ts';
import { type Item, isHeld, type Kind } from '#exchange/calendar/entry.ts';
import { cancellation, invitation, type Message } from '#exchange/calendar/invitation.ts';
import { readLink } from '#exchange/calendar/link.server.ts';
import type { Visitor } from '#exchange/people.server.ts';

/** A subscribed calendar that has not asked for so long is not there any more (ms); some ask once a day. */
const ASKS = 3 * 86_400_000;

type Told = Pick<Settled, 'subject' | 'hash'>;
export type ForCalendar = { enclosed: Enclosed[]; told: Told[] };

/**
 * What a mail about these things brings along.
 *
 * @param read everything of this person's, as for the feed
 * @param isAll the mail says nothing but this: then a single entry may stand in for its words
 */
export async function forCalendar(
  tx: Db,
  member: Visitor,
  read: (db: Db) => Promise<Item[]>,
  { about, to, isAll }: { about: readonly About[]; to: Message; isAll: boolean },
  now: Date,
): Promise<ForCalendar> {
  if (about.length === 0) return { enclosed: [], told: [] };
  const settled = await settleWithin(tx, member, read, now);
  const link = await readLink(tx, member);
  const isRead = link?.readAt && now.getTime() - link.readAt.getTime() < ASKS;
  const entries = settled.map(({ entry, ...told }) => ({
    ...{ kind: entry.kind, mine: entry.mine, endsAt: entry.endsAt },
    ...{ cancelled: entry.cancelled, entry, ...told },
  }));
  const told = enclosing(
    ...([entries, await readSaid(tx, member), about] as const),
    (each) => Boolean(isRead && isHeld(each, link.holds)),
    now,
  );
  const numbers = new Map<Kind, number>();
  const enclosed = told.map(({ entry }): Enclosed => {
    const part = (entry.cancelled ? cancellation : invitation)(entry, to, now);
    const number = (numbers.get(entry.kind) ?? 0) + 1;
    numbers.set(entry.kind, number);
    const alternative = isAll && told.length === 1;
    const name = `${entry.kind}-${number}.ics`;
    return { type: part.contentType, name, text: part.body, alternative };
  });
  return { enclosed, told: told.map(({ subject, hash }) => ({ subject, hash })) };
}

/** By subject: what the last mail said that left, or waits to. */
async function readSaid(
  tx: Db,
  { forumId, personId }: Visitor,
): Promise<ReadonlyMap<string, SaidByMail>> {
  const { rows } = await sql<{ subject: string; hash: string; cancelled: boolean }>`
    select distinct on (subject) subject, told_hash as hash, told_hash = ${OFF} as cancelled
    from calendar_mail where forum_id = ${forumId} and person_id = ${personId}
    order by subject, mail_id desc`.execute(tx);
  return new Map(rows.map(({ subject, ...said }) => [subject, said]));
}

/** Remembers what this mail tells, as long as the mail is not taken back. */
export async function keepTold(
  tx: Db,
  { forumId, personId }: { forumId: string; personId: string },
  mailId: string,
  told: readonly Told[],
): Promise<void> {
  if (told.length === 0) return;
  const whose = { forum_id: forumId, person_id: personId, mail_id: mailId };
  await tx
    .insertInto('calendar_mail')
    .values(told.map(({ subject, hash }) => ({ ...whose, subject, told_hash: hash })))
    .execute();
}
