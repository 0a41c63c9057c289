/** Plans in a thread: a search holds up nobody, says how far it is, and can be stopped. */
import type { Worker } from 'node:worker_threads';
import type { Plan } from '#meetings/plan.ts';
import { inThread } from '#meetings/planner/planner-threads.server.ts';
import type { Task } from '#meetings/task.ts';

/** What travels to the thread and back. `flag`: one Int32; not 0 once the search is to end. */
export type PlanOrder = { task: Task; milliseconds: number | null; flag: SharedArrayBuffer };
export type PlanAnswer = { soFar: Plan } | { plan: Plan };

export type PlannerOptions = {
  /** the search ends after so many; null: when it has nothing better to try */
  seconds: number | null;
  /** ends the search: the best plan so far comes back */
  signal?: AbortSignal;
  /** the best plan so far, when there is a better one, a few times a second at most */
  onProgress?(soFar: Plan): void;
};

/** Told to end, the search has so long (ms) before the best plan so far is taken as it is. */
const GRACE = 1_500;

/**
 * Plans the task as `plan` of plan.ts does, in a thread. Without `seconds` and unstopped, the same
 * task gives the same plan. Searches take turns where there are more of them than processors.
 *
 * @throws with the reason where the planner fails
 */
export const runPlanner = (task: Task, options: PlannerOptions): Promise<Plan> =>
  inThread((worker) => search(worker, task, options));

/** `fit`: the search ended by itself, so its thread can take another */
type Found = { result: Plan; fit: boolean };

function search(worker: Worker, task: Task, { seconds, signal, onProgress }: PlannerOptions) {
  const flag = new SharedArrayBuffer(4);
  const milliseconds = seconds === null ? null : seconds * 1000;
  const timers: NodeJS.Timeout[] = [];
  let best: Plan | null = null;
  let late = false;
  const stop = () => Atomics.store(new Int32Array(flag), 0, 1);

  return new Promise<Found>((resolve, reject) => {
    const patience = () => {
      late = true;
      if (best) resolve({ result: best, fit: false }); // or else the first one, when it comes
    };
    const wait = (time: number) => timers.push(setTimeout(patience, time + GRACE));
    if (milliseconds !== null) wait(milliseconds);
    const end = () => {
      stop();
      wait(0);
    };
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();

    worker.on('message', (answer: PlanAnswer) => {
      if ('plan' in answer) return resolve({ result: answer.plan, fit: true });
      best = answer.soFar;
      onProgress?.(best);
      if (late) patience();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The planner stopped (${code})`)));
    const order: PlanOrder = { task, milliseconds, flag };
    worker.postMessage(order);
  }).finally(() => timers.forEach(clearTimeout));
}
