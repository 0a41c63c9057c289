/**
 * The published business-to-business meeting instances: value, bound, time to the best and to its
 * proof, each checked by the verifier that comes with them, beside a plain answer set program.
 * `npm run bench -- plan published tic-12` takes the cases whose names begin so; `… alone` leaves
 * the peer out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readInstance } from '#meetings/timetable/instance.ts';
import { type Cost, compareCosts, type Problem } from '#meetings/timetable/problem.ts';
import { solveTimetable } from '#meetings/timetable/solve.server.ts';
import type { Measure } from './bench.ts';
import { byAsp, type Peer } from './plan/asp.ts';

const shared = process.env.PLENARY_SHARED ?? new URL('../../shared', import.meta.url).pathname;
const FOLDER = `${shared}/meetings-benchmark`;
const SECONDS = 60;
const PEER_SECONDS = 10;

type Case = { name: string; instance: unknown; problem: Problem; best: Cost | null };
type Run = Case & {
  cost: Cost | null;
  bound: number;
  proved: boolean;
  toBest: number;
  took: number;
};
type Verify = (
  instance: unknown,
  schedule: { slots: number[] },
  options: { fairness: number | null },
) => {
  hardViolations: number;
  unscheduled: number;
  breakGroups: number;
  changes?: { moved: number };
};

/** @param asked how the names of the cases begin, and `alone` for no peer */
export async function benchPublished(asked: readonly string[] = []): Promise<Measure[]> {
  const [begin = '', ...more] = asked;
  if (!existsSync(FOLDER)) {
    console.log('The published meeting instances are not here.');
    return [];
  }
  const alone = [begin, ...more].includes('alone');
  const chosen = (cases: Case[]) =>
    cases.filter(({ name }) => begin === 'alone' || name.startsWith(begin));
  const plans = await runAll(chosen(published()), alone);
  const changes = await runAll(chosen(changed()), alone);
  return [...measuresOf(plans), ...measuresOfChanges(changes)];
}

const json = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));

function published(): Case[] {
  const cases: { case: string; fairness: number; best: number | 'unsat' }[] = json('best.json');
  return cases.map(({ case: name, fairness, best }) => {
    const instance = { ...json(`instances/${name.replace(/@.*/, '')}.json`), fairness };
    const known = best === 'unsat' ? null : { unscheduled: 0, moved: 0, breaks: best };
    return { name, instance, problem: problemOf(instance), best: known };
  });
}

function changed(): Case[] {
  const cases: { case: string; unscheduled: number; moved: number; breakGroups: number }[] =
    json('replan-best.json');
  return cases.map(({ case: name, unscheduled, moved, breakGroups: breaks }) => {
    const instance = json(`replan/${name}.json`);
    return { name, instance, problem: problemOf(instance), best: { unscheduled, moved, breaks } };
  });
}

function problemOf(instance: unknown): Problem {
  const read = readInstance(JSON.stringify(instance));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.problem;
}

async function runAll(cases: readonly Case[], alone: boolean): Promise<Run[]> {
  const runs: Run[] = [];
  for (const each of cases) {
    const run = await timed(each);
    runs.push(run);
    console.log(lineOf(run, alone ? null : await byAsp(each.problem, PEER_SECONDS)));
  }
  return runs;
}

async function timed(each: Case): Promise<Run> {
  const { verify } = (await import(pathToFileURL(`${FOLDER}/verify.mjs`).href)) as {
    verify: Verify;
  };
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  let [toBest, known]: [number, Cost | null] = [0, null];
  const { status, best, bound } = await solveTimetable(each.problem, {
    seconds: SECONDS,
    onProgress: (progress) => {
      if (progress.best && progress.best.cost !== known) toBest = since();
      known = progress.best?.cost ?? null;
    },
  });
  const took = since();
  if (best) {
    const { fairness } = each.problem;
    const told = verify(each.instance, { slots: best.slots }, { fairness });
    const cost = {
      unscheduled: told.unscheduled,
      moved: told.changes?.moved ?? 0,
      breaks: told.breakGroups,
    };
    if (told.hardViolations > 0 || compareCosts(cost, best.cost) !== 0)
      throw new Error(`${each.name}: the verifier says ${JSON.stringify(told)}`);
  }
  const proved = status === 'optimal' || status === 'infeasible';
  return { ...each, cost: best?.cost ?? null, bound, proved, toBest, took };
}

const isAsGood = ({ cost, best, proved }: Run) =>
  cost && best ? compareCosts(cost, best) <= 0 : !cost && !best && proved;

function lineOf(run: Run, peer: Peer | null): string {
  const { name, cost, best, bound, proved, toBest, took, problem } = run;
  const shown = (each: Cost | null, sure: boolean) => {
    if (!each) return sure ? 'none' : '?';
    const parts = problem.inForce ? [each.unscheduled, each.moved, each.breaks] : [each.breaks];
    return parts.join('/');
  };
  const words = [
    name.padEnd(42),
    `best ${shown(best, true)}`.padEnd(13),
    `${shown(cost, proved)}${proved ? ' proved' : ` ≥ ${bound}`}`.padEnd(16),
    `${toBest.toFixed(2)} s, ${took.toFixed(2)} s`.padEnd(18),
    ...(peer
      ? [
          `clingo ${shown(peer.cost, peer.proved)}${peer.proved ? ' proved' : ''}`.padEnd(22),
          `${peer.seconds.toFixed(2)} s`,
        ]
      : []),
    ...(isAsGood(run) ? [] : ['WORSE']),
  ];
  return words.join(' ');
}

function measuresOf(runs: readonly Run[]): Measure[] {
  if (runs.length === 0) return [];
  const took = runs.map((run) => run.took);
  const late = runs.filter(({ best, toBest }) => best && toBest > 10).length;
  return [
    {
      what: `Published plans proved, of ${runs.length}`,
      value: runs.filter(({ proved }) => proved).length,
      unit: 'cases',
      least: runs.length,
    },
    {
      what: 'Published plans worse than the best known',
      value: runs.filter((run) => !isAsGood(run)).length,
      unit: 'cases',
      aim: 0,
    },
    { what: 'Published plans with their best after 10 s', value: late, unit: 'cases', aim: 0 },
    {
      what: 'All of them together',
      value: took.reduce((sum, each) => sum + each, 0),
      unit: 's',
      aim: 430,
    },
    { what: 'The slowest of them', value: Math.max(...took), unit: 's', aim: 60 },
  ];
}

function measuresOfChanges(runs: readonly Run[]): Measure[] {
  if (runs.length === 0) return [];
  const took = runs.map((run) => run.took).sort((one, other) => one - other);
  return [
    {
      what: `Published changes proved, of ${runs.length}`,
      value: runs.filter(({ proved }) => proved).length,
      unit: 'cases',
    },
    {
      what: 'Published changes worse than the best known',
      value: runs.filter((run) => !isAsGood(run)).length,
      unit: 'cases',
      aim: 0,
    },
    {
      what: 'Published changes, p95',
      value: took[Math.ceil(took.length * 0.95) - 1] ?? 0,
      unit: 's',
      aim: 1,
    },
  ];
}
