import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { keepingPool } from '#db/keeping-pool.server.ts';
import type { Schema } from '#db/schema.ts';

/** The database or a transaction in it: the first argument of every act and read. */
export type Db = Kysely<Schema> | Transaction<Schema>;

const INT8 = 20;
/** bigint columns hold money in whole units and ordinals, all below 2^53. */
pg.types.setTypeParser(INT8, Number);

const urls = new WeakMap<Db, string>();

/** Where an opened database lies, for the one connection that must stay open to listen. */
export const urlOf = (db: Db): string | undefined => urls.get(db);

/** Opens a pool on a PostgreSQL ≥ 15. `url` may name a unix socket: `postgresql:///plenary?host=/path`. */
export function openDatabase(url: string): Kysely<Schema> {
  const pool = new pg.Pool({ connectionString: url, max: 10, pipeline: true });
  pool.on('error', () => {}); // an idle connection that died is replaced at its next use
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: keepingPool(pool) }) });
  urls.set(db, url);
  return db;
}

/** A number all migrating processes agree on, so that they take turns. */
const MIGRATION_LOCK = 727_201;

/**
 * Applies the files of `folder` that this database has not seen, in order of their names, all in
 * one transaction: a killed upgrade leaves the old version whole.
 *
 * @returns names of the files applied
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    await connection.query('begin');
    await connection.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await connection.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const seen = await connection.query<{ name: string }>('select name from migration');
    const applied = new Set(seen.rows.map(({ name }) => name));
    const fresh = readdirSync(folder)
      .filter((name) => name.endsWith('.sql') && !applied.has(name))
      .sort();
    for (const name of fresh) {
      await connection.query(readFileSync(join(folder, name), 'utf8'));
      await connection.query('insert into migration (name) values ($1)', [name]);
    }
    await connection.query('commit');
    return fresh;
  } finally {
    await connection.end();
  }
}
