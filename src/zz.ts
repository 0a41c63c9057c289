import fc from 'fast-check';
import { plan } from '#meetings/plan.ts';
import { compare, score } from '#meetings/score.ts';
import { randomTask, truthOf } from '../test/random-task.ts';

const r = {
  plans: 0,
  meetings: 0,
  best: 0,
  promised: 0,
  mutual: 0,
  wishes: 0,
  idle: 0,
  tP: 0,
  tM: 0,
  tW: 0,
  tT: 0,
  fixed: 0,
  inf: 0,
};
for (const task of fc.sample(
  fc.noBias(randomTask({ slots: 5, tables: 3, clients: 3, delegates: 4, wishes: 9 })),
  { numRuns: Number(process.argv[2]), seed: 5 },
)) {
  if (task.pairs.length < 3 || task.pairs.length > 5) continue;
  const made = plan(task, { effort: 1 });
  const own = score(task, made.meetings);
  const t = truthOf(
    {
      ...task,
      fixed: task.fixed.filter((each) => !made.infeasible.some(({ fixed }) => fixed === each)),
    },
    own,
  );
  r.plans++;
  r.meetings += made.meetings.length;
  r.fixed += task.fixed.length;
  r.inf += made.infeasible.length;
  if (compare(own, t.best) === 0) r.best++;
  if (own.promised === t.best.promised) r.promised++;
  if (own.mutual === t.best.mutual) r.mutual++;
  if (own.wishes === t.best.wishes) r.wishes++;
  if (own.idle === t.best.idle) r.idle++;
  if (made.promised.bound === t.best.promised) r.tP++;
  if (made.mutual.bound === t.mutualGiven) r.tM++;
  if (made.wishes.bound === t.wishesGiven) r.tW++;
  if (made.total.bound === t.total) r.tT++;
  if (
    compare(own, t.best) > 0 ||
    made.promised.bound < t.best.promised ||
    made.mutual.bound < t.mutualGiven ||
    made.wishes.bound < t.wishesGiven ||
    made.total.bound < t.total ||
    made.gaps.bound > t.idleGiven
  )
    console.log('BAD', JSON.stringify(task));
}
console.log(r);
