/** Gives every meeting of a grid its table, and ids again instead of positions. */

import type { PlannedMeeting } from '#meetings/plan.ts';
import type { Grid } from '#meetings/planner/grid.ts';

/** Tables of a zone that are there in this slot and not taken; those of other clients last. */
function freeTables({ model, nailed }: Grid, zone: number, slot: number, taken: Set<number>) {
  const slots = model.slots.length;
  const owned = new Set(model.own);
  const free = [...model.zoneOfTable.keys()].filter(
    (table) =>
      model.zoneOfTable[table] === zone &&
      model.tableOpen[table * slots + slot] === 1 &&
      (nailed[table * slots + slot] ?? -1) < 0 &&
      !(model.clash[slot] ?? []).some((other) => taken.has(table * slots + other)) &&
      !taken.has(table * slots + slot),
  );
  return free.sort((a, b) => Number(owned.has(a)) - Number(owned.has(b)) || a - b);
}

/** A table for each client of the pool to sit at as a rule: one that nobody owns, in turn. */
function homes({ model }: Grid): number[] {
  const owned = new Set(model.own);
  const all = [...model.zoneOfTable.keys()];
  const open = all.filter((table) => !owned.has(table));
  const pool = open.length > 0 ? open : all;
  let next = 0;
  return Array.from(model.own, (own) => (own === -1 ? (pool[next++ % pool.length] ?? -1) : own));
}

/**
 * Clients of the pool sit at home where that is free, else where they sat before. Those who can be
 * at home come first, so that nobody else sits there.
 */
function seatPool(grid: Grid, order: readonly number[], table: Int32Array) {
  const { model } = grid;
  const home = homes(grid);
  const seatsOf = new Map<number, number[]>();
  const taken = new Set<number>();
  const sit = (pair: number, chosen: number) => {
    table[pair] = chosen;
    taken.add(chosen * model.slots.length + (grid.slot[pair] ?? 0));
  };
  const free = (pair: number) =>
    freeTables(grid, grid.zone[pair] ?? 0, grid.slot[pair] ?? 0, taken);
  const away = order.filter((pair) => {
    const own = home[model.client[pair] ?? 0] ?? -1;
    const there = free(pair).includes(own);
    if (there) sit(pair, own);
    return !there;
  });
  for (const pair of away) {
    const client = model.client[pair] ?? 0;
    const left = free(pair);
    const known = seatsOf.get(client) ?? [];
    const usual = known.find((each) => left.includes(each));
    const chosen = usual ?? left[client % Math.max(1, left.length)] ?? -1;
    sit(pair, chosen);
    if (usual === undefined) seatsOf.set(client, [...known, chosen]);
  }
}

/** In the order of slots and tables. */
export function meetingsOf(grid: Grid): PlannedMeeting[] {
  const { model } = grid;
  const table = grid.nail.slice();
  const planned = [...grid.slot.keys()].filter((pair) => (grid.slot[pair] ?? -1) >= 0);
  const pool = planned.filter((pair) => (grid.nail[pair] ?? -1) < 0);
  const order = pool.sort((a, b) => (grid.slot[a] ?? 0) - (grid.slot[b] ?? 0) || a - b);
  seatPool(grid, order, table);
  return planned
    .map((pair) => ({
      slot: model.slots[grid.slot[pair] ?? 0]?.number ?? 0,
      table: model.task.tables[table[pair] ?? 0]?.number ?? 0,
      client: model.task.clients[model.client[pair] ?? 0]?.id ?? '',
      representative: model.representatives[grid.sent[pair] ?? 0]?.id ?? '',
      delegate: model.task.delegates[model.delegate[pair] ?? 0]?.id ?? '',
      mutual: model.mutual[pair] === 1,
    }))
    .sort((a, b) => a.slot - b.slot || a.table - b.table);
}
