/** Workbooks (XLSX), opened in a thread of their own: a hostile one costs nobody else time or memory. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#base/pdf.server.ts';
import type { Row } from '#base/table.ts';
import { zipFault } from '#base/zip.server.ts';

/** A workbook may unpack to this much, in bytes. */
const MOST_UNPACKED = 40_000_000;
/** What opening one may cost: memory of the thread in MB, and milliseconds. */
const MOST_MEMORY = 384;
const MOST_TIME = 15_000;

/** @returns its rows as text, in the order of the file; `too-large` also for what takes too long */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<Row[] | 'too-large' | 'broken-workbook'> {
  const fault = zipFault(bytes, MOST_UNPACKED);
  if (fault) return fault === 'broken' ? 'broken-workbook' : fault;
  const worker = new Worker(join(projectRoot(), 'src/base/workbook-worker.server.ts'), {
    workerData: bytes,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  const timer = setTimeout(() => worker.terminate(), MOST_TIME);
  return new Promise((resolve, reject) => {
    worker.once('message', (rows: Row[] | null) => resolve(rows ?? 'broken-workbook'));
    worker.once('error', (error: Error & { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('too-large') : reject(error),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve('too-large'); // unless it has answered before
    });
  });
}
