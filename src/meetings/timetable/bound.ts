/** The least number of breaks that any timetable can have, from people and tables alone. */
import { meetingsByPerson, type Pairing, type Problem } from '#meetings/timetable/problem.ts';
import { type Windows, windowsOf } from '#meetings/timetable/windows.ts';

const ROUNDS = 400;
/** Rounding errors of the sums stay far below this. */
const SLACK = 1e-6;

type Day = { meetings: number; windows: Windows };

/**
 * A lower bound by Lagrangian relaxation: who meets whom is forgotten, and a slot that is fuller
 * than its tables only costs. For any prices the best days of all people, each found by dynamic
 * programming, less what the tables are worth, bound the breaks from below; the prices are then
 * improved along the subgradient (Held and Karp 1971).
 *
 * @param upper breaks of a timetable that is known; the search ends when it is reached
 * @returns Infinity if somebody's meetings don't fit into the slots
 */
export function leastBreaks(problem: Problem, upper = Infinity): number {
  const days: Day[] = [];
  for (const own of meetingsByPerson(problem)) {
    const pairings = own.map((meeting) => problem.meetings[meeting]);
    const known = pairings.filter((each): each is Pairing => each !== undefined);
    const windows = windowsOf(known, problem.slots);
    if (!windows) return Infinity;
    if (own.length > 0) days.push({ meetings: own.length, windows });
  }
  const seats = problem.tables.map((tables) => 2 * tables);
  const prices: number[] = Array(problem.slots + 1).fill(0);
  let best = 0;
  let [step, since] = [0.25, 0];
  for (let round = 0; round < ROUNDS && best < upper; round++) {
    const taken: number[] = Array(problem.slots + 1).fill(0);
    let value = 0;
    for (const day of days) value += cheapest(day, prices, taken);
    prices.forEach((price, slot) => {
      value -= price * (seats[slot] ?? 0);
    });
    const bound = Math.ceil(value - SLACK);
    since = bound > best ? 0 : since + 1;
    best = Math.max(best, bound);
    if (since > 0 && since % 30 === 0) step *= 0.7;
    const over = prices.map((_, slot) =>
      slot === 0 ? 0 : (taken[slot] ?? 0) - (seats[slot] ?? 0),
    );
    if (over.every((each, slot) => each <= 0 && (each === 0 || prices[slot] === 0))) break;
    over.forEach((each, slot) => {
      prices[slot] = Math.max(0, (prices[slot] ?? 0) + step * 0.2 * each);
    });
  }
  return best;
}

/**
 * The cheapest day: prices of its busy slots plus 1 for each break.
 * @param taken is counted up at the busy slots of that day
 */
function cheapest({ meetings, windows }: Day, prices: readonly number[], taken: number[]): number {
  const { least, most, open } = windows;
  const slots = prices.length - 1;
  const width = meetings + 1;
  // by meetings that are over: the last slot busy (0) or free (1); `from` remembers the mode before
  const cost = new Float64Array((slots + 1) * width * 2).fill(Infinity);
  const from = new Uint8Array(cost.length);
  const at = (slot: number, over: number, mode: number) => (slot * width + over) * 2 + mode;
  cost[at(0, 0, 1)] = 0;
  for (let slot = 1; slot <= slots; slot++)
    for (let over = least[slot] ?? 0; over <= (most[slot] ?? 0); over++) {
      better(cost, from, at(slot, over, 1), at(slot - 1, over, 0), at(slot - 1, over, 1), 0, 0);
      if (over === 0 || !open[slot]) continue;
      const pause = over > 1 ? 1 : 0;
      const [busy, free] = [at(slot - 1, over - 1, 0), at(slot - 1, over - 1, 1)];
      better(cost, from, at(slot, over, 0), busy, free, prices[slot] ?? 0, pause);
    }
  let mode = (cost[at(slots, meetings, 0)] ?? 0) <= (cost[at(slots, meetings, 1)] ?? 0) ? 0 : 1;
  const total = cost[at(slots, meetings, mode)] ?? Infinity;
  for (let slot = slots, over = meetings; slot > 0; slot--) {
    const before = from[at(slot, over, mode)] ?? 0;
    if (mode === 0) {
      taken[slot] = (taken[slot] ?? 0) + 1;
      over--;
    }
    mode = before;
  }
  return total;
}

/** Enters a state from the cheaper of two: after a busy slot, or after a free one for `pause` more. */
function better(
  cost: Float64Array,
  from: Uint8Array,
  state: number,
  busy: number,
  free: number,
  price: number,
  pause: number,
): void {
  const [afterBusy, afterFree] = [cost[busy] ?? Infinity, (cost[free] ?? Infinity) + pause];
  cost[state] = Math.min(afterBusy, afterFree) + price;
  from[state] = afterBusy <= afterFree ? 0 : 1;
}
