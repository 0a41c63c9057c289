/** Puts fixed meetings into the grid before all others, and says which of them can't be kept. */
import { belowMost, type Grid, put } from '#meetings/planner/grid.ts';
import { seatAt } from '#meetings/planner/seat.ts';
import { broken, type HardRule, type Seated } from '#meetings/planner/verify.ts';
import type { FixedMeeting } from '#meetings/task.ts';

/** A fixed meeting that is not planned, because it would break these rules. */
export type Infeasible = { fixed: FixedMeeting; breaks: HardRule[] };

function position(grid: Grid, { client, delegate, slot, table, representative }: FixedMeeting) {
  const { model } = grid;
  return {
    pair: model.pairAt.get(`${client} ${delegate}`) ?? -1,
    slot: model.slots.findIndex(({ number }) => number === slot),
    nail: model.task.tables.findIndex(({ number }) => number === table),
    person: model.representatives.findIndex(({ id }) => id === representative),
  };
}

function tryFixed(grid: Grid, fixed: FixedMeeting): boolean {
  const { pair, slot, nail, person } = position(grid, fixed);
  if (pair < 0 || slot < 0 || (grid.slot[pair] ?? -1) >= 0) return false;
  if (fixed.table !== null && nail < 0) return false;
  if (fixed.representative !== null && person < 0) return false;
  if (!belowMost(grid, pair)) return false;
  const before = grid.nail[pair] ?? -1;
  if (nail >= 0) grid.nail[pair] = nail;
  const seat = seatAt(grid, pair, slot, person);
  if (seat < 0) grid.nail[pair] = before;
  else {
    put(grid, pair, slot, seat);
    grid.locked[pair] = 1;
  }
  return seat >= 0;
}

/** The rules that it would break beside those that are kept, at any table and with anyone. */
function reasons(grid: Grid, fixed: FixedMeeting, kept: readonly Seated[]): HardRule[] {
  const { task } = grid.model;
  const client = task.clients.find(({ id }) => id === fixed.client);
  const meeting = {
    ...fixed,
    table: fixed.table ?? client?.table ?? task.tables[0]?.number ?? 0,
    representative: fixed.representative ?? client?.representatives[0]?.id ?? '',
  };
  const found = broken(task, [...kept, meeting]).filter(({ meetings }) =>
    meetings.includes(kept.length),
  );
  const rules = [...new Set(found.map(({ rule }) => rule))];
  return rules.length > 0 ? rules : ['table-taken'];
}

/** Those with a table and a person come first: they leave no choice. */
export function placeFixed(grid: Grid): Infeasible[] {
  const { fixed } = grid.model.task;
  const open = (each: FixedMeeting) =>
    (each.table === null ? 1 : 0) + (each.representative === null ? 1 : 0);
  const kept: Seated[] = [];
  return [...fixed]
    .sort((a, b) => open(a) - open(b))
    .flatMap((each) => {
      if (!tryFixed(grid, each)) return [{ fixed: each, breaks: reasons(grid, each, kept) }];
      const { pair } = position(grid, each);
      const person = grid.model.representatives[grid.sent[pair] ?? 0]?.id ?? '';
      kept.push({ ...each, table: each.table ?? 0, representative: person });
      return [];
    });
}
