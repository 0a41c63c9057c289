/** Whether a pair can meet in a slot as the grid is: people, tables, walks, rows, order. */
import { breaksBy, type Grid, strainBy } from '#meetings/planner/grid.ts';

/** Whether a person is free in the slot and in those that overlap it. */
function isFree(grid: Grid, person: number, slot: number): boolean {
  const { model, held } = grid;
  const row = person * model.slots.length;
  if (model.open[row + slot] !== 1 || (held[row + slot] ?? -1) >= 0) return false;
  const clash = model.clash[slot] ?? [];
  for (const other of clash) if ((held[row + other] ?? -1) >= 0) return false;
  return true;
}

/** Whether a person who meets in `zone` has the time to come from and go to the meetings around. */
function canWalk(grid: Grid, person: number, slot: number, zone: number): boolean {
  const { model, held } = grid;
  if (model.zones === 1 || grid.lenient) return true;
  const row = person * model.slots.length;
  for (const other of model.near[slot] ?? []) {
    const pair = held[row + other] ?? -1;
    if (pair >= 0 && grid.zone[pair] !== zone) return false;
  }
  return true;
}

/** Whether one more meeting in this slot leaves the delegate no row that is too long. */
function rowAllows({ model, held }: Grid, person: number, slot: number): boolean {
  const { mostInARow, follows } = model;
  const slots = model.slots.length;
  if (mostInARow >= slots) return true;
  const row = person * slots;
  let length = 1;
  for (let at = slot; follows[at] === 1 && (held[row + at - 1] ?? -1) >= 0; at--) length++;
  for (let at = slot + 1; follows[at] === 1 && (held[row + at] ?? -1) >= 0; at++) length++;
  return length <= mostInARow;
}

function orderAllows({ model, slot: at }: Grid, pair: number, slot: number): boolean {
  for (const other of model.later[pair] ?? []) {
    const then = at[other] ?? -1;
    if (then >= 0 && then <= slot) return false;
  }
  for (const other of model.earlier[pair] ?? []) if ((at[other] ?? -1) >= slot) return false;
  return true;
}

/** Whether a table is left in the zone, for a pair that may be nailed to one. */
function tableIn(grid: Grid, pair: number, slot: number, zone: number): boolean {
  const { model, load } = grid;
  const slots = model.slots.length;
  let left = (model.room[zone * slots + slot] ?? 0) - (load[zone * slots + slot] ?? 0);
  for (const other of model.clash[slot] ?? []) left -= load[zone * slots + other] ?? 0;
  if (left <= 0) return false;
  const nail = grid.nail[pair] ?? -1;
  if (nail === -1) return true;
  if (nail < 0 || model.tableOpen[nail * slots + slot] !== 1) return false;
  if ((grid.nailed[nail * slots + slot] ?? -1) >= 0) return false;
  return !(model.clash[slot] ?? []).some((other) => (grid.nailed[nail * slots + other] ?? -1) >= 0);
}

/** The representative who can come and whose day stays closest together; -1: nobody can. */
function whoComes(grid: Grid, pair: number, slot: number, zone: number, only: number): number {
  const own = grid.model.sentBy[grid.model.client[pair] ?? 0] ?? [];
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const person of own) {
    if (only >= 0 && person !== only) continue;
    if (!isFree(grid, person, slot) || !canWalk(grid, person, slot, zone)) continue;
    if (own.length === 1) return person;
    const idle = breaksBy(grid, person, slot);
    if (idle < least) {
      best = person;
      least = idle;
    }
  }
  return best;
}

/**
 * Where an unplanned pair could sit in this slot: representative × zones + zone, or -1. Limits of
 * numbers are not asked here.
 *
 * @param only the representative who must come, or -1
 */
export function seatAt(grid: Grid, pair: number, slot: number, only = -1): number {
  const { model } = grid;
  const delegate = model.sent + (model.delegate[pair] ?? 0);
  if (!isFree(grid, delegate, slot)) return -1;
  if (!rowAllows(grid, delegate, slot) || !orderAllows(grid, pair, slot)) return -1;
  const nail = grid.nail[pair] ?? -1;
  const first = nail >= 0 ? (model.zoneOfTable[nail] ?? 0) : 0;
  const last = nail >= 0 ? first : model.zones - 1;
  let seat = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let zone = first; zone <= last; zone++) {
    if (!tableIn(grid, pair, slot, zone) || !canWalk(grid, delegate, slot, zone)) continue;
    const at = zone * model.slots.length + slot;
    const person = whoComes(grid, pair, slot, zone, only);
    if (person < 0) continue;
    const strain = grid.lenient ? strainBy(grid, pair, slot, person, zone) : 0;
    const left = (model.room[at] ?? 0) - (grid.load[at] ?? 0) - 1000 * strain;
    if (left <= most) continue;
    seat = person * model.zones + zone;
    most = left;
  }
  return seat;
}

/**
 * Meetings that keep the pair out of this slot: those of the two at that time, at its own table, and
 * too near for a walk. Taking them away need not be enough. Null: someone is busy, or one of them
 * is locked.
 */
export function inTheWay(grid: Grid, pair: number, slot: number): number[] | null {
  const { model, held } = grid;
  const slots = model.slots.length;
  const delegate = model.sent + (model.delegate[pair] ?? 0);
  if (model.open[delegate * slots + slot] !== 1) return null;
  const person = likeliest(grid, model.sentBy[model.client[pair] ?? 0] ?? [], slot);
  if (person < 0) return null;
  const found: number[] = [];
  note(found, pair, held[delegate * slots + slot] ?? -1);
  note(found, pair, held[person * slots + slot] ?? -1);
  const nail = grid.nail[pair] ?? -1;
  if (nail >= 0) {
    note(found, pair, grid.nailed[nail * slots + slot] ?? -1);
    if (model.zones > 1 && !grid.lenient)
      for (const other of model.near[slot] ?? [])
        for (const row of [delegate * slots, person * slots]) {
          const near = held[row + other] ?? -1;
          if (near >= 0 && grid.zone[near] !== model.zoneOfTable[nail]) note(found, pair, near);
        }
  }
  for (const other of found) if (grid.locked[other] === 1) return null;
  return found;
}

function note(found: number[], pair: number, other: number) {
  if (other >= 0 && other !== pair && !found.includes(other)) found.push(other);
}

/** A representative who is free in the slot, else one who is not busy; -1: all are. */
function likeliest(grid: Grid, own: readonly number[], slot: number): number {
  let second = -1;
  for (const person of own) {
    if (isFree(grid, person, slot)) return person;
    if (second < 0 && grid.model.open[person * grid.model.slots.length + slot] === 1)
      second = person;
  }
  return second;
}
