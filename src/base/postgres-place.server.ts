/** The folder `DATA_DIR/postgres`: what lies where in it, to whom it belongs, programs run for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotStart } from '#base/cannot-start.ts';
import { type Binaries, postgresBinaries } from '#base/postgres-binaries.server.ts';
import { type PostgresUser, postgresUser } from '#base/postgres-user.server.ts';

export type Place = {
  folder: string;
  /** PGDATA; there if and only if it was made completely */
  cluster: string;
  log: string;
  /** locked for the moment of coming and going */
  gate: string;
  /** locked, shared, by everyone who uses the cluster */
  lease: string;
  user: PostgresUser | null;
  binaries: Binaries;
};

/** @throws when the folder belongs to someone else, or PostgreSQL can't be run here */
export function preparePlace(dataDir: string): Place {
  const above = resolve(dataDir);
  const folder = join(above, 'postgres');
  try {
    fs.mkdirSync(folder, { recursive: true });
    const real = fs.realpathSync(folder);
    const [cluster, lib] = [join(real, 'cluster'), join(real, 'lib')];
    const binaries = postgresBinaries(lib);
    const user = postgresUser(cluster, [join(real, '..'), binaries.postgres]);
    makePrivate(real, user);
    const [gate, lease, log] = ['gate', 'lease', 'log'].map((name) => {
      fs.closeSync(fs.openSync(join(real, name), 'a', 0o600));
      if (user) fs.chownSync(join(real, name), user.uid, user.gid);
      return join(real, name);
    }) as [string, string, string];
    return { folder: real, cluster, log, gate, lease, user, binaries };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw thrown;
    throw new CannotStart(
      `${folder} can't be used: it belongs to another user. ` +
        'Start as that user, or set DATA_DIR to a folder of your own.',
    );
  }
}

function makePrivate(folder: string, user: PostgresUser | null): void {
  if (user) fs.chownSync(folder, user.uid, user.gid);
  fs.chmodSync(folder, 0o700);
}

/** Longest path of a socket that every system takes, in bytes. */
const SOCKET_LIMIT = 103;

/** Where the socket lies: in the place itself, or in a short private folder when that is too deep. */
export function socketFolder({ folder, user }: Place): string {
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= SOCKET_LIMIT) return folder;
  const name = `plenary-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const short = join(tmpdir().length > 60 ? '/tmp' : tmpdir(), name);
  fs.mkdirSync(short, { recursive: true, mode: 0o700 });
  const { uid } = fs.lstatSync(short);
  if (!fs.lstatSync(short).isDirectory() || ![process.getuid?.(), user?.uid].includes(uid)) {
    throw new CannotStart(
      `${short} belongs to someone else. Remove it, or set a shorter DATA_DIR.`,
    );
  }
  makePrivate(short, user);
  return short;
}

/**
 * Runs a program of PostgreSQL as its user, out of reach of the terminal's Ctrl-C. Settings of
 * another PostgreSQL in our environment (PGPORT, PGDATA) must not steer this one.
 */
export function runProgram(place: Place, program: string, args: string[]): ChildProcess {
  const { user, binaries } = place;
  const [command = program, ...rest] = [...(user?.before ?? []), program, ...args];
  const log = fs.openSync(place.log, 'a');
  const own = user && user.before.length === 0 ? { uid: user.uid, gid: user.gid } : {};
  try {
    const child = spawn(command, rest, {
      ...own,
      cwd: place.folder,
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', ...binaries.env },
    });
    child.on('error', () => {}); // no such program: it ends at once, and the log's reader says so
    return child;
  } finally {
    fs.closeSync(log);
  }
}

export function whyNot(place: Place, reason: string): string {
  const log = fs.existsSync(place.log) ? fs.readFileSync(place.log, 'utf8') : '';
  const tail = log.trim().split('\n').slice(-8).join('\n');
  return `The embedded database did not start (${reason}). Its log, ${place.log}, ends:\n${tail}`;
}
