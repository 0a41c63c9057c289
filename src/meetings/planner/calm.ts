/** Closes the gaps of a plan: moves meetings in time, one or a chain of them, and keeps who meets whom. */
import type { Chance } from '#meetings/planner/chance.ts';
import { type Grid, type Kept, keep, put, restore, take, undo } from '#meetings/planner/grid.ts';
import { chain } from '#meetings/planner/insert.ts';
import { seatAt } from '#meetings/planner/seat.ts';

/** A plan with one more break is taken with chance e^(-1 / this), at first and at last. */
const WARM = 0.25;
const COLD = 0.05;

/** Moves the meeting to the slot, others out of its way; false: it stays where it was. */
function move(grid: Grid, pair: number, slot: number): boolean {
  const mark = grid.log.length;
  const from = grid.slot[pair] ?? 0;
  take(grid, pair);
  const seat = seatAt(grid, pair, slot);
  if (seat >= 0) {
    put(grid, pair, slot, seat);
    return true;
  }
  if (slot !== from && chain(grid, pair, slot, from)) return true;
  undo(grid, mark);
  return false;
}

/** A slot next to another meeting of one of the pair's two people, or any. */
function aim(grid: Grid, pair: number, { of, next }: Chance): number {
  const { model, held } = grid;
  const slots = model.slots.length;
  if (next() < 0.3) return of(slots);
  const delegate = model.sent + (model.delegate[pair] ?? 0);
  const row = (next() < 0.5 ? delegate : (grid.sent[pair] ?? 0)) * slots;
  const from = of(slots);
  for (let n = 0; n < slots; n++) {
    const slot = (from + n) % slots;
    const other = held[row + slot] ?? -1;
    if (other < 0 || other === pair) continue;
    const beside = next() < 0.5 ? slot - 1 : slot + 1;
    return beside < 0 || beside >= slots ? slot : beside;
  }
  return from;
}

export type Calm = {
  moves: number;
  chance: Chance;
  stop(): boolean;
  /** told now and then of a better grid, which it may look at */
  better(): void;
};

/** What is to become small: walks that there is no time for where they are let pass, then breaks. */
const unrest = ({ lenient, strain, idle }: Grid) => (lenient ? strain + idle / 64 : idle);

const atRest = ({ lenient, strain, idle }: Grid) => (lenient ? strain : idle) === 0;

/** Moves between two looks at the best. */
const LOOK = 200_000;

/** Fewer breaks and unsuitable halves of days by simulated annealing. The grid ends at its best. */
export function calm(grid: Grid, { moves, chance, stop, better }: Calm): void {
  const movable = Array.from(grid.slot.keys()).filter(
    (pair) => (grid.slot[pair] ?? -1) >= 0 && grid.locked[pair] === 0,
  );
  if (movable.length === 0 || atRest(grid)) return;
  let best: Kept = keep(grid);
  let least = unrest(grid);
  let told = least;
  for (let n = 1; n <= moves && !atRest(grid); n++) {
    if (n % 64 === 0 && stop()) break;
    if (n % LOOK === 0 && least < told) {
      told = least;
      const here = keep(grid);
      restore(grid, best);
      better();
      restore(grid, here);
    }
    const temperature = WARM * (COLD / WARM) ** (n / moves);
    grid.log.length = 0;
    const before = unrest(grid);
    const pair = movable[chance.of(movable.length)] ?? 0;
    if (!move(grid, pair, aim(grid, pair, chance))) continue;
    const worse = unrest(grid) - before;
    if (worse > 0 && chance.next() >= Math.exp(-worse / temperature)) undo(grid, 0);
    else if (unrest(grid) < least) {
      best = keep(grid);
      least = unrest(grid);
    }
  }
  restore(grid, best);
}
