/** Writes rows as they should be: what is missing is inserted, what differs updated, the rest left. */
import { isDeepStrictEqual } from 'node:util';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';

type TableName = keyof Schema;
export type Counts = { inserted: number; updated: number; removed: number };
export type Tables = Partial<Record<TableName, Counts>>;

const JSON_COLUMNS = new Set(['answers', 'questionnaire', 'findings']);
/** PostgreSQL takes 65,535 parameters in a statement. */
const MOST_PARAMETERS = 30_000;

export function count(tables: Tables, table: TableName, more: Partial<Counts>) {
  const before = tables[table] ?? { inserted: 0, updated: 0, removed: 0 };
  tables[table] = {
    inserted: before.inserted + (more.inserted ?? 0),
    updated: before.updated + (more.updated ?? 0),
    removed: before.removed + (more.removed ?? 0),
  };
}

/**
 * @param keys the table's primary key
 * @param stored rows there are, with at least the columns of `wanted`
 * @param wanted rows there should be; JSON columns as values, not as text
 * @param tables where it is counted
 */
export async function store<T extends TableName>(
  tx: Db,
  table: T,
  keys: readonly (keyof Schema[T] & string)[],
  stored: readonly Partial<Selectable<Schema[T]>>[],
  wanted: readonly Insertable<Schema[T]>[],
  tables: Tables,
): Promise<void> {
  const keyOf = (row: object) => JSON.stringify(keys.map((key) => Reflect.get(row, key)));
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  const differs = (row: Insertable<Schema[T]>) => {
    const old = before.get(keyOf(row)) ?? {};
    return Object.entries(row).some(
      ([column, value]) => !isDeepStrictEqual(Reflect.get(old, column), value),
    );
  };
  const fresh = wanted.filter((row) => !before.has(keyOf(row)));
  const changed = wanted.filter((row) => before.has(keyOf(row)) && differs(row));
  await upsert(tx, table, keys, [...fresh, ...changed]);
  count(tables, table, { inserted: fresh.length, updated: changed.length });
}

async function upsert<T extends TableName>(
  tx: Db,
  table: T,
  keys: readonly string[],
  rows: readonly Insertable<Schema[T]>[],
) {
  const columns = Object.keys(rows[0] ?? {});
  const others = columns.filter((column) => !keys.includes(column));
  const step = Math.floor(MOST_PARAMETERS / Math.max(1, columns.length));
  for (let at = 0; at < rows.length; at += step) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + step).map(written) as never)
      .onConflict((conflict) => {
        const same = conflict.columns(keys as never);
        if (others.length === 0) return same.doNothing();
        return same.doUpdateSet(
          ({ ref }) =>
            Object.fromEntries(
              others.map((column) => [column, ref(`excluded.${column}` as never)]),
            ) as never,
        );
      })
      .execute();
  }
}

const written = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      JSON_COLUMNS.has(column) ? JSON.stringify(value) : value,
    ]),
  );
