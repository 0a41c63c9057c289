/**
 * A plan under way: who is with whom in each slot. Every change is noted, so that a search can try
 * something and take it back. Meetings get a zone here; which of its tables, `places.ts` says last.
 */
import type { Model } from '#meetings/planner/model.ts';

export type Grid = {
  model: Model;
  /** pair → slot, or -1 */
  slot: Int32Array;
  /** pair → representative, and zone */
  sent: Int32Array;
  zone: Int32Array;
  /** pair → a table that is its client's own or fixed, or -1 */
  nail: Int32Array;
  /** pair → 1: it stays where it is */
  locked: Uint8Array;
  /** person × slot → pair, or -1 */
  held: Int32Array;
  /** table × slot → pair nailed to it, or -1 */
  nailed: Int32Array;
  /** zone × slot → meetings */
  load: Int32Array;
  clientCount: Int32Array;
  /** of them, those that only the client wishes */
  oneSided: Int32Array;
  delegateCount: Int32Array;
  promised: number;
  mutual: number;
  wishes: number;
  /** breaks of all, and meetings in the half of the day that was not asked for */
  idle: number;
  /** pairs of meetings of a person that leave no time to walk; 0 unless they are let pass */
  strain: number;
  lenient: boolean;
  /** what was done, as pair, slot, representative, zone; slot -1: it was put, else taken from there */
  log: number[];
};

export function emptyGrid(model: Model): Grid {
  const { pairs, people, zones, task } = model;
  const slots = model.slots.length;
  return {
    model,
    slot: new Int32Array(pairs).fill(-1),
    sent: new Int32Array(pairs).fill(-1),
    zone: new Int32Array(pairs).fill(-1),
    nail: Int32Array.from(model.client, (client) => model.own[client] ?? -1),
    locked: new Uint8Array(pairs),
    held: new Int32Array(people * slots).fill(-1),
    nailed: new Int32Array(task.tables.length * slots).fill(-1),
    load: new Int32Array(zones * slots),
    clientCount: new Int32Array(task.clients.length),
    oneSided: new Int32Array(task.clients.length),
    delegateCount: new Int32Array(task.delegates.length),
    ...{ promised: 0, mutual: 0, wishes: 0, idle: 0, strain: 0, lenient: false },
    log: [],
  };
}

const add = (list: Int32Array, at: number, by: number) => {
  list[at] = (list[at] ?? 0) + by;
};

/**
 * How many breaks more a person has with a meeting in this slot than without: a break is a run of
 * slots between two meetings of a day with one in which the person is free.
 */
export function breaksBy(grid: Grid, person: number, slot: number): number {
  const { held, model } = grid;
  const { open, days } = model;
  const slots = model.slots.length;
  const row = person * slots;
  const day = days[slot];
  let before = 0;
  let after = 0;
  let idle = 0;
  let more = 0;
  for (let at = slot - 1; at >= 0 && days[at] === day; at--) {
    if ((held[row + at] ?? -1) >= 0) {
      before = 1;
      more += idle;
      break;
    }
    if (open[row + at] === 1) idle = 1;
  }
  idle = 0;
  for (let at = slot + 1; at < slots && days[at] === day; at++) {
    if ((held[row + at] ?? -1) >= 0) {
      after = 1;
      more += idle;
      break;
    }
    if (open[row + at] === 1) idle = 1;
  }
  return more - before * after;
}

/** Breaks and unsuitable halves of days, if the pair met in this slot. */
export function idleBy(grid: Grid, pair: number, slot: number, person: number): number {
  const { model } = grid;
  const part = model.part[pair] ?? 0;
  return (
    breaksBy(grid, person, slot) +
    breaksBy(grid, model.sent + (model.delegate[pair] ?? 0), slot) +
    (part !== 0 && part !== model.partOfSlot[slot] ? 1 : 0)
  );
}

/** Meetings of the pair's two people in other zones, too near in time to walk to or from. */
export function strainBy(grid: Grid, pair: number, slot: number, person: number, zone: number) {
  const { model, held } = grid;
  const slots = model.slots.length;
  const rows = model.sent + (model.delegate[pair] ?? 0);
  let count = 0;
  for (const other of model.near[slot] ?? []) {
    const mine = held[rows * slots + other] ?? -1;
    if (mine >= 0 && mine !== pair && grid.zone[mine] !== zone) count++;
    const theirs = held[person * slots + other] ?? -1;
    if (theirs >= 0 && theirs !== pair && grid.zone[theirs] !== zone) count++;
  }
  return count;
}

/** The same for a planned pair where it is. */
export const strainOf = (grid: Grid, pair: number): number =>
  strainBy(grid, pair, grid.slot[pair] ?? 0, grid.sent[pair] ?? 0, grid.zone[pair] ?? 0);

/** Writes a meeting into the grid (`by` 1) or out of it (-1). */
function write(grid: Grid, pair: number, by: 1 | -1) {
  const { model } = grid;
  const slots = model.slots.length;
  const slot = grid.slot[pair] ?? 0;
  const person = grid.sent[pair] ?? 0;
  const client = model.client[pair] ?? 0;
  const delegate = model.delegate[pair] ?? 0;
  const value = by === 1 ? pair : -1;
  grid.idle += by * idleBy(grid, pair, slot, person);
  if (grid.lenient) grid.strain += by * strainBy(grid, pair, slot, person, grid.zone[pair] ?? 0);
  grid.held[person * slots + slot] = value;
  grid.held[(model.sent + delegate) * slots + slot] = value;
  const nail = grid.nail[pair] ?? -1;
  if (nail >= 0) grid.nailed[nail * slots + slot] = value;
  add(grid.load, (grid.zone[pair] ?? 0) * slots + slot, by);
  add(grid.delegateCount, delegate, by);
  add(grid.oneSided, client, by * (model.oneSided[pair] ?? 0));
  add(grid.clientCount, client, by);
  const count = (grid.clientCount[client] ?? 0) - (by === 1 ? 1 : 0);
  if (count < (model.promised[client] ?? 0)) grid.promised += by;
  grid.mutual += by * (model.mutual[pair] ?? 0);
  grid.wishes += by * (model.worth[pair] ?? 0);
}

/** @param seat what `seatAt` answered for this slot */
export function put(grid: Grid, pair: number, slot: number, seat: number) {
  grid.log.push(pair, -1, 0, 0);
  settle(grid, pair, slot, Math.floor(seat / grid.model.zones), seat % grid.model.zones);
}

function settle(grid: Grid, pair: number, slot: number, sent: number, zone: number) {
  grid.slot[pair] = slot;
  grid.sent[pair] = sent;
  grid.zone[pair] = zone;
  write(grid, pair, 1);
}

export function take(grid: Grid, pair: number) {
  grid.log.push(pair, grid.slot[pair] ?? 0, grid.sent[pair] ?? 0, grid.zone[pair] ?? 0);
  write(grid, pair, -1);
  grid.slot[pair] = -1;
}

/** Takes back what was done since the log was `mark` long. */
export function undo(grid: Grid, mark: number) {
  const { log } = grid;
  while (log.length > mark) {
    const zone = log.pop() ?? 0;
    const sent = log.pop() ?? 0;
    const slot = log.pop() ?? 0;
    const pair = log.pop() ?? 0;
    if (slot >= 0) settle(grid, pair, slot, sent, zone);
    else {
      write(grid, pair, -1);
      grid.slot[pair] = -1;
    }
  }
}

export type Kept = { slot: Int32Array; sent: Int32Array; zone: Int32Array };
export const keep = ({ slot, sent, zone }: Grid): Kept => ({
  slot: slot.slice(),
  sent: sent.slice(),
  zone: zone.slice(),
});

/** Makes the grid what it was when `kept` was. */
export function restore(grid: Grid, kept: Kept) {
  for (let pair = 0; pair < grid.model.pairs; pair++)
    if ((grid.slot[pair] ?? -1) >= 0) {
      write(grid, pair, -1);
      grid.slot[pair] = -1;
    }
  for (let pair = 0; pair < grid.model.pairs; pair++) {
    const slot = kept.slot[pair] ?? -1;
    if (slot >= 0) settle(grid, pair, slot, kept.sent[pair] ?? 0, kept.zone[pair] ?? 0);
  }
  grid.log.length = 0;
}

/** Whether client and delegate hold fewer meetings than their most. */
export function belowMost({ model, clientCount, delegateCount }: Grid, pair: number): boolean {
  const [client, delegate] = [model.client[pair] ?? 0, model.delegate[pair] ?? 0];
  return (
    (clientCount[client] ?? 0) < (model.clientMost[client] ?? 0) &&
    (delegateCount[delegate] ?? 0) < (model.delegateMost[delegate] ?? 0)
  );
}

/** Whether numbers alone allow one more meeting of this pair. */
export function countsAllow(grid: Grid, pair: number): boolean {
  const { model, oneSided } = grid;
  const client = model.client[pair] ?? 0;
  const asked =
    model.oneSided[pair] === 0 || (oneSided[client] ?? 0) < (model.promised[client] ?? 0);
  return asked && belowMost(grid, pair);
}
