/**
 * The way to the best timetable and its proof: rule out, bound, search nearby, then ask clasp. It
 * holds up the thread it runs in; `solve.server.ts` gives it one.
 */
import { leastBreaks } from '#meetings/timetable/bound.ts';
import { type ClaspEnd, clasp } from '#meetings/timetable/clasp.server.ts';
import { narrowed } from '#meetings/timetable/domains.ts';
import { decode, encode, type Question } from '#meetings/timetable/encode.ts';
import { improve } from '#meetings/timetable/improve.ts';
import { leastLeftOut, leastMoved, staying } from '#meetings/timetable/left-out.ts';
import {
  AIMS,
  type Aim,
  type Cost,
  compareCosts,
  type Problem,
} from '#meetings/timetable/problem.ts';
import { seeded } from '#meetings/timetable/seeded.ts';
import { verify } from '#meetings/timetable/verify.ts';

/**
 * `slots`: a better timetable · `bound`: none has fewer breaks (of a changed plan: none that is
 * as good by what counts more) · `proved`: the last timetable is the best; without one there is none
 */
export type Found = { slots: number[]; cost: Cost } | { bound: number } | { proved: true };

type Tell = (found: Found) => void;

const NEARBY = { plan: 300_000, change: 100_000 };
const SEARCH = '--configuration=jumpy --sign-def=pos --eq=0 --opt-strategy=usc';
/**
 * Ways to ask whether the bound can be reached, with the conflicts after which each gives up: no
 * configuration is good at all problems, and a few tries of each cost less than a wrong one.
 */
const GUESSES = [5_000, 40_000].flatMap((limit) =>
  ['--configuration=jumpy', '--configuration=trendy --sign-def=pos'].map(
    (way) => `${way} --eq=0 --opt-mode=ignore --solve-limit=${limit}`,
  ),
);
/** A change is near the plan in force: step by step down from a good one, then with proofs from below. */
const CHANGES = [
  '--configuration=tweety --eq=0 --opt-strategy=bb --solve-limit=20000',
  '--configuration=jumpy --eq=0 --opt-strategy=usc',
];

/** Looks until the best is proved, telling all it finds on the way. */
export async function search(problem: Problem, tell: Tell): Promise<void> {
  const log = new Log(problem, tell);
  const narrow = narrowed(problem);
  const proved = problem.inForce
    ? await change(log, problem, narrow)
    : narrow && (await plan(log, narrow));
  if (proved !== false) tell({ proved: true });
}

/** Keeps the best timetable, and nothing that breaks a rule. */
class Log {
  best: { slots: number[]; cost: Cost } | null = null;
  bound = 0;
  readonly #problem: Problem;
  readonly #tell: Tell;

  constructor(problem: Problem, tell: Tell) {
    this.#problem = problem;
    this.#tell = tell;
  }

  /** @param sure a broken rule is a mistake of ours */
  found(slots: readonly number[], sure: boolean): void {
    const { broken, cost } = verify(this.#problem, slots);
    if (broken.length > 0 && sure) throw new Error(`A timetable breaks the rules: ${broken[0]}`);
    if (broken.length > 0 || (this.best && compareCosts(cost, this.best.cost) >= 0)) return;
    this.best = { slots: [...slots], cost };
    this.#tell(this.best);
  }

  atLeast(breaks: number): void {
    if (breaks <= this.bound) return;
    this.bound = breaks;
    this.#tell({ bound: breaks });
  }
}

/** @returns false if the proof is missing */
async function plan(log: Log, problem: Problem): Promise<boolean> {
  const least = leastBreaks(problem);
  if (least === Infinity) return true;
  log.atLeast(least);
  const none = problem.meetings.map(() => 0);
  const nearby = { random: seeded(1), rounds: NEARBY.plan, stop: () => false, enough: least };
  log.found(improve(problem, none, nearby).slots, false);
  if (log.best?.cost.breaks === least) return true;
  const guess = { aim: 'breaks', whole: true, most: { breaks: least } } as const;
  for (const options of GUESSES) {
    const end = await ask(log, problem, guess, options);
    if (end === 'none') log.atLeast(least + 1);
    if (end !== 'open') break;
  }
  if (log.best?.cost.breaks === log.bound) return true;
  return (await ask(log, problem, { aim: 'breaks', whole: true, most: {} }, SEARCH)) !== 'open';
}

/**
 * A plan in force with as little change as can be: first who is left out, then who is moved, then
 * breaks. A quick round goes on to breaks where a proof takes long; the second one brings the proof.
 */
async function change(log: Log, problem: Problem, narrow: Problem | null): Promise<boolean> {
  const nearby = { random: seeded(1), rounds: NEARBY.change, stop: () => false };
  log.found(improve(problem, problem.inForce ?? [], nearby).slots, false);
  for (const options of CHANGES) {
    const canBeWhole = narrow && leastLeftOut(narrow) === 0;
    const whole = canBeWhole ? await settle(log, narrow, true, options) : 'none';
    const end = whole === 'none' ? await settle(log, problem, false, options) : whole;
    if (end === 'done') return true;
  }
  return false;
}

/** Makes the aims least, one after the other. @returns `none` if no timetable is whole, `open` if a proof is missing */
async function settle(
  log: Log,
  problem: Problem,
  whole: boolean,
  options: string,
): Promise<ClaspEnd> {
  const most: Partial<Cost> = {};
  let end: ClaspEnd = 'done';
  for (const aim of whole ? AIMS.slice(1) : AIMS) {
    const { best } = log;
    const cost = best && (!whole || best.cost.unscheduled === 0) ? best.cost : null;
    if (!cost || cost[aim] > leastOf(problem, aim, most)) {
      const { unscheduled = whole ? 0 : Infinity, moved = Infinity } = most;
      const left = staying(problem, { unscheduled, moved });
      const asked = await ask(log, left, { aim, whole, most }, options);
      if (asked === 'none') return whole ? 'none' : 'open';
      if (asked === 'open') end = 'open';
    }
    if (whole && log.best?.cost.unscheduled !== 0) return 'open';
    most[aim] = log.best?.cost[aim] ?? 0;
  }
  return end;
}

/** No timetable costs less, given what counts more. If none is whole, somebody is left out. */
function leastOf(problem: Problem, aim: Aim, most: Partial<Cost>): number {
  if (aim === 'unscheduled') return Math.max(1, leastLeftOut(problem));
  return aim === 'moved' ? leastMoved(problem, most.unscheduled ?? 0) : 0;
}

async function ask(
  log: Log,
  problem: Problem,
  question: Question,
  options: string,
): Promise<ClaspEnd> {
  const { program, base } = encode(problem, question);
  return clasp(program, options, (news) => {
    if ('model' in news) log.found(decode(problem, news.model, question.whole), true);
    else if (question.aim === 'breaks') log.atLeast(news.bound + base);
  });
}
