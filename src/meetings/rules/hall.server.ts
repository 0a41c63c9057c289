/** The tables of a forum: how many, in which zones they stand, and when one can't be used. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { ruleChanged } from '#meetings/rules/rules-change.server.ts';
import type { Span } from '#meetings/task.ts';

export const MOST_TABLES = 999;

export type LostTable = Span & { id: string; table: number };
export type Hall = {
  tables: number;
  /** in order of their names; tables in none of them stand together */
  zones: { zone: string; tables: number[] }[];
  lost: LostTable[];
};

const tablesOf = async (db: Db, forumId: string) =>
  (
    await db
      .selectFrom('forum')
      .select('table_count')
      .where('id', '=', forumId)
      .executeTakeFirstOrThrow()
  ).table_count;

export async function readHall(db: Db, forumId: string): Promise<Hall> {
  const places = await db
    .selectFrom('table_place')
    .select(['table_number', 'zone'])
    .where('forum_id', '=', forumId)
    .orderBy('zone')
    .orderBy('table_number')
    .execute();
  const lost = await db
    .selectFrom('lost_table')
    .select(['id', 'table_number as table', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .orderBy('starts_at')
    .orderBy('table_number')
    .execute();
  const zones = Map.groupBy(places, ({ zone }) => zone);
  return {
    tables: await tablesOf(db, forumId),
    zones: [...zones].map(([zone, rows]) => ({
      zone,
      tables: rows.map(({ table_number }) => table_number),
    })),
    lost,
  };
}

export type Counted = { tables: number } | { refused: 'out-of-range' | 'own-table' };

/** How many tables there are. Fewer than a client's own table needs is refused. */
export async function countTables(
  db: Db,
  { forumId }: Organiser,
  tables: number,
  now: Date,
): Promise<Counted> {
  if (!Number.isInteger(tables) || tables < 1 || tables > MOST_TABLES)
    return { refused: 'out-of-range' };
  return db.transaction().execute(async (tx): Promise<Counted> => {
    const owner = await tx
      .selectFrom('client')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('table_number', '>', tables)
      .executeTakeFirst();
    if (owner) return { refused: 'own-table' };
    await tx.updateTable('forum').set({ table_count: tables }).where('id', '=', forumId).execute();
    await tx
      .deleteFrom('table_place')
      .where('forum_id', '=', forumId)
      .where('table_number', '>', tables)
      .execute();
    await ruleChanged(tx, forumId, now);
    return { tables };
  });
}

/**
 * Puts tables into a zone; '' takes them out of theirs.
 * @param zone at most 40 letters
 */
export async function placeTables(
  db: Db,
  { forumId }: Organiser,
  { zone, tables }: { zone: string; tables: readonly number[] },
  now: Date,
): Promise<{ placed: number } | { refused: 'no-such-table' | 'too-long' }> {
  const name = zone.trim();
  if (name.length > 40) return { refused: 'too-long' };
  return db.transaction().execute(async (tx) => {
    const count = await tablesOf(tx, forumId);
    if (tables.length === 0 || tables.some((table) => table < 1 || table > count))
      return { refused: 'no-such-table' as const };
    await tx
      .deleteFrom('table_place')
      .where('forum_id', '=', forumId)
      .where('table_number', 'in', tables)
      .execute();
    if (name !== '')
      await tx
        .insertInto('table_place')
        .values(
          [...new Set(tables)].map((table_number) => ({
            ...{ forum_id: forumId, table_number, zone: name },
          })),
        )
        .execute();
    await ruleChanged(tx, forumId, now);
    return { placed: tables.length };
  });
}

/** A table that can't be used for a while. A published plan keeps its meetings; the board marks them. */
export async function loseTable(
  db: Db,
  { forumId }: Organiser,
  { table, startsAt, endsAt }: Span & { table: number },
  now: Date,
): Promise<{ lost: string } | { refused: 'no-such-table' | 'ends-before-it-starts' }> {
  if (endsAt <= startsAt) return { refused: 'ends-before-it-starts' };
  return db.transaction().execute(async (tx) => {
    if (table < 1 || table > (await tablesOf(tx, forumId)))
      return { refused: 'no-such-table' as const };
    const id = newId();
    await tx
      .insertInto('lost_table')
      .values({
        ...{ forum_id: forumId, id, table_number: table },
        ...{ starts_at: startsAt, ends_at: endsAt, made_at: now },
      })
      .execute();
    await ruleChanged(tx, forumId, now);
    return { lost: id };
  });
}

/** The table is there again, or was never gone. */
export async function bringTableBack(
  db: Db,
  { forumId }: Organiser,
  id: string,
  now: Date,
): Promise<{ back: true } | { refused: 'not-there' }> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('lost_table')
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return { refused: 'not-there' as const };
    await ruleChanged(tx, forumId, now);
    return { back: true as const };
  });
}
