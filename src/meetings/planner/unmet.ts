/** Why a guarantee is not met: the numbers behind it, and a proof of what stands in its way. */
import {
  type Certificate,
  commonSlots,
  type Ground,
  groundOf,
  placesOf,
  tablesOf,
} from '#meetings/planner/certificate.ts';
import type { Seated } from '#meetings/planner/verify.ts';
import type { Task } from '#meetings/task.ts';

/** `unproved`: no proof was found that a better plan does not exist */
export type Obstacle = Certificate['kind'] | 'unproved';

export type Unmet = {
  client: string;
  promised: number;
  planned: number;
  /** delegates who may be planned with this client */
  possible: number;
  /** of them, those who do not meet it and hold their most meetings */
  full: number;
  obstacle: Obstacle;
  certificate: Certificate | null;
};

/** A plan in positions: what is planned, and how much each holds. */
type Standing = Ground & {
  /** pair → slot, of planned pairs */
  slot: Map<number, number>;
  ofClient: number[];
  ofDelegate: number[];
};

function standingOf(ground: Ground, meetings: readonly Seated[]): Standing {
  const { model, task } = ground;
  const slot = new Map<number, number>();
  const ofClient = task.clients.map(() => 0);
  const ofDelegate = task.delegates.map(() => 0);
  const add = (list: number[], at: number) => {
    list[at] = (list[at] ?? 0) + 1;
  };
  for (const meeting of meetings) {
    const pair = model.pairAt.get(`${meeting.client} ${meeting.delegate}`);
    if (pair === undefined) continue;
    slot.set(pair, meeting.slot);
    add(ofClient, model.client[pair] ?? 0);
    add(ofDelegate, model.delegate[pair] ?? 0);
  }
  return { ...ground, slot, ofClient, ofDelegate };
}

const ids = (list: readonly { id: string }[], at: Iterable<number>) =>
  [...at].flatMap((index) => list[index]?.id ?? []);

function certificate(
  { task, model }: Ground,
  kind: Certificate['kind'],
  clients: Set<number>,
  most: number,
  beside: { delegates?: Set<number>; slots?: Set<number> } = {},
): Certificate | null {
  const promised = [...clients].reduce((sum, each) => sum + (model.promised[each] ?? 0), 0);
  if (most >= promised) return null;
  return {
    kind,
    clients: ids(task.clients, clients),
    delegates: ids(task.delegates, beside.delegates ?? []),
    slots: [...(beside.slots ?? [])],
    ...{ promised, most },
  };
}

/** What the client lacks whatever all others do: the proof that leaves it least. */
function alone(ground: Ground, client: number): Certificate | null {
  const { task, model, capacity } = ground;
  const one = (kind: Certificate['kind'], most: number) =>
    certificate(ground, kind, new Set([client]), most);
  if (task.clients[client]?.representatives.length === 0) return one('nobody-to-send', 0);
  const found = [
    one('too-few-wishes', model.ofClient[client]?.length ?? 0),
    one('too-few-slots', capacity.client[client] ?? 0),
    one('few-common-slots', commonSlots(ground, client)),
  ].filter((each) => each !== null);
  return found.sort((a, b) => a.most - b.most)[0] ?? null;
}

/**
 * Clients that could pass a meeting on to one another through delegates who are full. If none of
 * the delegates has a place left and none of the clients more than promised, no plan gives them
 * more together: what no augmenting path reaches is a cut.
 */
function byDelegates(standing: Standing, client: number): Certificate | null {
  const { model, capacity, fixed, slot } = standing;
  const [clients, delegates] = [new Set([client]), new Set<number>()];
  for (const each of clients) {
    for (const pair of model.ofClient[each] ?? []) {
      const delegate = model.delegate[pair] ?? 0;
      if (slot.has(pair) || capacity.meetable[pair] !== 1 || delegates.has(delegate)) continue;
      if ((standing.ofDelegate[delegate] ?? 0) < (capacity.delegate[delegate] ?? 0)) return null;
      delegates.add(delegate);
      for (const other of model.ofDelegate[delegate] ?? []) {
        if (!slot.has(other) || fixed.has(other)) continue;
        const holder = model.client[other] ?? 0;
        if ((standing.ofClient[holder] ?? 0) > (model.promised[holder] ?? 0)) return null;
        clients.add(holder);
      }
    }
  }
  const most = placesOf(standing, clients, delegates);
  const free = placesOf({ ...standing, fixed: new Set() }, clients, delegates);
  const promised = [...clients].reduce((sum, each) => sum + (model.promised[each] ?? 0), 0);
  const kind = free >= promised ? 'fixed' : 'ceilings';
  return certificate(standing, kind, clients, most, { delegates });
}

/** The same through slots in which no table is left. */
function byTables(standing: Standing, client: number): Certificate | null {
  const { model, capacity, fixed, slot } = standing;
  if (capacity.columns !== model.slots.length) return null;
  const at = Map.groupBy(slot.keys(), (pair) => slot.get(pair));
  const [clients, slots] = [new Set([client]), new Set<number>()];
  for (const each of clients) {
    for (const [index, { number }] of model.slots.entries()) {
      const here = at.get(number) ?? [];
      const own = here.filter((pair) => model.client[pair] === each).length;
      if (slots.has(number) || own >= (capacity.hands[each]?.[index] ?? 0)) continue;
      if (here.length < (model.roomInAll[index] ?? 0)) return null;
      slots.add(number);
      for (const other of here) {
        const holder = model.client[other] ?? 0;
        if (fixed.has(other)) continue;
        if ((standing.ofClient[holder] ?? 0) > (model.promised[holder] ?? 0)) return null;
        clients.add(holder);
      }
    }
  }
  return certificate(standing, 'tables', clients, tablesOf(standing, clients, slots), { slots });
}

/** @param task whose fixed meetings can all be kept */
export function explain(task: Task, meetings: readonly Seated[]): Unmet[] {
  const standing = standingOf(groundOf(task), meetings);
  const { model, slot } = standing;
  return task.clients.flatMap(({ id, promised }, client): Unmet[] => {
    const planned = standing.ofClient[client] ?? 0;
    if (planned >= promised) return [];
    const possible = model.ofClient[client] ?? [];
    const full = possible.filter((pair) => {
      const delegate = model.delegate[pair] ?? 0;
      const held = standing.ofDelegate[delegate] ?? 0;
      return !slot.has(pair) && held >= (task.delegates[delegate]?.most ?? 0);
    }).length;
    const own = alone(standing, client);
    const proof =
      own && own.most <= planned
        ? own
        : (byDelegates(standing, client) ?? byTables(standing, client) ?? own);
    const numbers = { promised, planned, possible: possible.length, full };
    return [{ client: id, ...numbers, obstacle: proof?.kind ?? 'unproved', certificate: proof }];
  });
}
