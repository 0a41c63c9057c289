/** The thread that searches for a plan; `planner.server.ts` talks to it. */
import { parentPort } from 'node:worker_threads';
import { type Plan, plan } from '#meetings/plan.ts';
import type { PlanAnswer, PlanOrder } from '#meetings/planner/planner.server.ts';

/** Milliseconds between two words about the best plan so far. */
const QUIET = 200;

function search({ task, milliseconds, flag }: PlanOrder): Plan {
  const asked = new Int32Array(flag);
  const started = performance.now();
  const until = milliseconds === null ? Number.POSITIVE_INFINITY : started + milliseconds;
  let said = Number.NEGATIVE_INFINITY;
  let found = false;
  return plan(task, {
    // a first plan is worth waiting for: whoever stops wants the best so far, not none
    stop: () => found && (Atomics.load(asked, 0) !== 0 || performance.now() >= until),
    best(soFar) {
      found = true;
      if (performance.now() - said < QUIET) return;
      said = performance.now();
      const answer: PlanAnswer = { soFar };
      parentPort?.postMessage(answer);
    },
  });
}

parentPort?.on('message', (order: PlanOrder) => {
  const answer: PlanAnswer = { plan: search(order) };
  parentPort?.postMessage(answer);
});
