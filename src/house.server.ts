/** The database of this house, opened and up to date: for the server, commands and scripts. */
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { joinCluster } from '#base/embedded-postgres.server.ts';
import { migrate, openDatabase } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { readEnv } from './settings.ts';

export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

export type House = { db: Kysely<Schema>; url: string; close(): Promise<void> };

/**
 * Opens DATABASE_URL, or else the embedded database of DATA_DIR, and brings it up to date.
 *
 * @returns `close` ends the pool and leaves the embedded database, which stops with its last user
 * @throws in words for whoever runs the machine
 */
export async function openHouse(opening: { progress(line: string): void }): Promise<House> {
  const env = readEnv(process.env);
  const cluster = env.DATABASE_URL
    ? { url: env.DATABASE_URL, close: async () => {} }
    : await joinCluster(env.DATA_DIR, opening);
  try {
    const applied = await migrate(cluster.url, MIGRATIONS);
    if (applied.length > 0) opening.progress(`Database brought up to date: ${applied.join(', ')}`);
  } catch (thrown) {
    await cluster.close();
    throw thrown;
  }
  const db = openDatabase(cluster.url);
  const close = async () => {
    await db.destroy();
    await cluster.close();
  };
  return { db, url: cluster.url, close };
}
