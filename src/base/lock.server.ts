import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A lock between processes, held by the operating system: whoever is killed has let go of it, so
 * there is no stale lock to guess about. (SQLite is used for its file locks alone; the file stays
 * empty.)
 */
export type Lock = { release(): void };

const BUSY = 5;
const BEGIN = { shared: 'begin; select count(*) from sqlite_schema', exclusive: 'begin exclusive' };

/**
 * Keeps held locks from being collected with the variable that named them. Global, because a
 * development server evaluates this file anew and forgets the old one, while its database is in use.
 */
const HELD = Symbol.for('plenary.locks');
const everywhere = globalThis as typeof globalThis & { [HELD]?: Set<Lock> };
everywhere[HELD] ??= new Set();
const held = everywhere[HELD];

/** @returns null while another process (or another caller here) holds it in a way that forbids this */
export function tryLock(file: string, mode: keyof typeof BEGIN): Lock | null {
  const handle = new DatabaseSync(file, { timeout: 0 });
  try {
    handle.exec(BEGIN[mode]);
  } catch (thrown) {
    handle.close();
    if ((thrown as { errcode?: number }).errcode === BUSY) return null;
    throw thrown;
  }
  const lock = { release: () => void (held.delete(lock) && handle.close()) };
  held.add(lock);
  return lock;
}

/** Waits for the lock; `waiting` is called once when it takes longer than a second. */
export async function lock(
  file: string,
  mode: keyof typeof BEGIN,
  waiting: () => void = () => {},
): Promise<Lock> {
  for (let round = 0; ; round++) {
    const taken = tryLock(file, mode);
    if (taken) return taken;
    if (round === 40) waiting();
    await sleep(25);
  }
}
