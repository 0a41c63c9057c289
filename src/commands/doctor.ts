import { accessSync, constants, existsSync, mkdirSync, readdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { verifyEditions } from '#report/seal.server.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { type House, MIGRATIONS, openHouse } from '../house.server.ts';
import { type Env, readEnv } from '../settings.ts';
import { type LoneCommand, Refusal } from './command.ts';
import { calls } from './doctor-calls.ts';
import { mail, push, sms } from './doctor-channels.ts';

/** `cure` says what to do when it is not ok; what is not `needed` may stay so. */
type Check = { name: string; ok: boolean; found: string; needed: boolean; cure?: string };
export type Finding = { ok: boolean; found: string; cure: string; needed?: boolean };

/** Looks at everything Plenary needs to run here. Exits 1 when something needed is not well. */
export const command: LoneCommand = {
  usage: 'doctor',
  async runAlone() {
    const env = readEnv(process.env);
    const checks = [
      check('node', node()),
      ...(await inHouse(env)),
      check('data folder', dataFolder(env)),
      check('disk', disk(env)),
      check('port', await port(env)),
      check('chromium', chromium()),
      check('mail', await mail(env)),
      check('text messages', sms(env)),
      check('calls', await calls(env)),
    ];
    const report = { ok: checks.every(({ ok, needed }) => ok || !needed), checks };
    if (!report.ok) throw new Refusal('Not well: see the cures.', report);
    return report;
  },
};

function check(name: string, { ok, found, cure, needed = true }: Finding): Check {
  return { name, ok, found, needed, ...(!ok && { cure }) };
}

function node(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= 24;
  return {
    ok,
    found: process.version,
    cure: 'Start by npm (npm run plenary), or install Node 24.',
  };
}

async function inHouse(env: Env): Promise<Check[]> {
  try {
    const house = await openHouse({ progress: () => {} });
    try {
      return [
        check('database', await database(house)),
        check('migrations', await migrations(house)),
        check('editions', await editions(house)),
        check('push', await push(house.db, env)),
      ];
    } finally {
      await house.close();
    }
  } catch (thrown) {
    const found = thrown instanceof Error ? thrown.message : String(thrown);
    const cure = 'Correct DATABASE_URL or start that server; for the embedded one, read its log.';
    return [check('database', { ok: false, found, cure })];
  }
}

/** Oldest PostgreSQL whose SQL we write. */
const OLDEST = 150_000;

async function database({ db }: House): Promise<Finding> {
  const { rows } = await sql<{ number: string; version: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version
  `.execute(db);
  const [{ number, version } = { number: '0', version: 'none' }] = rows;
  const ok = Number(number) >= OLDEST;
  return { ok, found: `PostgreSQL ${version}`, cure: 'Use PostgreSQL 15 or newer.' };
}

async function migrations({ db }: House): Promise<Finding> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(
    db,
  );
  const known = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  const strange = rows.map(({ name }) => name).filter((name) => !known.includes(name));
  return {
    ok: strange.length === 0,
    found: `${rows.length} applied${strange.length ? `, unknown here: ${strange.join(', ')}` : ''}`,
    cure: 'This database was made by a newer Plenary: update this clone.',
  };
}

/** Whether every edition of every forum is still what was published. */
async function editions({ db }: House): Promise<Finding> {
  const forums = await db.selectFrom('forum').select(['id', 'key']).orderBy('key').execute();
  const checked = await Promise.all(
    forums.map(async ({ id, key }) =>
      (await verifyEditions(db, { forumId: id })).map((each) => ({ ...each, key })),
    ),
  );
  const bad = checked.flat().filter(({ faults }) => faults.length > 0);
  const said = bad.map(
    ({ key, number, faults }) => `${key} ${number ?? '?'}: ${faults.join(', ')}`,
  );
  return {
    ok: bad.length === 0,
    found: bad.length > 0 ? said.join('; ') : `${checked.flat().length} as published`,
    cure: 'Take those editions down, and restore a backup from before they were changed.',
  };
}

function dataFolder({ DATA_DIR }: Env): Finding {
  const folder = resolve(DATA_DIR);
  const cure = `Let this user write ${folder}, or set DATA_DIR.`;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return { ok: true, found: folder, cure };
  } catch {
    return { ok: false, found: `${folder} can't be written`, cure };
  }
}

const ROOM_MB = 500;

function disk({ DATA_DIR }: Env): Finding {
  const { bavail, bsize } = statfsSync(existsSync(DATA_DIR) ? DATA_DIR : '.');
  const free = Math.floor((bavail * bsize) / 1024 ** 2);
  const cure = `Free some space: the database wants ${ROOM_MB} MB in hand.`;
  return { ok: free >= ROOM_MB, found: `${free} MB free`, cure };
}

async function port({ PORT }: Env): Promise<Finding> {
  const cure = `Stop the program there, or choose another: PORT=${PORT + 1} npm start`;
  if (await isFree(PORT)) return { ok: true, found: `${PORT} is free`, cure };
  const ours = await fetch(`http://localhost:${PORT}/healthz`).then(
    async (response) => (await response.text()) === 'ok\n',
    () => false,
  );
  const found = ours ? `Plenary runs on ${PORT}` : `${PORT} is taken by another program`;
  return { ok: ours, found, cure };
}

function isFree(number: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer().once('error', () => done(false));
    probe.listen(number, () => probe.close(() => done(true)));
  });
}

function chromium(): Finding {
  const path = findChromium();
  const cure = 'For the browser tests alone: install Chromium, or set CHROMIUM to its path.';
  return { ok: path !== null, found: path ?? 'none', cure, needed: false };
}
