import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readInstance } from './instance.ts';
import { solveTimetable } from './solve.server.ts';

const shared =
  process.env.PLENARY_SHARED ?? new URL('../../../../shared', import.meta.url).pathname;
const folder = `${shared}/meetings-benchmark/`;
const skip = !existsSync(folder) && 'the published instances are not here';
const json = (file: string) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));

type Verified = {
  feasible: boolean;
  hardViolations: number;
  unscheduled: number;
  breakGroups: number;
  changes?: { moved: number };
};
type Verify = (instance: unknown, schedule: { slots: number[] }) => Verified;

async function solved(file: string) {
  const instance = json(file);
  const read = readInstance(JSON.stringify(instance));
  assert.ok('problem' in read);
  const { status, best, bound } = await solveTimetable(read.problem, { seconds: 300 });
  const { verify } = (await import(pathToFileURL(`${folder}verify.mjs`).href)) as {
    verify: Verify;
  };
  return { status, bound, verified: best && verify(instance, { slots: best.slots }) };
}

test('published instances get their best known value, which their own verifier confirms', {
  skip,
}, async () => {
  const best: { case: string; best: number | 'unsat' }[] = json('best.json');
  for (const name of [
    'tic-12.original',
    'tic-12.fixed020-Forb',
    'tic-12.forb0003',
    'forumt-14.fixed020-Forb',
    'forumt-14.prec15',
    'forum-13.fixed040-Forb',
  ]) {
    const { status, bound, verified } = await solved(`instances/${name}.json`);
    const known = best.find((each) => each.case === `${name}@d2`)?.best;
    if (known === 'unsat') assert.equal(status, 'infeasible', name);
    else {
      assert.equal(status, 'optimal', name);
      assert.deepEqual(
        [verified?.feasible, verified?.breakGroups, bound],
        [true, known, known],
        name,
      );
    }
  }
});

test('published changes of a plan are no worse than the best known', { skip }, async () => {
  const best: { case: string; unscheduled: number; moved: number; breakGroups: number }[] =
    json('replan-best.json');
  for (const name of [
    'tic-12.original.late-arrival',
    'forumt-14.original.late-arrival',
    'tic-12.original.late-addition',
  ]) {
    const { status, verified } = await solved(`replan/${name}.json`);
    const known = best.find((each) => each.case === name);
    assert.equal(status, 'optimal', name);
    assert.deepEqual(
      [
        verified?.hardViolations,
        verified?.unscheduled,
        verified?.changes?.moved,
        verified?.breakGroups,
      ],
      [0, known?.unscheduled, known?.moved, known?.breakGroups],
      name,
    );
  }
});

test('a search can be stopped, and tells what it has found by then', { skip }, async () => {
  const read = readInstance(readFileSync(`${folder}open/forum-14.prec40.json`, 'utf8'));
  assert.ok('problem' in read);
  const signal = AbortSignal.timeout(300);
  const { status } = await solveTimetable(read.problem, { seconds: 300, signal });
  assert.match(status, /feasible|unknown/);
  const none = await solveTimetable(read.problem, { seconds: 300, signal: AbortSignal.abort() });
  assert.deepEqual(none, { status: 'unknown', best: null, bound: 0 });
});
