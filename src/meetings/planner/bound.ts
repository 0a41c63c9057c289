/** The most that any plan could reach, proved by relaxations of the task that a flow solves exactly. */
import { capacityOf } from '#meetings/planner/capacity.ts';
import { type Chooser, chooser, type Worth } from '#meetings/planner/choose.ts';
import type { Level } from '#meetings/planner/insert.ts';
import { type Model, modelOf } from '#meetings/planner/model.ts';
import { idleOf } from '#meetings/planner/score.ts';
import { lexicographic } from '#meetings/planner/search.ts';
import type { Task } from '#meetings/task.ts';

/** A number of the plan and the most (of `gaps`: the least) that any plan could reach. */
export type Reached = { value: number; bound: number };
/** `given`: the bound holds for plans that reach at least this plan's value there. */
export type Given = Reached & { given: ('promised' | 'mutual')[] };

export type Bounds = {
  /** level by level: each the most among what reaches the most above it */
  best: Level;
  /** meetings of any kind, whatever else */
  total: number;
  /**
   * Bounds of mutual and one-sided wishes among plans that reach these values above them.
   * `quick`: of all plans instead, where the other takes more than a moment.
   */
  given(value: Level, quick: boolean): { mutual: Bounded; wishes: Bounded };
};
type Bounded = { bound: number; given: ('promised' | 'mutual')[] };

const NOTHING: Worth = { promised: 0, mutual: 0, wish: 0, meeting: 0, fairness: 0 };
/** Prices of a promised and of a mutual meeting, in mutual wishes and in worth. */
const IN_MUTUAL = [0, 1, 2, 4];
const IN_WORTH = [0, 60, 120, 240, 480];

function measured(model: Model, pairs: readonly number[]): Level {
  const count = model.task.clients.map(() => 0);
  for (const pair of pairs) {
    const client = model.client[pair] ?? 0;
    count[client] = (count[client] ?? 0) + 1;
  }
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
  return {
    promised: sum(count.map((own, client) => Math.min(own, model.promised[client] ?? 0))),
    mutual: sum(pairs.map((pair) => model.mutual[pair] ?? 0)),
    wishes: sum(pairs.map((pair) => model.worth[pair] ?? 0)),
  };
}

/**
 * The least of several bounds, of which each prices what plans must reach above this level: for any
 * prices, no plan with at least `value` there is worth more than the best choice at these prices,
 * less what the plan itself is paid.
 *
 * @see Lagrangian relaxation: Ahuja, Magnanti, Orlin, "Network Flows" (1993), chapter 16
 */
function priced(model: Model, choice: Chooser, value: Level) {
  const worthOf = (level: Level, { promised, mutual, wish }: Worth) =>
    promised * level.promised + mutual * level.mutual + wish * level.wishes;
  const least = (prices: Worth[], own: (worth: Worth) => Worth) =>
    Math.min(
      ...prices.map((worth) => {
        const level = measured(model, choice.choose(worth));
        const paid = own(worth);
        return Math.floor(worthOf(level, worth) - worthOf(value, paid));
      }),
    );
  return {
    mutual: () =>
      least(
        IN_MUTUAL.map((promised) => ({ ...NOTHING, promised, mutual: 1 })),
        ({ promised }) => ({ ...NOTHING, promised }),
      ),
    wishes: (promised: number) =>
      least(
        IN_WORTH.map((mutual) => ({ ...NOTHING, promised, mutual, wish: 1 })),
        ({ mutual }) => ({ ...NOTHING, promised, mutual }),
      ),
  };
}

/**
 * @param fixed pairs that are fixed and can be kept
 * @see `choose.ts` for what is relaxed: a meeting may be in one slot for the client and in another
 *   for the delegate; representatives don't walk; nothing comes before anything
 */
export function boundsOf(task: Task, fixed: readonly string[]): Bounds {
  const all = [...task.slots].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const model = modelOf(task, all);
  const capacity = capacityOf(model);
  const kept = new Set(fixed.flatMap((key) => model.pairAt.get(key) ?? []));
  const choice = chooser(model, capacity, kept);
  const worth = lexicographic(capacity, 0);
  const best = measured(model, choice.choose(worth));
  const total = choice.choose({ ...NOTHING, meeting: 1 }).length;
  const most = (level: 'mutual' | 'wish') =>
    measured(model, choice.choose({ ...NOTHING, [level]: 1 }));
  let plain: { mutual: number; wishes: number } | null = null;
  return {
    best,
    total,
    given(value, quick) {
      const allPromised = value.promised === best.promised;
      const mutual: Bounded = { bound: best.mutual, given: ['promised'] };
      if (allPromised && value.mutual === best.mutual)
        return { mutual, wishes: { bound: best.wishes, given: ['promised', 'mutual'] } };
      plain ??= { mutual: most('mutual').mutual, wishes: most('wish').wishes };
      if (quick)
        return {
          mutual: allPromised ? mutual : { bound: plain.mutual, given: [] },
          wishes: { bound: plain.wishes, given: [] },
        };
      const prices = priced(model, choice, value);
      const wishes = Math.min(plain.wishes, prices.wishes(allPromised ? 1e7 : 240));
      return {
        mutual: allPromised ? mutual : { bound: prices.mutual(), given: ['promised'] },
        wishes: { bound: wishes, given: ['promised', 'mutual'] },
      };
    },
  };
}

/**
 * The fewest breaks and unsuitable halves of days that any plan can have: those of fixed meetings,
 * and of delegates whose fixed meetings are all that they can hold.
 */
export function leastIdle(task: Task): number {
  const fixed = task.fixed.map((each) => ({ ...each, representative: each.representative ?? '' }));
  const count = Map.groupBy(fixed, ({ delegate }) => delegate);
  const full = task.delegates.filter(({ id, most }) => count.get(id)?.length === most);
  const own = { ...task, delegates: full, clients: [] };
  const { breaks } = idleOf(own, fixed);
  return breaks + idleOf(task, fixed).parts;
}
