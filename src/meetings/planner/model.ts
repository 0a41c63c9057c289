/**
 * A task in numbers, for the planner's inner loops: people, slots, tables and pairs are positions in
 * lists, ids stay outside. Representatives come first among the people, then delegates.
 */

import { worthOf } from '#meetings/planner/score.ts';
import { inARow } from '#meetings/planner/verify.ts';
import { overlap, type Span, type Task, type TaskSlot, usableSlots } from '#meetings/task.ts';

export type Model = {
  task: Task;
  slots: TaskSlot[];
  /** a slot that follows the one before it without a slot between them */
  follows: Uint8Array;
  /** slot → slots that overlap it */
  clash: number[][];
  /** slot → slots of the same hour, too near to walk to another zone */
  near: number[][];
  days: Int32Array;
  /** 1 morning, 2 afternoon */
  partOfSlot: Uint8Array;
  mostInARow: number;

  representatives: { id: string; client: number }[];
  sentBy: number[][];
  /** number of representatives: the delegate at `d` is the person at `sent + d` */
  sent: number;
  people: number;
  /** person × slot: 1 if not busy */
  open: Uint8Array;
  promised: Int32Array;
  clientMost: Int32Array;
  delegateMost: Int32Array;

  /** table → zone; walking between them only counts where `zones` > 1 */
  zoneOfTable: Int32Array;
  zones: number;
  /** table × slot: 1 if it is there */
  tableOpen: Uint8Array;
  /** zone × slot: tables that are there */
  room: Int32Array;
  /** slot: tables that are there */
  roomInAll: Int32Array;
  /** client → its own table, -1: any, -2: one that does not exist */
  own: Int32Array;
  /** client × slot: meetings fixed to a table, be it its own or not */
  elsewhere: Int32Array;

  pairs: number;
  client: Int32Array;
  delegate: Int32Array;
  /** 1: wished by both */
  mutual: Uint8Array;
  /** 1: only the client wishes */
  oneSided: Uint8Array;
  worth: Int32Array;
  /** 1 morning, 2 afternoon, 0 any */
  part: Uint8Array;
  /** pair → pairs that must come later, and earlier */
  later: number[][];
  earlier: number[][];
  pairAt: Map<string, number>;
  ofClient: number[][];
  ofDelegate: number[][];
};

const lists = (count: number): number[][] => Array.from({ length: count }, () => []);
const partNumber = { morning: 1, afternoon: 2 } as const;

/** Positions of other slots of which something is true. */
const others = (slots: readonly TaskSlot[], test: (a: TaskSlot, b: TaskSlot) => boolean) =>
  slots.map((a) => slots.flatMap((b, index) => (a !== b && test(a, b) ? [index] : [])));

function timeOf(task: Task, slots: TaskSlot[]) {
  const walk = task.walkMinutes * 60_000;
  const between = (a: TaskSlot, b: TaskSlot) =>
    Math.max(b.startsAt.getTime() - a.endsAt.getTime(), a.startsAt.getTime() - b.endsAt.getTime());
  const days = [...new Set(slots.map(({ day }) => day))];
  const before = (index: number) => slots[index - 1];
  return {
    slots,
    clash: others(slots, overlap),
    near: others(slots, (a, b) => between(a, b) < walk),
    days: Int32Array.from(slots, ({ day }) => days.indexOf(day)),
    partOfSlot: Uint8Array.from(slots, ({ part }) => partNumber[part]),
    follows: Uint8Array.from(slots, (slot, index) => {
      const last = before(index);
      return last && inARow(last, slot, task.slots) ? 1 : 0;
    }),
    mostInARow: task.mostInARow ?? Number.MAX_SAFE_INTEGER,
  };
}

/** row × slot: 1 where none of the row's spans overlaps the slot */
const free = (rows: readonly (readonly Span[])[], slots: readonly TaskSlot[]) =>
  Uint8Array.from(
    rows.flatMap((spans) =>
      slots.map((slot) => (spans.some((span) => overlap(span, slot)) ? 0 : 1)),
    ),
  );

function peopleOf(task: Task, slots: readonly TaskSlot[]) {
  const representatives = task.clients.flatMap((each, client) =>
    each.representatives.map(({ id, busy }) => ({ id, busy, client })),
  );
  const sentBy = lists(task.clients.length);
  for (const [index, { client }] of representatives.entries()) sentBy[client]?.push(index);
  const everyone = [...representatives, ...task.delegates];
  return {
    representatives,
    sentBy,
    sent: representatives.length,
    people: everyone.length,
    open: free(
      everyone.map(({ busy }) => busy),
      slots,
    ),
    promised: Int32Array.from(task.clients, ({ promised }) => promised),
    clientMost: Int32Array.from(task.clients, ({ most }) => most),
    delegateMost: Int32Array.from(task.delegates, ({ most }) => most),
  };
}

/** Where nobody ever has too little time to walk, all tables are as good as in one zone. */
function tablesOf(task: Task, slots: readonly TaskSlot[], walks: boolean) {
  const zoneOf = ({ zone }: { zone: string }) => (walks ? zone : '');
  const names = [...new Set(task.tables.map(zoneOf))];
  const zones = Math.max(1, names.length);
  const zoneOfTable = Int32Array.from(task.tables, (table) => names.indexOf(zoneOf(table)));
  const tableOpen = free(
    task.tables.map(({ lost }) => lost),
    slots,
  );
  const room = new Int32Array(zones * slots.length);
  const roomInAll = new Int32Array(slots.length);
  for (const [table] of task.tables.entries())
    for (const [slot] of slots.entries()) {
      const there = tableOpen[table * slots.length + slot] ?? 0;
      const at = (zoneOfTable[table] ?? 0) * slots.length + slot;
      room[at] = (room[at] ?? 0) + there;
      roomInAll[slot] = (roomInAll[slot] ?? 0) + there;
    }
  const own = Int32Array.from(task.clients, ({ table }) => {
    if (table === null) return -1;
    const at = task.tables.findIndex(({ number }) => number === table);
    return at < 0 ? -2 : at;
  });
  return { zoneOfTable, zones, tableOpen, room, roomInAll, own, elsewhere: fixedTo(task, slots) };
}

function fixedTo(task: Task, slots: readonly TaskSlot[]): Int32Array {
  const count = new Int32Array(task.clients.length * slots.length);
  for (const { client, slot, table } of task.fixed) {
    const row = task.clients.findIndex(({ id }) => id === client) * slots.length;
    const at = row + slots.findIndex(({ number }) => number === slot);
    if (table !== null && row >= 0 && at >= row) count[at] = (count[at] ?? 0) + 1;
  }
  return count;
}

function pairsOf(task: Task) {
  const clientAt = new Map(task.clients.map(({ id }, index) => [id, index]));
  const delegateAt = new Map(task.delegates.map(({ id }, index) => [id, index]));
  const known = task.pairs.filter((p) => clientAt.has(p.client) && delegateAt.has(p.delegate));
  const pairAt = new Map(known.map((p, index) => [`${p.client} ${p.delegate}`, index]));
  const [later, earlier] = [lists(known.length), lists(known.length)];
  for (const { first, then } of task.before) {
    const a = pairAt.get(`${first.client} ${first.delegate}`);
    const b = pairAt.get(`${then.client} ${then.delegate}`);
    if (a === undefined || b === undefined) continue;
    later[a]?.push(b);
    earlier[b]?.push(a);
  }
  const client = Int32Array.from(known, (p) => clientAt.get(p.client) ?? 0);
  const delegate = Int32Array.from(known, (p) => delegateAt.get(p.delegate) ?? 0);
  const [ofClient, ofDelegate] = [lists(task.clients.length), lists(task.delegates.length)];
  for (const [pair, index] of client.entries()) ofClient[index]?.push(pair);
  for (const [pair, index] of delegate.entries()) ofDelegate[index]?.push(pair);
  return {
    pairs: known.length,
    ...{ client, delegate, pairAt, later, earlier, ofClient, ofDelegate },
    mutual: Uint8Array.from(known, (p) => (p.for === 'both' ? 1 : 0)),
    oneSided: Uint8Array.from(known, (p) => (p.for === 'client' ? 1 : 0)),
    worth: Int32Array.from(known, worthOf),
    part: Uint8Array.from(known, ({ part }) => (part === null ? 0 : partNumber[part])),
  };
}

const used = (task: Task) => usableSlots(task.slots, new Set(task.fixed.map(({ slot }) => slot)));

/**
 * @param task whose pairs are each there once
 * @param slots in the order of time; without: those that a plan can use side by side
 */
export function modelOf(task: Task, slots = used(task)): Model {
  const time = timeOf(task, slots);
  const walks = time.near.some((list, slot) => list.length > (time.clash[slot]?.length ?? 0));
  return {
    task,
    ...time,
    ...peopleOf(task, time.slots),
    ...tablesOf(task, time.slots, walks),
    ...pairsOf(task),
  };
}

/** Whether the client can use any table of its own or of the pool in this slot. */
export function seatable(model: Model, client: number, slot: number): boolean {
  const own = model.own[client] ?? -1;
  if (own === -1) return (model.roomInAll[slot] ?? 0) > 0;
  return own >= 0 && model.tableOpen[own * model.slots.length + slot] === 1;
}

/**
 * How many meetings the client can hold in this slot: people who are free, and one at its own
 * table, beside those that are fixed to another one.
 */
export function hands(model: Model, client: number, slot: number): number {
  const free = (model.sentBy[client] ?? []).filter(
    (person) => model.open[person * model.slots.length + slot] === 1,
  ).length;
  const anywhere = (model.own[client] ?? -1) === -1;
  if (anywhere && seatable(model, client, slot)) return free;
  const own = seatable(model, client, slot) ? 1 : 0;
  return Math.min(free, own + (model.elsewhere[client * model.slots.length + slot] ?? 0));
}
