/** Minimum-cost flow over whole numbers: which pairs should meet, before any clock is looked at. */

export type Arc = { from: number; to: number; capacity: number; cost: number };

type Tree = {
  root: number;
  from: Int32Array;
  to: Int32Array;
  capacity: Float64Array;
  cost: Float64Array;
  flow: Float64Array;
  /** 1 in the tree, else 0 */
  inTree: Uint8Array;
  parent: Int32Array;
  /** the arc to the parent, in either direction */
  up: Int32Array;
  depth: Int32Array;
  potential: Float64Array;
  /** children as a ring of siblings */
  child: Int32Array;
  next: Int32Array;
  last: Int32Array;
};

const at = (list: Int32Array | Float64Array, index: number): number => list[index] ?? 0;

function attach(tree: Tree, node: number, parent: number, arc: number) {
  const { child, next, last } = tree;
  tree.parent[node] = parent;
  tree.up[node] = arc;
  const first = child[parent] ?? -1;
  next[node] = first;
  last[node] = -1;
  if (first >= 0) last[first] = node;
  child[parent] = node;
}

function detach(tree: Tree, node: number) {
  const { child, next, last, parent } = tree;
  const [before, after] = [last[node] ?? -1, next[node] ?? -1];
  if (before >= 0) next[before] = after;
  else child[parent[node] ?? 0] = after;
  if (after >= 0) last[after] = before;
}

/** Every node hangs from a root that no flow reaches: a tree to begin with for any costs. */
function grow(nodes: number, arcs: readonly Arc[]): Tree {
  const count = arcs.length + nodes;
  const tree: Tree = {
    root: nodes,
    from: new Int32Array(count),
    to: new Int32Array(count),
    capacity: new Float64Array(count),
    cost: new Float64Array(count),
    flow: new Float64Array(count),
    inTree: new Uint8Array(count),
    parent: new Int32Array(nodes + 1).fill(-1),
    up: new Int32Array(nodes + 1).fill(-1),
    depth: new Int32Array(nodes + 1),
    potential: new Float64Array(nodes + 1),
    child: new Int32Array(nodes + 1).fill(-1),
    next: new Int32Array(nodes + 1).fill(-1),
    last: new Int32Array(nodes + 1).fill(-1),
  };
  arcs.forEach(({ from, to, capacity, cost }, arc) => {
    tree.from[arc] = from;
    tree.to[arc] = to;
    tree.capacity[arc] = capacity;
    tree.cost[arc] = cost;
  });
  for (let node = 0; node < nodes; node++) {
    const arc = arcs.length + node;
    tree.from[arc] = node;
    tree.to[arc] = nodes;
    tree.capacity[arc] = Number.POSITIVE_INFINITY;
    tree.inTree[arc] = 1;
    attach(tree, node, nodes, arc);
  }
  return tree;
}

/** Depths and potentials below a node, from its parent's. */
function relabel(tree: Tree, top: number) {
  const { parent, up, depth, potential, child, next, from, cost } = tree;
  const waiting = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const [above, arc] = [at(parent, node), at(up, node)];
    if (above >= 0) {
      depth[node] = at(depth, above) + 1;
      const length = at(cost, arc);
      potential[node] = at(potential, above) + (from[arc] === node ? -length : length);
    }
    for (let each = at(child, node); each >= 0; each = at(next, each)) waiting.push(each);
  }
}

/** How much more can go along the arc above `node`, upwards or downwards. */
function room(tree: Tree, node: number, upwards: boolean): number {
  const arc = at(tree.up, node);
  const along = (tree.from[arc] === node) === upwards;
  return along ? at(tree.capacity, arc) - at(tree.flow, arc) : at(tree.flow, arc);
}

function push(tree: Tree, node: number, upwards: boolean, units: number) {
  const arc = at(tree.up, node);
  const along = (tree.from[arc] === node) === upwards;
  tree.flow[arc] = at(tree.flow, arc) + (along ? units : -units);
}

/**
 * Sends as much as possible around the cycle that `arc` closes and puts it into the tree for the
 * last arc on the cycle that blocks, which keeps the tree strongly feasible: no endless loop.
 */
function pivot(tree: Tree, arc: number) {
  const { parent, depth } = tree;
  const forward = at(tree.flow, arc) === 0;
  const tail = forward ? at(tree.from, arc) : at(tree.to, arc);
  const head = forward ? at(tree.to, arc) : at(tree.from, arc);
  let [units, leaving, atTail] = [at(tree.capacity, arc), -1, false];
  let [a, b] = [tail, head];
  while (a !== b) {
    if (at(depth, a) >= at(depth, b)) {
      const most = room(tree, a, false);
      if (most < units) [units, leaving, atTail] = [most, a, true];
      a = at(parent, a);
    } else b = at(parent, b);
  }
  const join = a;
  for (let node = head; node !== join; node = at(parent, node)) {
    const most = room(tree, node, true);
    if (most <= units) [units, leaving, atTail] = [most, node, false];
  }
  if (units > 0) {
    tree.flow[arc] = at(tree.flow, arc) + (forward ? units : -units);
    for (let node = tail; node !== join; node = at(parent, node)) push(tree, node, false, units);
    for (let node = head; node !== join; node = at(parent, node)) push(tree, node, true, units);
  }
  if (leaving >= 0) rehang(tree, arc, leaving, atTail ? [tail, head] : [head, tail]);
}

/** Cuts the tree above `cut` and hangs that part from `to` by the new arc, `from` at its top. */
function rehang(tree: Tree, arc: number, cut: number, [from, to]: [number, number]) {
  let [node, above, by] = [from, to, arc];
  tree.inTree[at(tree.up, cut)] = 0;
  tree.inTree[arc] = 1;
  for (;;) {
    const [parent, up] = [at(tree.parent, node), at(tree.up, node)];
    detach(tree, node);
    attach(tree, node, above, by);
    if (node === cut) break;
    [above, by, node] = [node, up, parent];
  }
  relabel(tree, from);
}

/** The arc, of the first block of arcs that has one, whose use gains most; -1: none gains. */
function entering(tree: Tree, arcs: number, start: number): number {
  const { from, to, cost, flow, inTree, potential } = tree;
  const block = Math.max(64, Math.ceil(Math.sqrt(arcs)));
  let best = 0;
  let found = -1;
  for (let n = 0, arc = start; n < arcs; n++, arc = arc + 1 === arcs ? 0 : arc + 1) {
    if (n % block === 0 && found >= 0) return found;
    if (inTree[arc] === 1) continue;
    const reduced =
      (cost[arc] ?? 0) + (potential[from[arc] ?? 0] ?? 0) - (potential[to[arc] ?? 0] ?? 0);
    const gain = flow[arc] === 0 ? -reduced : reduced;
    if (gain <= best || tree.capacity[arc] === 0) continue;
    best = gain;
    found = arc;
  }
  return found;
}

export type Network = {
  /**
   * The circulation of least total cost (gain is cost below zero), from where the last one ended.
   * @param costs in the order of the arcs; whole numbers, sums below 2^53
   * @returns units on each arc, in the order of the arcs
   */
  cheapest(costs: readonly number[]): Float64Array;
};

/**
 * A network whose flow can be found for one set of costs after another. Same calls, same flows.
 *
 * @see network simplex with strongly feasible trees: Ahuja, Magnanti, Orlin, "Network Flows" (1993), chapter 11
 */
export function network(nodes: number, arcs: readonly Arc[]): Network {
  const tree = grow(nodes, arcs);
  return {
    cheapest(costs) {
      tree.cost.set(costs);
      relabel(tree, tree.root);
      let start = 0;
      for (;;) {
        const arc = entering(tree, arcs.length, start);
        if (arc < 0) break;
        pivot(tree, arc);
        start = arc + 1 === arcs.length ? 0 : arc + 1;
      }
      return tree.flow.slice(0, arcs.length);
    },
  };
}
