import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from '#base/cannot-start.ts';

/** As whom PostgreSQL runs: `before` is put before its command line. */
export type PostgresUser = { uid: number; gid: number; before: string[] };

/**
 * PostgreSQL refuses to run as root. Not root: it runs as we do (null). Root: it runs as the owner
 * of an existing cluster, else as the user `postgres`, made when absent.
 *
 * @param cluster where the data is, or will be
 * @param places what that user must be able to reach, such as the binaries
 * @throws when a place is out of that user's reach and this machine has no way around it
 */
export function postgresUser(cluster: string, places: string[]): PostgresUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  const user = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : namedPostgres();
  const closed = places.map((place) => closedTo(user, place)).find((folder) => folder !== null);
  return { ...user, before: closed ? passThrough(user, closed) : [] };
}

function namedPostgres(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    makeUser();
    return { uid: id('-u'), gid: id('-g') };
  }
}

function makeUser(): void {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ];
  for (const [program = '', ...args] of ways) {
    try {
      execFileSync(program, args, { stdio: 'pipe' });
      return;
    } catch {} // the next way, or the error below
  }
  throw new CannotStart(
    'PostgreSQL does not run as root, and the user "postgres" could not be made. ' +
      'Make it (useradd --system postgres) or start Plenary as another user.',
  );
}

/** The first folder on the way to `place` that this user may not pass, or null. */
function closedTo(user: { uid: number; gid: number }, place: string): string | null {
  for (let folder = realpathSync(place); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & pass) === 0) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** Bits of Linux capabilities. The first two let a user pass closed folders, the narrower first. */
const CAPABILITY = { dac_read_search: 2n, dac_override: 1n, setpcap: 8n };

/**
 * A clone under /root: run as the user, with the one right of root to pass closed folders. (The
 * secure bit lets access(2), which PostgreSQL asks about its own programs, count that right.)
 */
function passThrough(user: { uid: number; gid: number }, closed: string): string[] {
  const own = ownCapabilities();
  const has = (name: keyof typeof CAPABILITY) => ((own >> CAPABILITY[name]) & 1n) === 1n;
  const wide = !statSync(closed).isDirectory(); // a program closed to others takes the wider right
  const right = !wide && has('dac_read_search') ? 'dac_read_search' : 'dac_override';
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  if (!setpriv || !has(right) || !has('setpcap')) {
    throw new CannotStart(
      `PostgreSQL runs as another user than root, who may not enter ${closed}. ` +
        `Allow it (chmod o+x "${closed}"), or set DATA_DIR and the clone to a place open to all.`,
    );
  }
  return [
    setpriv,
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${right}`,
    `--ambient-caps=+${right}`,
  ];
}

function ownCapabilities(): bigint {
  if (!existsSync('/proc/self/status')) return 0n;
  const [, effective = '0'] =
    /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return BigInt(`0x${effective}`);
}
