/**
 * A database of its own for a test: `await using house = await testHouse()`.
 *
 * Test files run as processes side by side; all share one cluster, kept by test/cluster.ts, which
 * begins with the first of them and clears itself away after the last.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { openDatabase } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { MIGRATIONS } from '../src/house.server.ts';

export type TestHouse = { db: Kysely<Schema>; url: string; [Symbol.asyncDispose](): Promise<void> };

/** A fresh migrated database, gone at the end of the block. */
export async function testHouse(): Promise<TestHouse> {
  template ??= meetCluster();
  return cloneHouse(await template);
}
let template: Promise<string> | undefined;

/** A copy of the database at `from`, to which nobody may be connected. */
export async function cloneHouse(from: string): Promise<TestHouse> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const source = new URL(from).pathname.slice(1);
  await administer(from, `create database ${name} template ${source} strategy file_copy`);
  const url = inDatabase(from, name);
  const db = openDatabase(url);
  return {
    db,
    url,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await administer(from, `drop database ${name} with (force)`);
    },
  };
}

/** The address of a database that holds the demo forum, made once for all, to be cloned. */
export async function demoTemplate(): Promise<string> {
  template ??= meetCluster();
  const house = await template;
  const url = inDatabase(house, 'demo_house');
  const client = new pg.Client({ connectionString: inDatabase(house, 'postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    const made = await client.query("select from pg_database where datname = 'demo_house'");
    if (!made.rowCount) await makeDemo(client, url);
  } finally {
    await client.end();
  }
  return url;
}

/** Made under another name first: a killed run leaves no half a demo. */
async function makeDemo(client: pg.Client, url: string): Promise<void> {
  await client.query('drop database if exists demo_making');
  await client.query('create database demo_making template template_house');
  const { loadDemo } = await import('../src/demo.server.ts');
  const db = openDatabase(inDatabase(url, 'demo_making'));
  await loadDemo(db, new Date(), () => {}).finally(() => db.destroy());
  await client.query('alter database demo_making rename to demo_house');
}

/** The same cluster's address with another database in it. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(url, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Where the test processes of this checkout, with these migrations, meet their cluster. */
export function meetingPlace(): string {
  const known = createHash('sha256').update(MIGRATIONS).update(String(process.getuid?.()));
  for (const name of readdirSync(MIGRATIONS).sort()) {
    known.update(readFileSync(join(MIGRATIONS, name)));
  }
  return join(tmpdir(), `plenary-test-${known.digest('hex').slice(0, 12)}.sock`);
}

const START_LIMIT_MS = 90_000;

/** Asks the keeper of the cluster for the template's address; staying connected keeps it. */
async function meetCluster(): Promise<string> {
  const place = meetingPlace();
  const started = Date.now();
  for (let asked = 0; Date.now() - started < START_LIMIT_MS; await sleep(50)) {
    const answer = await ask(place);
    if (answer) return answer;
    if (Date.now() - asked > 10_000) {
      startKeeper();
      asked = Date.now();
    }
  }
  throw new Error(`The test database did not start; try: node ${KEEPER}`);
}

const KEEPER = fileURLToPath(new URL('./cluster.ts', import.meta.url));

function startKeeper(): void {
  spawn(process.execPath, [KEEPER], { detached: true, stdio: 'ignore' }).unref();
}

/** @returns null when nobody keeps a cluster there */
function ask(place: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket: Socket = connect(place);
    socket.setEncoding('utf8').on('error', () => resolve(null));
    socket.on('close', () => resolve(null));
    socket.once('data', (line) => {
      socket.unref();
      resolve(String(line).trim());
    });
  });
}
