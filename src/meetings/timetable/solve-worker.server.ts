/** The thread that looks for timetables; `solve.server.ts` talks to it. */
import { parentPort } from 'node:worker_threads';
import type { Problem } from '#meetings/timetable/problem.ts';
import { search } from '#meetings/timetable/search.server.ts';

parentPort?.once('message', (problem: Problem) =>
  search(problem, (found) => parentPort?.postMessage(found)),
);
