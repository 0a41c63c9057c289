/**
 * Gives chosen pairs their times: an edge colouring of the graph of representatives and
 * delegates, in which a slot is a colour. When two people share no free slot, the meetings along
 * an alternating path change places (Kempe, Kőnig).
 */

/** One meeting to be timed. `left` and `right` are the places of a representative and a delegate. */
export type Edge = { left: number; right: number };

export type Board = {
  slots: number;
  tables: number;
  /** slots at which the delegate at this place can't meet */
  blocked: ReadonlySet<number>[];
};

type State = Board & {
  edges: readonly Edge[];
  /** slot of each edge, or -1 */
  at: number[];
  /** edge of a person in a slot */
  left: Map<number, number>[];
  right: Map<number, number>[];
  load: number[];
};

const put = (state: State, edge: number, slot: number) => {
  const { left, right } = state.edges[edge] ?? { left: 0, right: 0 };
  state.at[edge] = slot;
  state.left[left]?.set(slot, edge);
  state.right[right]?.set(slot, edge);
  state.load[slot] = (state.load[slot] ?? 0) + 1;
};

const take = (state: State, edge: number) => {
  const { left, right } = state.edges[edge] ?? { left: 0, right: 0 };
  const slot = state.at[edge] ?? -1;
  state.at[edge] = -1;
  state.left[left]?.delete(slot);
  state.right[right]?.delete(slot);
  state.load[slot] = (state.load[slot] ?? 0) - 1;
};

/** Edges that alternate between slots `a` and `b`, from the delegate `right` on, its `a` edge first. */
function alternatingPath(state: State, right: number, a: number, b: number): number[] {
  const path: number[] = [];
  let [onRight, place, slot] = [true, right, a];
  for (;;) {
    const edge = (onRight ? state.right : state.left)[place]?.get(slot);
    if (edge === undefined || edge === path[0]) return path;
    path.push(edge);
    const ends = state.edges[edge] ?? { left: 0, right: 0 };
    place = onRight ? ends.left : ends.right;
    onRight = !onRight;
    slot = slot === a ? b : a;
  }
}

/** Moves every edge of a path to the other of two slots, unless that puts a delegate where he or she can't be. */
function swap(state: State, path: readonly number[], a: number, b: number): boolean {
  const moved = path.map((edge) => [edge, state.at[edge] === a ? b : a] as const);
  const possible = moved.every(
    ([edge, slot]) => !state.blocked[state.edges[edge]?.right ?? 0]?.has(slot),
  );
  if (!possible) return false;
  for (const [edge] of moved) take(state, edge);
  for (const [edge, slot] of moved) put(state, edge, slot);
  return true;
}

/** Finds a slot for an edge, the emptiest that both have free, else by moving others. */
function place(state: State, edge: number): boolean {
  const { left, right } = state.edges[edge] ?? { left: 0, right: 0 };
  const all = [...Array(state.slots).keys()].sort(
    (a, b) => (state.load[a] ?? 0) - (state.load[b] ?? 0) || a - b,
  );
  const leftFree = all.filter((slot) => !state.left[left]?.has(slot));
  const open = all.filter((slot) => !state.blocked[right]?.has(slot));
  const rightFree = open.filter((slot) => !state.right[right]?.has(slot));
  const common = leftFree.find((slot) => rightFree.includes(slot));
  if (common !== undefined) {
    put(state, edge, common);
    return true;
  }
  // the delegate's meeting in `a` goes to `b`, whatever that pushes goes from `b` to `a`, and so on
  for (const a of leftFree.filter((slot) => open.includes(slot)))
    for (const b of rightFree)
      if (swap(state, alternatingPath(state, right, a, b), a, b)) {
        put(state, edge, a);
        return true;
      }
  return false;
}

/** Moves one surplus meeting from slot `a` to slot `b` along a path that has more of `a` than of `b`. */
function relieve(state: State, a: number, b: number): boolean {
  const seen = new Set<number>();
  for (const [edge, slot] of state.at.entries()) {
    if (slot !== a || seen.has(edge)) continue;
    const path = component(state, edge, a, b);
    for (const each of path) seen.add(each);
    const ofA = path.filter((each) => state.at[each] === a).length;
    if (ofA > path.length - ofA && swap(state, path, a, b)) return true;
  }
  return false;
}

/** Every edge joined to this one through meetings in slots `a` and `b`. */
function component(state: State, first: number, a: number, b: number): number[] {
  const found = [first];
  for (const edge of found) {
    const { left, right } = state.edges[edge] ?? { left: 0, right: 0 };
    for (const slot of [a, b])
      for (const next of [state.left[left]?.get(slot), state.right[right]?.get(slot)])
        if (next !== undefined && !found.includes(next)) found.push(next);
  }
  return found;
}

/** Brings every slot down to the number of tables; what can't be moved is taken out, last first. */
function fitTables(state: State): void {
  for (let slot = 0; slot < state.slots; slot++) {
    while ((state.load[slot] ?? 0) > state.tables) {
      const emptier = [...Array(state.slots).keys()]
        .filter((other) => (state.load[other] ?? 0) < state.tables)
        .sort((a, b) => (state.load[a] ?? 0) - (state.load[b] ?? 0) || a - b);
      if (emptier.some((other) => relieve(state, slot, other))) continue;
      take(state, state.at.lastIndexOf(slot));
    }
  }
}

/**
 * Slots for all edges: nobody twice in a slot, nobody where blocked, never more meetings than tables.
 *
 * @param edges most important first: what finds no slot is what comes last
 * @returns the slot of each edge (0 to slots - 1), or null where none was found
 */
export function timetable(board: Board, edges: readonly Edge[], lefts: number): (number | null)[] {
  const empty = (count: number) => Array.from({ length: count }, () => new Map<number, number>());
  const state: State = {
    ...board,
    edges,
    at: edges.map(() => -1),
    left: empty(lefts),
    right: empty(board.blocked.length),
    load: Array(board.slots).fill(0),
  };
  edges.forEach((_, edge) => {
    place(state, edge);
  });
  fitTables(state);
  return state.at.map((slot) => (slot === -1 ? null : slot));
}
