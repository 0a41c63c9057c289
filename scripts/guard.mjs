// One install or build at a time in a clone, also when two starts meet and when one is killed.

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository, say } from './run.mjs';

const BEAT_MS = 2000;
/** A holder that has not touched its lock for so long is dead, whoever has its number now. */
const DEAD_MS = 20_000;

/** Runs `work` while no other process runs anything guarded in this clone. */
export async function guarded(work) {
  const lock = lockFile();
  for (let told = false; !take(lock); await sleep(200)) {
    if (isStale(lock)) clear(lock);
    else if (!told) say('Waiting for another start of Plenary that installs or builds…');
    told = true;
  }
  const beat = setInterval(() => touch(lock), BEAT_MS);
  const leave = () => fs.rmSync(lock, { force: true });
  process.once('exit', leave);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', leave);
    leave();
  }
}

/** In the clone, or beside it when the clone belongs to another user. */
function lockFile() {
  try {
    fs.mkdirSync(join(repository, '.tmp'), { recursive: true });
    fs.accessSync(join(repository, '.tmp'), fs.constants.W_OK);
    return join(repository, '.tmp', 'launch.lock');
  } catch {
    const name = createHash('sha256').update(repository).digest('hex').slice(0, 16);
    return join(tmpdir(), `plenary-launch-${process.getuid?.() ?? 0}-${name}.lock`);
  }
}

/** The lock appears with its content, so nobody can read a half-written one. */
function take(lock) {
  const mine = `${lock}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, lock);
    return true;
  } catch (thrown) {
    if (thrown.code === 'EEXIST') return false;
    throw thrown;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function isStale(lock) {
  try {
    const { mtimeMs } = fs.statSync(lock);
    if (Date.now() - mtimeMs > DEAD_MS) return true;
    process.kill(Number(fs.readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (thrown) {
    return thrown.code === 'ESRCH';
  }
}

/** Moved aside first: of two that find it stale, one moves it and the other finds nothing. */
function clear(lock) {
  const aside = `${lock}.stale-${process.pid}`;
  try {
    fs.renameSync(lock, aside);
    fs.rmSync(aside, { force: true });
  } catch {} // someone else did
}

function touch(lock) {
  try {
    fs.utimesSync(lock, new Date(), new Date());
  } catch {} // the next beat will
}
