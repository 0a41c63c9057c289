/** A server with the demo forum on data of its own, for the length of a measurement. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { openHouse } from '../src/house.server.ts';
import { startServer } from '../test/browser/server.ts';

export type Served = { db: Kysely<Schema>; origin: string; pid: number };

export async function withServer<T>(
  work: (served: Served) => Promise<T>,
  environment: Record<string, string> = {},
): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
  process.env.DATA_DIR = data;
  const server = await startServer({ DATA_DIR: data, ...environment });
  const house = await openHouse({ progress: () => {} });
  try {
    return await work({ db: house.db, origin: server.origin, pid: server.pid });
  } finally {
    await house.close();
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
