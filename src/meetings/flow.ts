/** Minimum-cost flow over whole numbers: which pairs should meet, before any clock is looked at. */

export type Arc = { from: number; to: number; capacity: number; cost: number };

type Network = {
  /** arc 2i is arc i of the input, arc 2i + 1 its way back */
  to: number[];
  left: number[];
  cost: number[];
  leaving: number[][];
};

function network(nodes: number, arcs: readonly Arc[]): Network {
  const net: Network = {
    to: [],
    left: [],
    cost: [],
    leaving: Array.from({ length: nodes }, () => []),
  };
  for (const { from, to, capacity, cost } of arcs) {
    net.leaving[from]?.push(net.to.length);
    net.leaving[to]?.push(net.to.length + 1);
    net.to.push(to, from);
    net.left.push(capacity, 0);
    net.cost.push(cost, -cost);
  }
  return net;
}

/** The arcs of a cheapest path, last arc first, and its cost; null if the sink can't be reached. */
function cheapestPath(net: Network, source: number, sink: number) {
  const { to, left, cost, leaving } = net;
  const distance = leaving.map(() => Number.POSITIVE_INFINITY);
  const reachedBy = leaving.map(() => -1);
  const waiting = leaving.map(() => false);
  distance[source] = 0;
  const queue = [source];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? source;
    waiting[node] = false;
    for (const arc of leaving[node] ?? []) {
      const next = to[arc] ?? 0;
      const length = (distance[node] ?? 0) + (cost[arc] ?? 0);
      if ((left[arc] ?? 0) === 0 || length >= (distance[next] ?? 0)) continue;
      distance[next] = length;
      reachedBy[next] = arc;
      if (!waiting[next]) queue.push(next);
      waiting[next] = true;
    }
  }
  const total = distance[sink] ?? Number.POSITIVE_INFINITY;
  if (total === Number.POSITIVE_INFINITY) return null;
  const path: number[] = [];
  for (let node = sink; node !== source; node = to[(path.at(-1) ?? 0) ^ 1] ?? source)
    path.push(reachedBy[node] ?? 0);
  return { path, total };
}

/**
 * The flow of least cost among flows of any size: gain is cost below zero, and pushing ends when
 * one more unit would gain nothing. Ties fall the same way each time.
 *
 * @param arcs without a cycle of negative cost; whole numbers, sums below 2^53
 * @returns units on each arc, in the order of `arcs`
 * @see successive shortest paths: Ahuja, Magnanti, Orlin, "Network Flows" (1993), section 9.7
 */
export function cheapestFlow(
  nodes: number,
  arcs: readonly Arc[],
  source: number,
  sink: number,
): number[] {
  const net = network(nodes, arcs);
  for (;;) {
    const found = cheapestPath(net, source, sink);
    if (!found || found.total >= 0) break;
    const units = Math.min(...found.path.map((arc) => net.left[arc] ?? 0));
    for (const arc of found.path) {
      net.left[arc] = (net.left[arc] ?? 0) - units;
      net.left[arc ^ 1] = (net.left[arc ^ 1] ?? 0) + units;
    }
  }
  return arcs.map((_, index) => net.left[2 * index + 1] ?? 0);
}
