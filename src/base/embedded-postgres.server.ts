/**
 * PostgreSQL as a part of the app: its programs come with npm, its data lies under DATA_DIR, and
 * nobody starts or stops it. Several processes may share one (a server and the command line):
 * the first in starts it, the last out stops it, and one left running by a kill is taken over.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Lock, lock, tryLock } from '#base/lock.server.ts';
import { ensureDatabase, makeCluster } from '#base/postgres-making.server.ts';
import { type Place, preparePlace, socketFolder } from '#base/postgres-place.server.ts';
import {
  awaitAnswer,
  findPostmaster,
  signalPostmaster,
  startPostmaster,
  stopPostmaster,
} from '#base/postmaster.server.ts';

export type Cluster = { url: string; close(): Promise<void> };
export type Joining = {
  progress(line: string): void;
  /** settings of PostgreSQL for the one who starts it */
  settings?: Record<string, string>;
};

/**
 * Joins the cluster of `dataDir`, making and starting it where needed.
 *
 * @returns `url` of the database `plenary` in it; `close` leaves it, and stops it as the last one
 * @throws in words for whoever runs the machine, when it can't be made or started
 */
export async function joinCluster(dataDir: string, joining: Joining): Promise<Cluster> {
  const place = preparePlace(dataDir);
  const gate = await lock(place.gate, 'exclusive', () =>
    joining.progress('Waiting for another start of Plenary on the same data…'),
  );
  try {
    const lease = await lock(place.lease, 'shared');
    const close = leaving(place, lease, gate);
    try {
      return { url: await open(place, joining), close };
    } catch (thrown) {
      await letGo(place, lease);
      throw thrown;
    }
  } finally {
    gate.release();
  }
}

async function open(place: Place, joining: Joining): Promise<string> {
  await makeCluster(place, joining.progress);
  const socketDir = await startOrFind(place, joining);
  await ensureDatabase(urlOf(socketDir, 'postgres'), 'plenary');
  return urlOf(socketDir, 'plenary');
}

const ATTEMPTS = 40;

/**
 * One that dies while we look is started anew; after a kill its workers may need a moment to be
 * gone, and until then PostgreSQL rightly refuses to start a second set on the same files.
 */
async function startOrFind(place: Place, { progress, settings = {} }: Joining): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    if (findPostmaster(place.cluster)?.status === 'stopping') await stopPostmaster(place.cluster);
    const running = findPostmaster(place.cluster);
    const socketDir = running?.socketDir || socketFolder(place);
    const starting = running ? null : startPostmaster(place, socketDir, settings);
    try {
      await awaitAnswer(place, starting, urlOf(socketDir, 'postgres'), progress);
      return socketDir;
    } catch (thrown) {
      const passing = !starting || /pre-existing shared memory/.test(String(thrown));
      if (!passing || attempt === ATTEMPTS) throw thrown;
      await sleep(250);
    }
  }
}

const urlOf = (socketDir: string, database: string) =>
  `postgresql://plenary@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}&sslmode=disable`;

/** The way out: taken by `close`, or in haste when the process ends without it. */
function leaving(place: Place, lease: Lock, joining: Lock): () => Promise<void> {
  const inHaste = () => {
    joining.release();
    leaveInHaste(place, lease);
  };
  process.once('exit', inHaste);
  let left = false;
  return async () => {
    if (left) return;
    left = true;
    const gate = await lock(place.gate, 'exclusive');
    try {
      await letGo(place, lease);
    } finally {
      gate.release();
      process.off('exit', inHaste);
    }
  };
}

/** With the gate held. */
async function letGo(place: Place, lease: Lock): Promise<void> {
  lease.release();
  const alone = tryLock(place.lease, 'exclusive');
  if (alone) await stopPostmaster(place.cluster);
  alone?.release();
}

/** An ending process can't wait for promises: tell PostgreSQL to stop and go. */
function leaveInHaste(place: Place, lease: Lock): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  let gate = tryLock(place.gate, 'exclusive');
  for (let round = 0; !gate && round < 40; round++) {
    Atomics.wait(pause, 0, 0, 25);
    gate = tryLock(place.gate, 'exclusive');
  }
  lease.release();
  const postmaster = tryLock(place.lease, 'exclusive') && findPostmaster(place.cluster);
  if (postmaster) signalPostmaster(postmaster, 'SIGINT');
}
