/**
 * The largest flow between two nodes of a small network, by shortest augmenting paths
 * (J. Edmonds, R. M. Karp, Journal of the ACM 19, 1972).
 *
 * @param capacity from node to node, at least 0, Infinity allowed; it is used up
 * @param most where more than this does not matter; may be Infinity
 * @returns at most `most`; Infinity where a path has no limit
 */
export function largestFlow(
  capacity: number[][],
  source: number,
  sink: number,
  most: number,
): number {
  let flow = 0;
  while (flow < most) {
    const path = shortestPath(capacity, source, sink);
    if (!path) return flow;
    const room = Math.min(most - flow, ...path.map(([from, to]) => capacity[from]?.[to] ?? 0));
    if (room === Infinity) return Infinity;
    for (const [from, to] of path) {
      add(capacity, from, to, -room);
      add(capacity, to, from, room);
    }
    flow += room;
  }
  return flow;
}

type Step = [from: number, to: number];

function add(capacity: number[][], from: number, to: number, by: number): void {
  const line = capacity[from];
  if (line) line[to] = (line[to] ?? 0) + by;
}

function shortestPath(capacity: readonly number[][], source: number, sink: number): Step[] | null {
  const cameFrom = new Map<number, number>([[source, source]]);
  const queue = [source];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const [next, room] of (capacity[node] ?? []).entries()) {
      if (room <= 0 || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      if (next === sink) return walked(cameFrom, source, sink);
      queue.push(next);
    }
  }
  return null;
}

function walked(cameFrom: ReadonlyMap<number, number>, source: number, sink: number): Step[] {
  const path: Step[] = [];
  let to = sink;
  while (to !== source) {
    const from = cameFrom.get(to) ?? source;
    path.unshift([from, to]);
    to = from;
  }
  return path;
}
