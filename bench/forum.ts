/** Import and figures, on the embedded database as it runs for everyone (fsync on). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readLiveFigures } from '#report/figures.server.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importIn } from '#research/import.server.ts';
import { openHouse } from '../src/house.server.ts';
import type { Measure } from './bench.ts';

const FOLDER = new URL('../demo/police-forum-2024', import.meta.url).pathname;
const KEY = 'police-forum-2024';
const ROUNDS = 21;

export async function benchForum(): Promise<Measure[]> {
  const data = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
  process.env.DATA_DIR = data;
  const house = await openHouse({ progress: () => {} });
  try {
    const started = performance.now();
    const bundle = await readFolder(FOLDER);
    if ('refused' in bundle) throw new Error(`No demo forum in ${FOLDER}`);
    const tx = house.db.transaction();
    await tx.execute((inside) => importIn(inside, operator(), bundle, new Date()));
    const importing = (performance.now() - started) / 1000;

    const organiser = await organiserFor(house.db, operator(), KEY);
    if (!organiser) throw new Error('The demo forum was not imported');
    const figures = await median(() => readLiveFigures(house.db, organiser, null));
    return [
      { what: 'Import of the demo forum', value: importing, unit: 's', aim: 1 },
      { what: 'All its figures', value: figures, unit: 'ms', aim: 20 },
    ];
  } finally {
    await house.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** @returns milliseconds of the round in the middle */
async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}
