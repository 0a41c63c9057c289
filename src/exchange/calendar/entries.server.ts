/** Keeps count of what a person's calendar was told, so that it hears of every change and of nothing else. */
import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Entry, Item } from '#exchange/calendar/entry.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { calendar as t } from '#ui/texts/calendar.ts';

/** ms for which a calendar is told that something is off, so that each has heard it */
const REMEMBERED = 28 * 86_400_000;

type Row = Selectable<Schema['calendar_entry']>;

/** in place of a hash */
export const OFF = 'off';
/** With the uid, which nobody can guess, so that a name can't be tried against it. */
const hashOf = (uid: string, { startsAt, endsAt, off, ...item }: Item): string =>
  off
    ? OFF
    : createHash('sha256')
        .update(
          JSON.stringify([
            ...[uid, startsAt.getTime(), endsAt.getTime()],
            ...[item.summary, item.location, item.description],
          ]),
        )
        .digest('hex');

/**
 * The person's entries as they are to be told now: sequences rise where something changed since it
 * was told last, what is gone is cancelled, and what was never told is not cancelled.
 *
 * @param read everything of this person's, whatever a calendar holds of it; asked again when
 * something is to be written, so that nothing older than what was told before is told
 */
export async function settleEntries(
  db: Kysely<Schema>,
  member: Visitor,
  read: (db: Db) => Promise<Item[]>,
  now: Date,
): Promise<Entry[]> {
  const standing = { rows: await readRows(db, member), items: await read(db) };
  const settled =
    changesOf(standing.rows, standing.items).length === 0
      ? standing
      : await db.transaction().execute((tx) => settle(tx, member, read, now));
  return entriesOf(settled, now).map(({ entry }) => entry);
}

/** An entry with what it is about and what was told of it. */
export type Settled = { entry: Entry; subject: string; hash: string };

/** The same within a transaction, for a mail that tells of them. */
export const settleWithin = async (
  tx: Db,
  member: Visitor,
  read: (db: Db) => Promise<Item[]>,
  now: Date,
): Promise<Settled[]> => entriesOf(await settle(tx, member, read, now), now);

function entriesOf({ rows, items }: { rows: Row[]; items: Item[] }, now: Date): Settled[] {
  const bySubject = new Map(items.map((item) => [item.subject, item]));
  return rows
    .filter((row) => !row.cancelled || now.getTime() - row.changed_at.getTime() < REMEMBERED)
    .map((row) => ({
      ...{ subject: row.subject, hash: row.told_hash },
      entry: entryOf(row, bySubject.get(row.subject)),
    }))
    .sort((a, b) => inTime(a.entry, b.entry));
}

const inTime = (a: Entry, b: Entry) =>
  a.startsAt.getTime() - b.startsAt.getTime() || (a.uid < b.uid ? -1 : 1);

const readRows = (db: Db, { forumId, personId }: Visitor): Promise<Row[]> =>
  db
    .selectFrom('calendar_entry')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .execute();

type Change = { row: Row | null; item: Item | null };

/** What is to be written: a row for something new, a change, an end. */
function changesOf(rows: readonly Row[], items: readonly Item[]): Change[] {
  const wanted = new Map(items.map((item) => [item.subject, item]));
  const known = new Set(rows.map(({ subject }) => subject));
  const fresh = items.filter(({ subject, off }) => !known.has(subject) && !off);
  return [
    ...fresh.map((item) => ({ row: null, item })),
    ...rows.flatMap((row): Change[] => {
      const item = wanted.get(row.subject) ?? null;
      const told = item ? hashOf(row.uid, item) : OFF;
      const same = told === row.told_hash && (!item || item.off || item.mine === row.mine);
      return same ? [] : [{ row, item }];
    }),
  ];
}

/** In turn with others who settle the same person's, as the feed and a mail may at once. */
async function settle(
  tx: Db,
  member: Visitor,
  read: (db: Db) => Promise<Item[]>,
  now: Date,
): Promise<{ rows: Row[]; items: Item[] }> {
  const turn = `calendar ${member.forumId} ${member.personId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(tx);
  const items = await read(tx);
  for (const { row, item } of changesOf(await readRows(tx, member), items))
    await (row ? retell(tx, row, item, now) : item && tell(tx, member, item, now));
  return { rows: await readRows(tx, member), items };
}

async function tell(tx: Db, { forumId, personId }: Visitor, item: Item, now: Date): Promise<void> {
  const uid = newId();
  await tx
    .insertInto('calendar_entry')
    .values({
      ...{ forum_id: forumId, person_id: personId, subject: item.subject, uid },
      ...{ kind: item.kind, mine: item.mine, told_hash: hashOf(uid, item) },
      ...{ starts_at: item.startsAt, ends_at: item.endsAt, changed_at: now },
    })
    .execute();
}

async function retell(tx: Db, row: Row, item: Item | null, now: Date): Promise<void> {
  const told = item ? hashOf(row.uid, item) : OFF;
  const changed = told !== row.told_hash;
  const off = told === OFF;
  const times = item && !off && { starts_at: item.startsAt, ends_at: item.endsAt };
  await tx
    .updateTable('calendar_entry')
    .set({
      ...{ told_hash: told, cancelled: off, mine: item?.mine ?? row.mine },
      ...(changed && { sequence: row.sequence + 1, changed_at: now }),
      ...times,
    })
    .where('forum_id', '=', row.forum_id)
    .where('person_id', '=', row.person_id)
    .where('subject', '=', row.subject)
    .execute();
}

/** What is off stands where it was told to be, and names nobody. */
function entryOf(row: Row, item: Item | undefined): Entry {
  const { uid, kind, mine, sequence, cancelled } = row;
  const common = { uid, kind, mine, sequence, cancelled, changedAt: row.changed_at };
  if (item && !cancelled) {
    const { startsAt, endsAt, summary, location, description, url } = item;
    return { ...common, startsAt, endsAt, summary, location, description, url };
  }
  const [startsAt, endsAt] = [row.starts_at, row.ends_at];
  const empty = { location: '', description: '', url: '' };
  return { ...common, ...empty, startsAt, endsAt, summary: t.cancelled[kind] };
}
