/** One running PostgreSQL: found, started, waited for and stopped by its folder. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '#base/cannot-start.ts';
import { type Place, runProgram, whyNot } from '#base/postgres-place.server.ts';

type Postmaster = { pid: number; socketDir: string; status: string };

/** The server that owns this cluster now; a pid file left by a crash or a reboot counts for nothing. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = pidFileOf(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !commandLineOf(pid).includes(cluster)) return null;
  return { pid, socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() };
}

/** Its lines, or null: one that ends takes its file away at any moment, also between two looks. */
function pidFileOf(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

/** Empty for no such process and for a dead one that nobody buried. */
function commandLineOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', `${pid}`], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch {
    return '';
  }
}

/** The log starts anew, at a start, beyond so many bytes. */
const LOG_LIMIT = 5_000_000;
const START_LIMIT_MS = 120_000;

/** Starts PostgreSQL on this cluster, on a unix socket alone; the caller knows that none runs. */
export function startPostmaster(
  place: Place,
  socketDir: string,
  settings: Record<string, string>,
): ChildProcess {
  forgetStranger(place.cluster);
  if (statSync(place.log).size > LOG_LIMIT) truncateSync(place.log);
  const all = { ...settings, listen_addresses: '', unix_socket_permissions: '0700' };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', place.cluster, '-k', socketDir, '-p', '5432', ...options];
  const starting = runProgram(place, place.binaries.postgres, args);
  starting.unref();
  return starting;
}

/** A pid file whose number is some other program now would keep PostgreSQL from starting. */
function forgetStranger(cluster: string): void {
  const lines = pidFileOf(cluster);
  if (lines && commandLineOf(Number(lines[0])) !== '')
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/**
 * Waits until the cluster answers at `url`, through start and recovery.
 * @param starting the process that was started for it, or null when it ran before
 */
export async function awaitAnswer(
  place: Place,
  starting: ChildProcess | null,
  url: string,
  progress: (line: string) => void,
): Promise<void> {
  const started = Date.now();
  for (let told = false; ; await sleep(20)) {
    const failure = await knock(url);
    if (!failure) return;
    const waited = Date.now() - started;
    if (waited > 3000 && !told) progress('The database is recovering from a sudden stop…');
    told ||= waited > 3000;
    const gone = starting ? hasEnded(starting) : !findPostmaster(place.cluster);
    if (gone || waited > START_LIMIT_MS) throw new CannotStart(whyNot(place, failure.message));
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null;

async function knock(url: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (thrown) {
    return thrown as Error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Asks it to end (open connections are cut, everything confirmed is kept); waits until it has. */
export async function stopPostmaster(cluster: string): Promise<void> {
  const started = Date.now();
  for (let asked = ''; ; await sleep(10)) {
    const postmaster = findPostmaster(cluster);
    if (!postmaster) return;
    const signal = Date.now() - started > 15_000 ? 'SIGQUIT' : 'SIGINT';
    if (asked !== signal) signalPostmaster(postmaster, signal);
    asked = signal;
  }
}

export function signalPostmaster({ pid }: { pid: number }, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {} // gone meanwhile
}
