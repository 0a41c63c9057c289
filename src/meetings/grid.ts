/**
 * A plan under way: who is with whom in each slot. Every change is noted, so that a search can try
 * something and take it back. Meetings get a zone here; which of its tables, `places.ts` says last.
 */
import type { Model } from '#meetings/model.ts';

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
  /** person → breaks */
  breaks: Int32Array;
  promised: number;
  mutual: number;
  wishes: number;
  /** breaks of all, and meetings in the half of the day that was not asked for */
  idle: number;
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
    breaks: new Int32Array(people),
    ...{ promised: 0, mutual: 0, wishes: 0, idle: 0 },
    log: [],
  };
}

const add = (list: Int32Array, at: number, by: number) => {
  list[at] = (list[at] ?? 0) + by;
};

/** Runs of slots between two meetings of a day that have a slot in which the person is free. */
function countBreaks({ model, held }: Grid, person: number): number {
  const { open, days } = model;
  const slots = model.slots.length;
  const row = person * slots;
  let [count, day, met, waits] = [0, -1, false, false];
  for (let slot = 0; slot < slots; slot++) {
    if (days[slot] !== day) {
      day = days[slot] ?? 0;
      met = false;
    }
    if ((held[row + slot] ?? -1) >= 0) {
      if (met && waits) count++;
      met = true;
      waits = false;
    } else if (open[row + slot] === 1) waits = true;
  }
  return count;
}

function recount(grid: Grid, person: number) {
  const now = countBreaks(grid, person);
  grid.idle += now - (grid.breaks[person] ?? 0);
  grid.breaks[person] = now;
}

/** Writes a meeting into the grid (`by` 1) or out of it (-1). */
function write(grid: Grid, pair: number, by: 1 | -1) {
  const { model } = grid;
  const slots = model.slots.length;
  const [slot, person] = [grid.slot[pair] ?? 0, grid.sent[pair] ?? 0];
  const [client, delegate] = [model.client[pair] ?? 0, model.delegate[pair] ?? 0];
  const value = by === 1 ? pair : -1;
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
  const part = model.part[pair] ?? 0;
  if (part !== 0 && part !== model.partOfSlot[slot]) grid.idle += by;
  recount(grid, person);
  recount(grid, model.sent + delegate);
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
    const [zone = 0, sent = 0, slot = 0, pair = 0] = [log.pop(), log.pop(), log.pop(), log.pop()];
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

/** Whether numbers alone allow one more meeting of this pair. */
export function countsAllow(grid: Grid, pair: number): boolean {
  const { model } = grid;
  const [client, delegate] = [model.client[pair] ?? 0, model.delegate[pair] ?? 0];
  if ((grid.clientCount[client] ?? 0) >= (model.clientMost[client] ?? 0)) return false;
  if ((grid.delegateCount[delegate] ?? 0) >= (model.delegateMost[delegate] ?? 0)) return false;
  return model.oneSided[pair] === 0 || (grid.oneSided[client] ?? 0) < (model.promised[client] ?? 0);
}
