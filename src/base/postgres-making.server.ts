/** Making the cluster and the database in it, whole or not at all. */
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { CannotStart } from '#base/cannot-start.ts';
import { type Place, runProgram, whyNot } from '#base/postgres-place.server.ts';

/**
 * Makes the cluster where there is none, beside its place and moved there when complete, so that
 * a killed start leaves nothing half made. Its locale knows every alphabet and sorts alike
 * everywhere.
 */
export async function makeCluster(place: Place, progress: (line: string) => void): Promise<void> {
  if (existsSync(place.cluster)) return;
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith('making-')) rmSync(join(place.folder, name), { recursive: true });
  }
  progress('Making the database…');
  const making = join(place.folder, `making-${process.pid}`);
  const child = runProgram(place, place.binaries.initdb, [
    ...['--pgdata', making, '--username', 'plenary', '--auth', 'trust', '--encoding', 'UTF8'],
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--no-instructions', '--set', 'timezone=UTC', '--set', 'log_timezone=UTC'],
  ]);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new CannotStart(whyNot(place, 'its files could not be made'));
  renameSync(making, place.cluster);
}

const DUPLICATE_DATABASE = '42P04';

export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (thrown) {
    if ((thrown as { code?: string }).code !== DUPLICATE_DATABASE) throw thrown;
  } finally {
    await client.end();
  }
}
