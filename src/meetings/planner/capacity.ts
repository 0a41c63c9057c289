/** How many meetings one person, one client or all tables can hold at most, whatever the others do. */
import { hands, type Model } from '#meetings/planner/model.ts';
import { overlap, type Task } from '#meetings/task.ts';

/**
 * What each side can hold, divided by columns that no meeting shares: the slots, where none of them
 * overlap, else a single column for all time.
 */
export type Capacity = {
  columns: number;
  /** column: meetings that all tables can hold */
  room: number[];
  /** client → column: meetings that its people can hold */
  hands: number[][];
  /** delegate → column: meetings that he or she can hold */
  open: number[][];
  /** client: the most meetings in all */
  client: number[];
  delegate: number[];
  /** pair: 1 if there is a slot in which both can be at a table */
  meetable: Uint8Array;
};

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

/** The most slots of these that do not overlap: those that end earliest, one after the other. */
function apart(model: Model, open: (slot: number) => boolean): number {
  const order = range(model.slots.length)
    .filter(open)
    .sort(
      (a, b) => (model.slots[a]?.endsAt.getTime() ?? 0) - (model.slots[b]?.endsAt.getTime() ?? 0),
    );
  const kept: number[] = [];
  for (const slot of order)
    if (!kept.some((other) => model.clash[slot]?.includes(other))) kept.push(slot);
  return kept.length;
}

/**
 * The most meetings of a delegate in these slots with 0, 1, 2… walks to another zone between them:
 * the longest chain of slots that keeps to the most in a row and leaves time for each walk.
 */
function chains(model: Model, open: readonly number[], walks: number): number[] {
  const most = Math.min(model.mostInARow, open.length);
  /** per slot: [walks][meetings in a row so far] → meetings */
  const table: number[][][] = [];
  const best = Array<number>(walks + 1).fill(0);
  for (const [index, slot] of open.entries()) {
    const own = range(walks + 1).map(() => Array<number>(most + 1).fill(Number.NEGATIVE_INFINITY));
    const reach = (walk: number, row: number, meetings: number) => {
      const line = own[walk];
      if (line && row <= most && meetings > (line[row] ?? 0)) line[row] = meetings;
    };
    reach(0, 1, 1);
    for (const [before, earlier] of open.slice(0, index).entries()) {
      const next = earlier === slot - 1 && model.follows[slot] === 1;
      const far = !model.near[slot]?.includes(earlier);
      for (const [walk, line] of (table[before] ?? []).entries())
        for (const [row, meetings] of line.entries()) {
          const length = next ? row + 1 : 1;
          reach(walk, length, meetings + 1);
          if (far) reach(walk + 1, length, meetings + 1);
        }
    }
    table.push(own);
    for (const [walk, line] of own.entries()) best[walk] = Math.max(best[walk] ?? 0, ...line);
  }
  return best;
}

/** How many of a delegate's clients sit in each zone, most first, and how many sit anywhere. */
function zonesOf(model: Model, pairs: readonly number[]) {
  const count = new Map<number, number>();
  let anywhere = 0;
  for (const pair of pairs) {
    const own = model.own[model.client[pair] ?? 0] ?? -1;
    const zone = model.zoneOfTable[own];
    if (zone === undefined) anywhere++;
    else count.set(zone, (count.get(zone) ?? 0) + 1);
  }
  return { anywhere, inZones: [...count.values()].sort((a, b) => b - a) };
}

function delegateMost(model: Model, timed: boolean, meetable: Uint8Array) {
  const known = new Map<string, number[]>();
  const slots = range(model.slots.length);
  return model.task.delegates.map(({ most }, delegate) => {
    const row = (model.sent + delegate) * slots.length;
    const open = slots.filter((slot) => model.open[row + slot] === 1);
    const pairs = (model.ofDelegate[delegate] ?? []).filter((pair) => meetable[pair] === 1);
    const plain = Math.min(
      most,
      pairs.length,
      apart(model, (slot) => open.includes(slot)),
    );
    const limited = model.mostInARow < open.length || model.zones > 1;
    if (!timed || !limited || plain === 0) return plain;
    const { anywhere, inZones } = zonesOf(model, pairs);
    const walks = Math.max(0, inZones.length - 1);
    const key = `${walks} ${open.join(' ')}`;
    const longest = known.get(key) ?? chains(model, open, walks);
    known.set(key, longest);
    const reach = longest.map((meetings, walk) =>
      Math.min(meetings, anywhere + sum(inZones.slice(0, walk + 1))),
    );
    return Math.min(plain, Math.max(...reach));
  });
}

const meetableOf = (model: Model, handsAt: readonly number[][]) => {
  const count = model.slots.length;
  return Uint8Array.from(range(model.pairs), (pair) => {
    const row = (model.sent + (model.delegate[pair] ?? 0)) * count;
    const own = handsAt[model.client[pair] ?? 0] ?? [];
    return own.some((free, slot) => free > 0 && model.open[row + slot] === 1) ? 1 : 0;
  });
};

export const overlapping = (task: Task): boolean =>
  task.slots.some((a, index) => task.slots.slice(index + 1).some((b) => overlap(a, b)));

/** @param model of all slots of the task, so that what it allows bounds every plan */
export function capacityOf(model: Model): Capacity {
  const timed = !model.clash.some(({ length }) => length > 0);
  const [count, slots] = [model.slots.length, range(model.slots.length)];
  const handsAt = model.task.clients.map((_, client) =>
    slots.map((slot) => hands(model, client, slot)),
  );
  const openAt = model.task.delegates.map((_, delegate) =>
    slots.map((slot) => model.open[(model.sent + delegate) * count + slot] ?? 0),
  );
  const meetable = meetableOf(model, handsAt);
  const delegate = delegateMost(model, timed, meetable);
  const inAll = handsAt.map((own, client) =>
    timed
      ? sum(own)
      : sum(
          (model.sentBy[client] ?? []).map((person) =>
            apart(model, (slot) => (own[slot] ?? 0) > 0 && model.open[person * count + slot] === 1),
          ),
        ),
  );
  const client = inAll.map((own, index) => Math.min(own, model.clientMost[index] ?? 0));
  if (timed)
    return {
      columns: count,
      room: [...model.roomInAll],
      ...{ hands: handsAt, open: openAt, client, delegate, meetable },
    };
  const tables = model.task.tables.map((_, table) =>
    apart(model, (slot) => model.tableOpen[table * count + slot] === 1),
  );
  return {
    columns: 1,
    room: [sum(tables)],
    hands: inAll.map((own) => [own]),
    open: delegate.map((own) => [own]),
    ...{ client, delegate, meetable },
  };
}
