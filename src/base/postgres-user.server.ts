import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

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
  throw new Error(
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

/** Bits of Linux capabilities that let a user pass closed folders, the narrower first. */
const CAPABILITIES: [name: string, bit: bigint][] = [
  ['dac_read_search', 2n],
  ['dac_override', 1n],
];

/** A clone under /root: run as the user, with the one right of root to pass closed folders. */
function passThrough(user: { uid: number; gid: number }, folder: string): string[] {
  const own = ownCapabilities();
  const [capability] = CAPABILITIES.find(([, bit]) => (own >> bit) & 1n) ?? [];
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  if (!capability || !setpriv) {
    throw new Error(
      `PostgreSQL runs as another user than root, who may not enter ${folder}. ` +
        `Allow it (chmod o+x "${folder}"), or set DATA_DIR and the clone to a place open to all.`,
    );
  }
  return [
    setpriv,
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
}

function ownCapabilities(): bigint {
  if (!existsSync('/proc/self/status')) return 0n;
  const [, effective = '0'] =
    /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return BigInt(`0x${effective}`);
}
