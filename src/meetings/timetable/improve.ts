/**
 * Betters a timetable by small changes, good or bad, ever fewer bad ones (simulated annealing).
 * Two kinds of change: the meetings along a path that alternates between two slots change places
 * (Kempe), which touches the breaks of its two ends only; and an unplanned meeting takes a slot
 * and pushes out whatever stands in its way.
 */
import { Board, NOBODY } from '#meetings/timetable/board.ts';
import { type Cost, compareCosts, type Problem } from '#meetings/timetable/problem.ts';

/**
 * `random`: numbers from 0 to below 1 · `rounds`: changes to try · `stop`: asked now and then
 * · `enough`: breaks that nothing can better, if all meetings are planned and none moved
 */
export type Search = {
  random(): number;
  rounds: number;
  stop(): boolean;
  enough?: number;
};

/** What a meeting without a slot, a moved one, and a break beyond fairness weigh beside a break. */
const WEIGHT = { unscheduled: 12, moved: 5, unfair: 6 };
const HOT = 1.2;
const COLD = 0.12;

/**
 * @param slots of each meeting, 0 for unplanned; those that break a rule are taken as unplanned
 * @returns the best timetable seen, which keeps every rule but fairness, and may leave meetings unplanned
 */
export function improve(
  problem: Problem,
  slots: readonly number[],
  search: Search,
): { slots: number[]; cost: Cost } {
  const run = new Run(problem, new Board(problem, slots), search);
  run.keep();
  const { rounds, stop, enough = 0 } = search;
  for (let round = 0; round < rounds; round++) {
    if (round % 256 === 0 && stop()) break;
    const { unscheduled, moved, breaks } = run.bestCost;
    if (run.bestFair && unscheduled === 0 && moved === 0 && breaks <= enough) break;
    run.heat = HOT * (COLD / HOT) ** (round / rounds);
    run.change();
  }
  return { slots: run.best, cost: run.bestCost };
}

class Run {
  heat = HOT;
  best: number[] = [];
  bestCost: Cost = { unscheduled: Infinity, moved: 0, breaks: 0 };
  bestFair = false;
  readonly #problem: Problem;
  readonly #board: Board;
  readonly #random: () => number;
  readonly #open: number[] = [];

  constructor(problem: Problem, board: Board, search: Search) {
    this.#problem = problem;
    this.#board = board;
    this.#random = () => search.random();
    board.at.forEach((slot, meeting) => {
      if (slot === 0) this.#open.push(meeting);
    });
  }

  #pick(many: number): number {
    return Math.floor(this.#random() * many);
  }

  #accept(worse: number): boolean {
    return worse <= 0 || this.#random() < Math.exp(-worse / this.heat);
  }

  change(): void {
    const { meetings } = this.#problem;
    if (this.#open.length > 0 && this.#random() < 0.3) {
      this.#insert(this.#open[this.#pick(this.#open.length)] ?? 0);
      return;
    }
    const meeting = this.#pick(meetings.length);
    const own = meetings[meeting]?.slots ?? [];
    const slot = own[this.#pick(own.length)] ?? 0;
    const now = this.#board.at[meeting] ?? 0;
    if (now > 0 && slot > 0 && slot !== now) this.#swap(meeting, now, slot);
  }

  /** What a person's breaks weigh. */
  #weigh(person: number): number {
    const breaks = this.#board.breaks[person] ?? 0;
    const { fairness } = this.#problem;
    return breaks + (fairness === null ? 0 : WEIGHT.unfair * Math.max(0, breaks - fairness));
  }

  #moved(meeting: number, slot: number): number {
    const inForce = this.#problem.inForce?.[meeting] ?? 0;
    return inForce > 0 && slot > 0 && slot !== inForce ? WEIGHT.moved : 0;
  }

  #swap(first: number, from: number, to: number): void {
    const board = this.#board;
    const path = this.#path(first, from, to);
    if (!path) return;
    const leaving = path.filter((each) => board.at[each] === from).length;
    const more = 2 * leaving - path.length;
    const fullest = more > 0 ? to : from;
    if ((board.load[fullest] ?? 0) + Math.abs(more) > (this.#problem.tables[fullest] ?? 0)) return;
    const was = path.map((each) => board.at[each] ?? 0);
    const people = this.#ends(path, from, to);
    let worse = 0;
    for (const person of people) worse -= this.#weigh(person);
    for (const each of path) board.take(each);
    path.forEach((each, at) => {
      const next = was[at] === from ? to : from;
      worse += this.#moved(each, next) - this.#moved(each, was[at] ?? 0);
      board.put(each, next);
    });
    for (const person of people) board.count(person);
    for (const person of people) worse += this.#weigh(person);
    const ordered = path.every((each) => board.inOrder(each, board.at[each] ?? 0));
    if (ordered && this.#accept(worse)) {
      if (worse < 0) this.keep();
      return;
    }
    for (const each of path) board.take(each);
    path.forEach((each, at) => {
      board.put(each, was[at] ?? 0);
    });
    for (const person of people) board.count(person);
  }

  /** The meetings joined to the first through the two slots, or null if one of them can't have the other slot. */
  #path(first: number, from: number, to: number): number[] | null {
    const board = this.#board;
    const path = [first];
    for (const each of path) {
      const now = board.at[each];
      if (!board.allows(each, now === from ? to : from)) return null;
      const { a = 0, b = 0 } = this.#problem.meetings[each] ?? {};
      for (const person of [a, b])
        for (const slot of [from, to]) {
          const next = board.meetingOf(person, slot);
          if (next !== NOBODY && !path.includes(next)) path.push(next);
        }
    }
    return path;
  }

  /** People with a meeting in one of the two slots only: the swap changes nobody else's breaks. */
  #ends(path: readonly number[], from: number, to: number): number[] {
    const board = this.#board;
    const ends: number[] = [];
    for (const each of path) {
      const { a = 0, b = 0 } = this.#problem.meetings[each] ?? {};
      for (const person of [a, b])
        if (board.meetingOf(person, from) === NOBODY || board.meetingOf(person, to) === NOBODY)
          ends.push(person);
    }
    return ends;
  }

  #insert(meeting: number): void {
    const board = this.#board;
    const { a = 0, b = 0, slots = [] } = this.#problem.meetings[meeting] ?? {};
    const slot = slots[this.#pick(slots.length)];
    if (slot === undefined) return;
    const out = new Set(board.outOfOrder(meeting, slot));
    for (const person of [a, b]) out.add(board.meetingOf(person, slot));
    out.delete(NOBODY);
    const leaving = [...out].filter((each) => board.at[each] === slot).length;
    const spare = (this.#problem.tables[slot] ?? 0) - (board.load[slot] ?? 0) + leaving;
    if (spare <= 0) {
      const there = [...board.at.keys()].filter((each) => board.at[each] === slot);
      const chosen = there[this.#pick(there.length)];
      if (chosen === undefined) return;
      out.add(chosen);
    }
    const people = new Set([a, b]);
    for (const each of out) {
      people.add(this.#problem.meetings[each]?.a ?? a);
      people.add(this.#problem.meetings[each]?.b ?? b);
    }
    const was = [...out].map((each) => board.at[each] ?? 0);
    let worse = WEIGHT.unscheduled * (out.size - 1) + this.#moved(meeting, slot);
    for (const person of people) worse -= this.#weigh(person);
    for (const each of out) {
      worse -= this.#moved(each, board.at[each] ?? 0);
      board.take(each);
    }
    board.put(meeting, slot);
    for (const person of people) {
      board.count(person);
      worse += this.#weigh(person);
    }
    if (this.#accept(worse)) {
      this.#open.splice(this.#open.indexOf(meeting), 1, ...out);
      this.keep();
      return;
    }
    board.take(meeting);
    [...out].forEach((each, at) => {
      board.put(each, was[at] ?? 0);
    });
    for (const person of people) board.count(person);
  }

  /** Remembers the timetable if it is the best so far: fair before unfair, then by cost. */
  keep(): void {
    const { fairness, inForce, meetings } = this.#problem;
    const { at, breaks } = this.#board;
    const fair = fairness === null || Math.max(...breaks) - Math.min(...breaks) <= fairness;
    const cost: Cost = {
      unscheduled: this.#open.length,
      moved: inForce
        ? meetings.filter((_, each) => this.#moved(each, at[each] ?? 0) > 0).length
        : 0,
      breaks: breaks.reduce((sum, each) => sum + each, 0),
    };
    if (this.bestFair && !fair) return;
    if (this.bestFair === fair && compareCosts(cost, this.bestCost) >= 0) return;
    this.best = [...at];
    this.bestCost = cost;
    this.bestFair = fair;
  }
}
