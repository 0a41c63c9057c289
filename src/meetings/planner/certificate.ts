/** Proofs that guarantees can't be met: anyone with the task can check them by counting. */
import { type Capacity, capacityOf } from '#meetings/planner/capacity.ts';
import { hands, type Model, modelOf } from '#meetings/planner/model.ts';
import { overlap, type Task } from '#meetings/task.ts';

/**
 * These clients together can't have more than `most` of the meetings they were promised, because of
 * what the kind says. With `delegates` and `slots` empty it is the one client's own affair.
 *
 * `nobody-to-send`: no representative · `too-few-wishes`: fewer pairs that may meet · `too-few-slots`:
 * its people, and its own table, are free in too few slots · `few-common-slots`: its people and the
 * delegates who may meet it are free together in too few · `ceilings`: beside the pairs with other
 * delegates, all of which count, only `delegates` are left, and they have so many places ·
 * `fixed`: the same, and it is fixed meetings that take the places · `tables`: there are so many
 * tables in `slots`, and in the other slots these clients' people have so much time
 */
export type Certificate = {
  kind:
    | 'nobody-to-send'
    | 'too-few-wishes'
    | 'too-few-slots'
    | 'few-common-slots'
    | 'ceilings'
    | 'fixed'
    | 'tables';
  clients: string[];
  delegates: string[];
  /** numbers */
  slots: number[];
  /** what the clients were promised */
  promised: number;
  most: number;
};

/** All that a proof counts with: what people and tables can hold, and what is fixed. */
export type Ground = { task: Task; model: Model; capacity: Capacity; fixed: Set<number> };

/** @param task whose fixed meetings can all be kept */
export function groundOf(task: Task): Ground {
  const byTime = [...task.slots].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const model = modelOf(task, byTime);
  const fixed = task.fixed.flatMap(
    ({ client, delegate }) => model.pairAt.get(`${client} ${delegate}`) ?? [],
  );
  return { task, model, capacity: capacityOf(model), fixed: new Set(fixed) };
}

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

/** Slots of each meetable delegate of one client, at most one each: the most that find one. */
export function commonSlots({ model, capacity }: Ground, client: number): number {
  const count = model.slots.length;
  const left = model.slots.map((_, slot) => hands(model, client, slot));
  const holders = left.map((): number[] => []);
  const pairs = (model.ofClient[client] ?? []).filter((pair) => capacity.meetable[pair] === 1);
  const give = (pair: number, seen: Set<number>): boolean => {
    const row = (model.sent + (model.delegate[pair] ?? 0)) * count;
    for (let slot = 0; slot < count; slot++) {
      if (model.open[row + slot] !== 1 || seen.has(slot)) continue;
      seen.add(slot);
      const own = holders[slot] ?? [];
      const moved = own.findIndex((other) => own.length >= (left[slot] ?? 0) && give(other, seen));
      if (own.length < (left[slot] ?? 0)) own.push(pair);
      else if (moved >= 0) own[moved] = pair;
      else continue;
      return true;
    }
    return false;
  };
  return pairs.filter((pair) => give(pair, new Set())).length;
}

/** What these delegates have left for these clients, and the pairs with all other delegates. */
export function placesOf(
  { model, capacity, fixed }: Ground,
  clients: Set<number>,
  delegates: Set<number>,
) {
  const places = [...delegates].map((delegate) => {
    const own = (model.ofDelegate[delegate] ?? []).filter((pair) => fixed.has(pair));
    const away = own.filter((pair) => !clients.has(model.client[pair] ?? 0)).length;
    return (capacity.delegate[delegate] ?? 0) - away;
  });
  const others = [...clients].map(
    (client) =>
      (model.ofClient[client] ?? []).filter(
        (pair) => capacity.meetable[pair] === 1 && !delegates.has(model.delegate[pair] ?? 0),
      ).length,
  );
  return sum(places) + sum(others);
}

/** Tables that these slots have left for these clients, and what their people can do in all others. */
export function tablesOf(
  { task, model, capacity, fixed }: Ground,
  clients: Set<number>,
  slots: Set<number>,
) {
  const away = task.fixed.filter(({ client, delegate, slot }) => {
    const pair = model.pairAt.get(`${client} ${delegate}`) ?? -1;
    return fixed.has(pair) && slots.has(slot) && !clients.has(model.client[pair] ?? 0);
  }).length;
  const at = model.slots.map(({ number }, slot) =>
    slots.has(number)
      ? (model.roomInAll[slot] ?? 0)
      : sum([...clients].map((client) => capacity.hands[client]?.[slot] ?? 0)),
  );
  return sum(at) - away;
}

/** The most that the certificate's clients can have, counted anew. */
function counted(ground: Ground, certificate: Certificate): number {
  const { task, model, capacity } = ground;
  const at = (list: readonly { id: string }[], ids: readonly string[]) =>
    new Set(ids.map((id) => list.findIndex((each) => each.id === id)));
  const clients = at(task.clients, certificate.clients);
  const delegates = at(task.delegates, certificate.delegates);
  const [client = -1] = clients;
  const alone = clients.size === 1;
  switch (certificate.kind) {
    case 'nobody-to-send':
      return alone && task.clients[client]?.representatives.length === 0 ? 0 : Number.MAX_VALUE;
    case 'too-few-wishes':
      return alone ? (model.ofClient[client]?.length ?? 0) : Number.MAX_VALUE;
    case 'too-few-slots':
      return alone ? (capacity.client[client] ?? 0) : Number.MAX_VALUE;
    case 'few-common-slots':
      return alone ? commonSlots(ground, client) : Number.MAX_VALUE;
    case 'ceilings':
    case 'fixed':
      return placesOf(ground, clients, delegates);
    case 'tables': {
      const apart = !task.slots.some((a, n) => task.slots.slice(n + 1).some((b) => overlap(a, b)));
      return apart ? tablesOf(ground, clients, new Set(certificate.slots)) : Number.MAX_VALUE;
    }
  }
}

/**
 * Whether the certificate is true of the task: what its clients were promised, that they can't have
 * more than it says, and that this is less.
 */
export function proves(task: Task, certificate: Certificate): boolean {
  const promised = task.clients
    .filter(({ id }) => certificate.clients.includes(id))
    .map((client) => client.promised);
  return (
    promised.length === new Set(certificate.clients).size &&
    sum(promised) === certificate.promised &&
    counted(groundOf(task), certificate) <= certificate.most &&
    certificate.most < certificate.promised
  );
}
