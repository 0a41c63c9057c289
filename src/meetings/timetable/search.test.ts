import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bestByTrying, smallChange, smallPlan } from '../../../test/small-problems.ts';
import { leastBreaks } from './bound.ts';
import { clasp } from './clasp.server.ts';
import { narrowed } from './domains.ts';
import { decode, encode, type Question } from './encode.ts';
import { improve } from './improve.ts';
import { leastLeftOut, leastMoved } from './left-out.ts';
import { type Cost, compareCosts, type Problem } from './problem.ts';
import { search } from './search.server.ts';
import { seeded } from './seeded.ts';
import { verify } from './verify.ts';

const runs = (many: number) => ({ numRuns: many, seed: 1 });

/** The last timetable and bound that are told, each timetable being checked on the way. */
async function searched(problem: Problem) {
  let [best, bound, proved]: [Cost | null, number, boolean] = [null, 0, false];
  await search(problem, (found) => {
    if ('proved' in found) proved = true;
    else if ('bound' in found) bound = found.bound;
    else {
      assert.deepEqual(verify(problem, found.slots), {
        ...verify(problem, found.slots),
        broken: [],
        cost: found.cost,
      });
      if (best) assert.ok(compareCosts(found.cost, best) < 0, 'each timetable is better');
      best = found.cost;
    }
  });
  assert.ok(proved);
  return { best: best as Cost | null, bound };
}

test('a search finds the best of all timetables, or that there is none', async () => {
  await fc.assert(
    fc.asyncProperty(smallPlan, async (problem) => {
      const { best, bound } = await searched(problem);
      const truth = bestByTrying(problem);
      assert.deepEqual(best, truth);
      if (truth) assert.ok(bound <= truth.breaks, `bound ${bound} of ${truth.breaks}`);
    }),
    runs(120),
  );
});

test('a plan in force is changed as little as can be', async () => {
  await fc.assert(
    fc.asyncProperty(smallChange, async (problem) => {
      const { best } = await searched(problem);
      assert.deepEqual(best, bestByTrying(problem));
    }),
    runs(60),
  );
});

/** What clasp alone makes of the formula, without the searches before it. */
async function answered(problem: Problem, question: Question): Promise<Cost | null> {
  const { program } = encode(problem, question);
  let last: Cost | null = null;
  await clasp(program, '--opt-strategy=usc --configuration=jumpy --eq=0', (news) => {
    if (!('model' in news)) return;
    const { broken, cost } = verify(problem, decode(problem, news.model, question.whole));
    assert.deepEqual(broken, []);
    last = cost;
  });
  return last;
}

test('the formula alone has the same best', async () => {
  await fc.assert(
    fc.asyncProperty(smallPlan, async (problem) => {
      const best = await answered(problem, { aim: 'breaks', whole: true, most: {} });
      assert.deepEqual(best, bestByTrying(problem));
    }),
    runs(60),
  );
  await fc.assert(
    fc.asyncProperty(smallChange, async (problem) => {
      const truth = bestByTrying(problem);
      assert.ok(truth);
      const ask = (aim: Question['aim'], most: Question['most']) =>
        answered(problem, { aim, whole: false, most });
      const { unscheduled, moved, breaks } = truth;
      assert.equal((await ask('unscheduled', {}))?.unscheduled, unscheduled);
      assert.equal((await ask('moved', { unscheduled }))?.moved, moved);
      assert.equal((await ask('breaks', { unscheduled, moved }))?.breaks, breaks);
    }),
    runs(25),
  );
});

test('narrowing loses no timetable that is whole, and the bound is never above the best', () => {
  fc.assert(
    fc.property(smallPlan, (problem) => {
      const truth = bestByTrying(problem);
      const narrow = narrowed(problem);
      if (narrow) assert.deepEqual(bestByTrying(narrow), truth);
      else assert.equal(truth, null);
      if (narrow && truth) assert.ok(leastBreaks(narrow) <= truth.breaks);
    }),
    runs(1000),
  );
});

test('no timetable leaves out or moves fewer meetings than the bounds say', () => {
  fc.assert(
    fc.property(smallChange, (problem) => {
      const best = bestByTrying({ ...problem, fairness: null });
      assert.ok(best);
      assert.ok(leastLeftOut(problem) <= best.unscheduled);
      assert.ok(leastMoved(problem, best.unscheduled) <= best.moved);
    }),
    runs(300),
  );
});

test('a search nearby keeps the rules, counts right, and never loses what it began with', () => {
  fc.assert(
    fc.property(smallChange, fc.integer(), (problem, seed) => {
      const from = problem.inForce ?? [];
      const given = { random: seeded(seed), rounds: 400, stop: () => false };
      const { slots, cost } = improve(problem, from, given);
      const loose = { ...problem, fairness: null };
      assert.deepEqual(verify(loose, slots).broken, []);
      assert.deepEqual(verify(loose, slots).cost, cost);
      const before = verify(problem, from);
      if (before.broken.length === 0) assert.ok(compareCosts(cost, before.cost) <= 0);
    }),
    runs(500),
  );
});
