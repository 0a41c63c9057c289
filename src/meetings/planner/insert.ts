/** Finds a slot for a meeting: a free one, else by moving others, else in place of a lesser one. */
import { countsAllow, type Grid, idleBy, put, take, undo } from '#meetings/planner/grid.ts';
import { inTheWay, seatAt } from '#meetings/planner/seat.ts';

/** Meetings that change places along one alternating path, at most. */
const LONGEST_CHAIN = 60;
/** Places tried for one meeting when others move out of its way, and how many move in turn. */
const TRIES = 160;
const DEPTH = 3;

/** Seats the pair in the free slot that makes fewest breaks. */
function seatFree(grid: Grid, pair: number): boolean {
  let best = -1;
  let seat = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < grid.model.slots.length; slot++) {
    const possible = seatAt(grid, pair, slot);
    if (possible < 0) continue;
    const idle = idleBy(grid, pair, slot, Math.floor(possible / grid.model.zones));
    if (idle >= least) continue;
    best = slot;
    seat = possible;
    least = idle;
  }
  if (best < 0) return false;
  put(grid, pair, best, seat);
  return true;
}

/**
 * Seats an unplanned pair in slot `a`; who is in its way there goes to `b`, who is in the way of
 * those goes to `a`, and so on (an alternating path of Kempe's). Leaves the grid as it was if
 * someone can't.
 */
export function chain(grid: Grid, pair: number, a: number, b: number): boolean {
  const mark = grid.log.length;
  const waiting: [pair: number, slot: number][] = [[pair, a]];
  for (let moved = 0; moved < waiting.length; moved++) {
    const [each, slot] = waiting[moved] ?? [pair, a];
    const away = moved < LONGEST_CHAIN ? inTheWay(grid, each, slot) : null;
    const elsewhere = slot === a ? b : a;
    const possible = away?.every((other) => grid.slot[other] === slot && other !== pair) ?? false;
    if (!away || !possible) {
      undo(grid, mark);
      return false;
    }
    for (const other of away) {
      take(grid, other);
      waiting.push([other, elsewhere]);
    }
    const seat = seatAt(grid, each, slot);
    if (seat < 0) {
      undo(grid, mark);
      return false;
    }
    put(grid, each, slot, seat);
  }
  return true;
}

/** Tries every path of two slots of which the pair's two people have one free each. */
function seatByChain(grid: Grid, pair: number): boolean {
  const { model, held } = grid;
  const slots = model.slots.length;
  const delegate = model.sent + (model.delegate[pair] ?? 0);
  for (let a = 0; a < slots; a++) {
    if (model.open[delegate * slots + a] !== 1) continue;
    const away = inTheWay(grid, pair, a);
    if (away?.length !== 1) continue;
    for (let b = 0; b < slots; b++) {
      const other = away[0] ?? 0;
      const person =
        (held[delegate * slots + a] ?? -1) === other ? delegate : (grid.sent[other] ?? 0);
      if (b === a || (held[person * slots + b] ?? -1) >= 0) continue;
      if (chain(grid, pair, a, b)) return true;
    }
  }
  return false;
}

type Tries = { left: number };

/** Takes what is in the way out, and finds each of those a place in turn. */
function seatByMoving(grid: Grid, pair: number, depth: number, tries: Tries): boolean {
  for (let slot = 0; slot < grid.model.slots.length && tries.left > 0; slot++) {
    const away = inTheWay(grid, pair, slot);
    if (!away || away.length === 0 || away.length > 2) continue;
    tries.left--;
    const mark = grid.log.length;
    for (const other of away) take(grid, other);
    const seat = seatAt(grid, pair, slot);
    if (seat >= 0) {
      put(grid, pair, slot, seat);
      const settled = away.every(
        (other) =>
          seatFree(grid, other) || (depth > 1 && seatByMoving(grid, other, depth - 1, tries)),
      );
      if (settled) return true;
    }
    undo(grid, mark);
  }
  return false;
}

/** Plans a pair and keeps everything else planned, though perhaps at another time. */
export function insert(grid: Grid, pair: number): boolean {
  if (!countsAllow(grid, pair)) return false;
  if (seatFree(grid, pair) || seatByChain(grid, pair)) return true;
  return seatByMoving(grid, pair, DEPTH, { left: TRIES });
}

/** Promises, then mutual wishes, then ranks: above 0 if the grid is better now than it was. */
export type Level = { promised: number; mutual: number; wishes: number };
export const levelOf = ({ promised, mutual, wishes }: Grid): Level => ({
  ...{ promised, mutual, wishes },
});
export const gained = (grid: Grid, before: Level): number =>
  grid.promised - before.promised || grid.mutual - before.mutual || grid.wishes - before.wishes;

/** Meetings that count against the same limit as the pair and are less worth, least first. */
function rivals(grid: Grid, pair: number): number[] {
  const { model } = grid;
  const [client, delegate] = [model.client[pair] ?? 0, model.delegate[pair] ?? 0];
  const fullClient = (grid.clientCount[client] ?? 0) >= (model.clientMost[client] ?? 0);
  const fullDelegate = (grid.delegateCount[delegate] ?? 0) >= (model.delegateMost[delegate] ?? 0);
  const list = fullDelegate ? model.ofDelegate[delegate] : model.ofClient[client];
  const others = (list ?? []).filter(
    (other) => other !== pair && (grid.slot[other] ?? -1) >= 0 && grid.locked[other] === 0,
  );
  const value = (other: number) => (model.mutual[other] ?? 0) * 1e6 + (model.worth[other] ?? 0);
  return fullClient || fullDelegate || model.oneSided[pair] === 1
    ? others.sort((a, b) => value(a) - value(b)).slice(0, 6)
    : [];
}

/**
 * Plans a pair in place of others that are less worth, if that gains in all; what was dropped is
 * planned again where it can be.
 *
 * @returns whether the grid changed
 */
export function exchange(grid: Grid, pair: number, stop: () => boolean): boolean {
  const [mark, before] = [grid.log.length, levelOf(grid)];
  if (!countsAllow(grid, pair)) {
    for (const other of rivals(grid, pair)) {
      if (stop()) return false;
      take(grid, other);
      const planned = insert(grid, pair);
      if (planned) refill(grid, [other]);
      if (planned && gained(grid, before) > 0) return true;
      undo(grid, mark);
    }
    return false;
  }
  for (let slot = 0; slot < grid.model.slots.length; slot++) {
    if (stop()) return false;
    const away = inTheWay(grid, pair, slot);
    if (!away || away.length > 3) continue;
    for (const other of away) take(grid, other);
    const seat = seatAt(grid, pair, slot);
    if (seat >= 0) {
      put(grid, pair, slot, seat);
      refill(grid, away);
      if (gained(grid, before) > 0) return true;
    }
    undo(grid, mark);
  }
  return false;
}

/** What was dropped comes back where it can; else another meeting of the same people. */
function refill(grid: Grid, dropped: readonly number[]) {
  const { model } = grid;
  for (const pair of dropped) {
    if (grid.slot[pair] !== -1 || insert(grid, pair)) continue;
    const sides = [
      model.ofClient[model.client[pair] ?? 0],
      model.ofDelegate[model.delegate[pair] ?? 0],
    ];
    const others = sides.flatMap((list) => list ?? []).filter((other) => grid.slot[other] === -1);
    const value = (other: number) => (model.mutual[other] ?? 0) * 1e6 + (model.worth[other] ?? 0);
    for (const other of others.sort((a, b) => value(b) - value(a)).slice(0, 8))
      if (countsAllow(grid, other) && seatFree(grid, other)) break;
  }
}
