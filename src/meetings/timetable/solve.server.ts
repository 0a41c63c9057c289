/** The best timetable that time allows, looked for in a thread of its own. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#base/pdf.server.ts';
import type { Cost, Problem } from '#meetings/timetable/problem.ts';
import type { Found } from '#meetings/timetable/search.server.ts';

/** `bound`: no timetable has fewer breaks; of a changed plan, none that leaves out and moves as few meetings */
export type Progress = { best: { slots: number[]; cost: Cost } | null; bound: number };

/** `optimal`: nothing is better, proved · `feasible`: time was up · `infeasible`: proved · `unknown`: none found in time */
export type Solved = Progress & { status: 'optimal' | 'feasible' | 'infeasible' | 'unknown' };

/** `seconds` it may take · `signal`: ends it at once, with what is found by then */
export type Limits = {
  seconds: number;
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
};

const FILE = 'src/meetings/timetable/solve-worker.server.ts';

/**
 * Finds the timetable with the fewest breaks, or of a plan in force the one with the least change.
 * The same problem gives the same timetables in the same order; only where time cuts off differs.
 * @throws if the solver fails, which is a mistake of ours or a lack of memory
 */
export async function solveTimetable(
  problem: Problem,
  { seconds, signal, onProgress = () => {} }: Limits,
): Promise<Solved> {
  let progress: Progress = { best: null, bound: 0 };
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const worker = new Worker(join(projectRoot(), FILE), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  worker.on('message', (found: Found) => {
    if ('proved' in found) return resolve(true);
    progress =
      'bound' in found ? { ...progress, bound: found.bound } : { ...progress, best: found };
    onProgress(progress);
  });
  worker.once('error', reject);
  worker.once('exit', () => resolve(false));
  const stop = () => resolve(false);
  const clock = setTimeout(stop, seconds * 1000);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  worker.postMessage(problem);
  try {
    const proved = await promise;
    const { best, bound } = progress;
    if (!best) return { ...progress, status: proved ? 'infeasible' : 'unknown' };
    if (proved) return { best, bound: best.cost.breaks, status: 'optimal' };
    return { best, bound: Math.min(bound, best.cost.breaks), status: 'feasible' };
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
