/**
 * Empties a few slots and fills one after the other with the best set of meetings that it can hold
 * beside all that stays: a matching of people, solved exactly. Kept where nothing is lost by it.
 */
import type { Chance } from '#meetings/planner/chance.ts';
import { type Arc, network } from '#meetings/planner/flow.ts';
import { countsAllow, type Grid, put, take, undo } from '#meetings/planner/grid.ts';
import { gained, levelOf } from '#meetings/planner/insert.ts';
import { seatAt } from '#meetings/planner/seat.ts';

/** Each outweighs all below it in one slot; the last is chance, so that ties fall differently. */
const PROMISED = 1e10;
const MUTUAL = 1e7;
const WORTH = 16;

/** Pairs that could meet in the slot as the grid is. */
function candidates(grid: Grid, slot: number): number[] {
  const found: number[] = [];
  for (let pair = 0; pair < grid.model.pairs; pair++)
    if (grid.slot[pair] === -1 && countsAllow(grid, pair) && seatAt(grid, pair, slot) >= 0)
      found.push(pair);
  return found;
}

/** The best of the candidates that people and tables allow together. */
function matching(grid: Grid, pairs: readonly number[], slot: number, chance: Chance): number[] {
  const { model } = grid;
  const clients = model.promised.length;
  const client = (pair: number) => model.client[pair] ?? 0;
  const arcs: Arc[] = pairs.map((pair) => ({
    from: 2 + client(pair),
    to: 2 + clients + (model.delegate[pair] ?? 0),
    capacity: 1,
    cost: -(
      (model.mutual[pair] ?? 0) * MUTUAL +
      (model.worth[pair] ?? 0) * WORTH +
      chance.of(WORTH)
    ),
  }));
  for (const each of new Set(pairs.map(client))) {
    const owed = (model.promised[each] ?? 0) - (grid.clientCount[each] ?? 0);
    const most = (model.clientMost[each] ?? 0) - (grid.clientCount[each] ?? 0);
    const people = (model.own[each] ?? -1) === -1 ? (model.sentBy[each]?.length ?? 0) : 1;
    for (let n = 0; n < Math.min(people, most); n++)
      arcs.push({ from: 0, to: 2 + each, capacity: 1, cost: n < owed ? -PROMISED : 0 });
  }
  for (const delegate of new Set(pairs.map((pair) => model.delegate[pair] ?? 0)))
    arcs.push({ from: 2 + clients + delegate, to: 1, capacity: 1, cost: 0 });
  let left = 0;
  for (let zone = 0; zone < model.zones; zone++) {
    const at = zone * model.slots.length + slot;
    left += (model.room[at] ?? 0) - (grid.load[at] ?? 0);
  }
  arcs.push({ from: 1, to: 0, capacity: left, cost: 0 });
  const nodes = 2 + clients + model.task.delegates.length;
  const flow = network(nodes, arcs).cheapest(arcs.map(({ cost }) => cost));
  return pairs.filter((_, index) => flow[index] === 1);
}

function fillSlot(grid: Grid, slot: number, chance: Chance) {
  for (let again = 0; again < 3; again++) {
    const chosen = matching(grid, candidates(grid, slot), slot, chance);
    let seated = 0;
    for (const pair of chosen) {
      const seat = countsAllow(grid, pair) ? seatAt(grid, pair, slot) : -1;
      if (seat >= 0) {
        put(grid, pair, slot, seat);
        seated++;
      }
    }
    if (seated === chosen.length || seated === 0) return;
  }
}

/** @returns whether promises, mutual wishes or ranks gained */
export function rematch(grid: Grid, chosen: readonly number[], chance: Chance): boolean {
  grid.log.length = 0;
  const before = levelOf(grid);
  for (let pair = 0; pair < grid.model.pairs; pair++)
    if (chosen.includes(grid.slot[pair] ?? -1) && grid.locked[pair] === 0) take(grid, pair);
  for (const slot of chosen) fillSlot(grid, slot, chance);
  const gain = gained(grid, before);
  if (gain < 0) undo(grid, 0);
  return gain > 0;
}
