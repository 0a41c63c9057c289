/** The search for a plan: choose pairs, give them times, choose again around what has no time, close gaps. */

import { calm } from '#meetings/planner/calm.ts';
import type { Capacity } from '#meetings/planner/capacity.ts';
import { type Chance, chance, shuffled } from '#meetings/planner/chance.ts';
import { type Chooser, chooser, type Worth } from '#meetings/planner/choose.ts';
import {
  type Grid,
  type Kept,
  keep,
  restore,
  strainOf,
  take,
  undo,
} from '#meetings/planner/grid.ts';
import { exchange, gained, insert, type Level, levelOf } from '#meetings/planner/insert.ts';
import { rematch } from '#meetings/planner/rematch.ts';

/** Choices made anew around pairs that found no time, at most. */
const ROUNDS = 14;
/** Tries to plan a pair in place of others, and times that slots are emptied and filled again. */
const EXCHANGES = 1500;
const REMATCHES = 700;
/** Moves in time for each meeting: to bring down walks, to close gaps. */
const WALKS = 2000;
const MOVES = 1200;
const MOST_MOVES = 4_000_000;
const SEED = 20261126;

export type Search = {
  grid: Grid;
  capacity: Capacity;
  /** the most that a plan could reach, level by level */
  bound: Level;
  stop(): boolean;
  /** told after each step that made the grid better */
  better(): void;
  effort: number;
};

/** Each level outweighs all below it together, as far as whole numbers reach. */
export function lexicographic(capacity: Capacity, fairness: 0 | 1): Worth {
  const total = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0);
  const meetings = Math.min(total(capacity.client), total(capacity.delegate), total(capacity.room));
  const shares = [...capacity.client, ...capacity.delegate].map((most) => (most * most) / 2);
  const wish = fairness === 0 ? 1 : Math.min(1 + Math.ceil(total(shares)), 200);
  const mutual = wish * (600 * meetings + 1);
  return { promised: mutual * (meetings + 1), mutual, wish, meeting: 0, fairness };
}

const planned = ({ slot }: Grid) =>
  Array.from(slot.keys()).filter((pair) => (slot[pair] ?? -1) >= 0);

const movesFor = (grid: Grid, each: number) => Math.min(MOST_MOVES, planned(grid).length * each);

/** What matters most first: it finds a slot while many are free. */
function byWeight({ model }: Grid, pairs: readonly number[]): number[] {
  const slack = (pair: number) =>
    (model.ofDelegate[model.delegate[pair] ?? 0]?.length ?? 0) +
    (model.ofClient[model.client[pair] ?? 0]?.length ?? 0);
  const weight = (pair: number) => (model.mutual[pair] ?? 0) * 1e6 + (model.worth[pair] ?? 0);
  return [...pairs].sort((a, b) => weight(b) - weight(a) || slack(b) - slack(a) || a - b);
}

/** The best grid so far, to which every step that made it worse goes back. */
function holder(search: Search) {
  const { grid } = search;
  let best: Kept = keep(grid);
  let level: Level = levelOf(grid);
  let { idle } = grid;
  return {
    /** keeps the grid if it is better, and tells of it unless it is to be quiet */
    look(quiet = false) {
      const gain = gained(grid, level);
      if (gain < 0 || (gain === 0 && grid.idle >= idle)) return;
      [best, level, idle] = [keep(grid), levelOf(grid), grid.idle];
      if (!quiet) search.better();
    },
    back: () => restore(grid, best),
  };
}
type Holder = ReturnType<typeof holder>;

function rounds(search: Search, choice: Chooser, hold: Holder) {
  const { grid, capacity, stop } = search;
  const worth = lexicographic(capacity, 1);
  const barred = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = new Set(choice.choose(worth, barred));
    for (const pair of planned(grid))
      if (!chosen.has(pair) && grid.locked[pair] === 0) take(grid, pair);
    const wanted = [...chosen].filter((pair) => grid.slot[pair] === -1);
    const homeless = byWeight(grid, wanted).filter((pair) => stop() || !insert(grid, pair));
    grid.log.length = 0;
    hold.look();
    if (homeless.length === 0 || stop()) break;
    for (const pair of homeless) barred.add(pair);
  }
  hold.back();
}

const reached = (search: Search) => gained(search.grid, search.bound) >= 0;

/** Plans what is not planned yet in place of lesser meetings, again and again at other times. */
function exchanges(search: Search, luck: Chance, hold: Holder) {
  const { grid, stop, effort } = search;
  let left = Math.round(EXCHANGES * effort);
  for (let pass = 0; pass < 6 && left > 0 && !reached(search) && !stop(); pass++) {
    const open = Array.from(grid.slot.keys()).filter((pair) => grid.slot[pair] === -1);
    let changed = false;
    for (const pair of byWeight(grid, shuffled(open, luck))) {
      if (stop() || left <= 0) break;
      if (grid.slot[pair] !== -1) continue;
      grid.log.length = 0;
      left--;
      if (insert(grid, pair) || exchange(grid, pair, stop)) changed = true;
      else undo(grid, 0);
    }
    grid.log.length = 0;
    hold.look();
    if (!changed) calm(grid, { moves: 4000, chance: luck, stop, better: () => {} });
  }
  hold.back();
}

/**
 * Another beginning, where people walk: pairs get their times as if nobody had to, then moves in time
 * bring down the walks that there is no time for, and what is left of those is dropped.
 */
function walksLast(search: Search, choice: Chooser, luck: Chance, hold: Holder) {
  const { grid, stop, effort } = search;
  for (const pair of planned(grid)) if (grid.locked[pair] === 0) take(grid, pair);
  grid.lenient = true;
  const own = holder({ ...search, better: () => {} });
  rounds(search, choice, own);
  exchanges(search, luck, own);
  calm(grid, { moves: movesFor(grid, WALKS) * effort, chance: luck, stop, better: () => {} });
  for (const pair of byWeight(grid, planned(grid)).reverse()) {
    if (grid.strain === 0) break;
    if (grid.locked[pair] === 0 && strainOf(grid, pair) > 0) take(grid, pair);
  }
  grid.lenient = false;
  grid.log.length = 0;
  hold.look();
}

/** Empties and fills a few slots at a time, until that has gained nothing for long. */
function rematches(search: Search, luck: Chance, hold: Holder) {
  const { grid, stop, effort } = search;
  const slots = [...grid.model.slots.keys()];
  const most = Math.round(REMATCHES * effort);
  let since = 0;
  for (let n = 0; n < most && since < most / 2 && !reached(search) && !stop(); n++) {
    const some = shuffled(slots, luck).slice(0, 1 + luck.of(3));
    since = rematch(grid, some, luck) ? 0 : since + 1;
    if (since === 0) hold.look(n % 10 > 0);
  }
  grid.log.length = 0;
  hold.look();
}

/** Fills the search's grid, beside what is locked in it. */
export function fill(search: Search): void {
  const { grid, capacity, stop, effort, better } = search;
  const locked = new Set(planned(grid));
  const luck = chance(SEED);
  const hold = holder(search);
  const choice = chooser(grid.model, capacity, locked);
  rounds(search, choice, hold);
  if (grid.model.zones > 1 && !reached(search)) walksLast(search, choice, luck, hold);
  exchanges(search, luck, hold);
  rematches(search, luck, hold);
  calm(grid, { moves: movesFor(grid, MOVES) * effort, chance: luck, stop, better });
  hold.look();
  hold.back();
}
