/**
 * Chooses who meets whom: the best set of pairs that people, promises, slots and tables allow, if a
 * meeting might be in one slot for the client and in another for the delegate. So what it reaches
 * bounds every plan.
 */
import type { Capacity } from '#meetings/planner/capacity.ts';
import { type Arc, network } from '#meetings/planner/flow.ts';
import type { Model } from '#meetings/planner/model.ts';

/** What a chosen pair is worth, in whole numbers. */
export type Worth = {
  /** each meeting that a guarantee covers */
  promised: number;
  /** each meeting that both wish */
  mutual: number;
  /** times the pair's own worth by rank */
  wish: number;
  /** each meeting */
  meeting: number;
  /** how much less the next meeting of the same person is worth */
  fairness: number;
};

export type Chooser = {
  /**
   * The pairs worth most together.
   * @param barred pairs that are not to be chosen
   */
  choose(worth: Worth, barred?: ReadonlySet<number>): number[];
};

/** A meeting that is fixed outweighs whatever else it keeps out. */
const FIXED = 2 ** 50;

type Side = { arcs: Arc[]; rank: number[]; promised: boolean[] };

/** People with the same columns: what flows to any of them may flow to another of the same kind. */
function kinds(rows: readonly (readonly number[])[]) {
  const at = new Map<string, number>();
  const kind = rows.map((row) => {
    const key = row.join(' ');
    const known = at.get(key) ?? at.size;
    at.set(key, known);
    return known;
  });
  const total = Array.from({ length: at.size }, (_, each) =>
    (rows[kind.indexOf(each)] ?? []).map((cap) => cap * kind.filter((k) => k === each).length),
  );
  return { kind, total };
}

/** One arc for each unit, so that the next one can be worth less than the one before. */
function units(side: Side, from: number, to: number, count: number, promised: number) {
  for (let n = 0; n < count; n++) {
    side.arcs.push({ from, to, capacity: 1, cost: 0 });
    side.rank.push(n);
    side.promised.push(n < promised);
  }
}

/** From all tables through the slots and the clients' people to `client`. */
function clientSide(
  model: Model,
  capacity: Capacity,
  nodes: { slot: number; kind: number; client: number },
): Side {
  const side: Side = { arcs: [], rank: [], promised: [] };
  const { kind, total } = kinds(capacity.hands);
  const plain = (from: number, to: number, cap: number) => {
    side.arcs.push({ from, to, capacity: cap, cost: 0 });
    side.rank.push(0);
    side.promised.push(false);
  };
  capacity.room.forEach((room, column) => {
    plain(0, nodes.slot + column, room);
  });
  total.forEach((row, each) => {
    row.forEach((cap, column) => {
      if (cap > 0) plain(nodes.slot + column, nodes.kind + each, cap);
    });
  });
  capacity.client.forEach((most, client) => {
    units(
      side,
      nodes.kind + (kind[client] ?? 0),
      nodes.client + client,
      most,
      model.promised[client] ?? 0,
    );
  });
  return side;
}

/** From `delegate` through the slots to all tables. */
function delegateSide(
  capacity: Capacity,
  nodes: { slot: number; kind: number; delegate: number },
): Side {
  const side: Side = { arcs: [], rank: [], promised: [] };
  const { kind, total } = kinds(capacity.open);
  capacity.delegate.forEach((most, delegate) => {
    units(side, nodes.delegate + delegate, nodes.kind + (kind[delegate] ?? 0), most, 0);
  });
  const plain = (from: number, to: number, cap: number) => {
    side.arcs.push({ from, to, capacity: cap, cost: 0 });
    side.rank.push(0);
    side.promised.push(false);
  };
  total.forEach((row, each) => {
    row.forEach((cap, column) => {
      if (cap > 0) plain(nodes.kind + each, nodes.slot + column, cap);
    });
  });
  capacity.room.forEach((room, column) => {
    plain(nodes.slot + column, 1, room);
  });
  return side;
}

/** Meetings that only the client wishes: as many as it was promised, or more if they are fixed. */
function oneSidedMost(model: Model, fixed: ReadonlySet<number>): number[] {
  const own = Array.from(model.promised, () => 0);
  for (const pair of fixed)
    if (model.oneSided[pair] === 1)
      own[model.client[pair] ?? 0] = (own[model.client[pair] ?? 0] ?? 0) + 1;
  return own.map((count, client) => Math.max(count, model.promised[client] ?? 0));
}

/** @param fixed pairs that every plan holds */
export function chooser(model: Model, capacity: Capacity, fixed: ReadonlySet<number>): Chooser {
  const { columns } = capacity;
  const [clients, delegates] = [capacity.client.length, capacity.delegate.length];
  const clientSlot = 2;
  const delegateSlot = clientSlot + columns;
  const clientKind = delegateSlot + columns;
  const delegateKind = clientKind + clients;
  const client = delegateKind + delegates;
  const oneSided = client + clients;
  const delegate = oneSided + clients;

  const left = clientSide(model, capacity, { slot: clientSlot, kind: clientKind, client });
  const right = delegateSide(capacity, { slot: delegateSlot, kind: delegateKind, delegate });
  const limits: Arc[] = oneSidedMost(model, fixed).map((most, index) => ({
    from: client + index,
    to: oneSided + index,
    capacity: most,
    cost: 0,
  }));
  const pairs: Arc[] = Array.from(model.client, (own, pair) => ({
    from: (model.oneSided[pair] === 1 ? oneSided : client) + own,
    to: delegate + (model.delegate[pair] ?? 0),
    capacity: capacity.meetable[pair] ?? 0,
    cost: 0,
  }));
  const back: Arc = { from: 1, to: 0, capacity: Number.POSITIVE_INFINITY, cost: 0 };
  const net = network(delegate + delegates, [
    ...left.arcs,
    ...right.arcs,
    ...limits,
    back,
    ...pairs,
  ]);
  const first = left.arcs.length + right.arcs.length + limits.length + 1;

  return {
    choose(worth, barred) {
      const sideCosts = ({ rank, promised }: Side) =>
        rank.map((n, arc) => n * worth.fairness - (promised[arc] ? worth.promised : 0));
      const pairCosts = pairs.map((_, pair) => {
        if (fixed.has(pair)) return -FIXED;
        if (barred?.has(pair)) return FIXED;
        const mutual = model.mutual[pair] === 1 ? worth.mutual : 0;
        return -(mutual + worth.wish * (model.worth[pair] ?? 0) + worth.meeting);
      });
      const none = [...limits, back].map(() => 0);
      const flow = net.cheapest([...sideCosts(left), ...sideCosts(right), ...none, ...pairCosts]);
      return pairs.flatMap((_, pair) => (flow[first + pair] === 1 ? [pair] : []));
    },
  };
}
