/** The threads in which plans are searched: kept for the next search, as many as there are processors to spare. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#base/pdf.server.ts';

const FILE = 'src/meetings/planner/planner-worker.server.ts';
/** One for each processor but the one that answers everybody else. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);

const idle = new Set<Worker>();
const waiting: (() => void)[] = [];
let taken = 0;

async function turn(): Promise<void> {
  if (taken < AT_ONCE) taken++;
  else await new Promise<void>((begin) => waiting.push(begin));
}

function over(): void {
  const next = waiting.shift();
  if (next) next();
  else taken--;
}

function open(): Worker {
  const [kept] = idle;
  if (!kept)
    return new Worker(join(projectRoot(), FILE), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
  idle.delete(kept);
  silence(kept);
  kept.ref();
  return kept;
}

/** Takes away the listeners that searches put there, and no other: the thread has its own. */
function silence(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

/** Idle, it keeps no process alive. */
function keep(worker: Worker): void {
  silence(worker);
  worker.on('error', () => {});
  worker.on('exit', () => idle.delete(worker));
  worker.unref();
  idle.add(worker);
}

/**
 * Lends a thread to a job, in turn.
 * @param job says whether the thread is fit for another one; if it fails, the thread is not
 */
export async function inThread<T>(
  job: (worker: Worker) => Promise<{ result: T; fit: boolean }>,
): Promise<T> {
  await turn();
  const worker = open();
  let fit = false;
  try {
    const done = await job(worker);
    fit = done.fit;
    return done.result;
  } finally {
    if (fit) keep(worker);
    else {
      silence(worker);
      worker.on('error', () => {}); // what it says on its way out concerns nobody
      await worker.terminate();
    }
    over();
  }
}
