/** Why a wish is not in a plan: what stands in its way in each slot, or what it would cost. */
import { compare, type Score, score } from '#meetings/planner/score.ts';
import { type Breach, broken, type HardRule, type Seated } from '#meetings/planner/verify.ts';
import { overlap, type PairKey, type Task, type TaskSlot } from '#meetings/task.ts';

/** `with`: the pairs whose meetings are in the way; none where someone is busy or a table lost */
export type InSlot = { slot: number; rules: HardRule[]; with: PairKey[] };

/** It could take the place of these; what the plan would lose most by that. */
export type Instead = { slot: number; dropped: PairKey[]; loses: keyof Score };

/**
 * `planned`: it is there · `possible`: it has a place beside all others (`at`), and a better plan
 * would hold it, or what it costs is a level further down (`loses`, null: nothing) · else the hard
 * rule that keeps it out in most slots. A pair that nobody wished and one that was refused look
 * alike: `no-wish`.
 */
export type WhyNot =
  | { because: 'planned' }
  | { because: 'possible'; at: Seated; loses: keyof Score | null }
  | { because: HardRule; slots: InSlot[]; instead: Instead | null };

const same = (a: PairKey, b: PairKey) => a.client === b.client && a.delegate === b.delegate;

/** Meetings that a new one of the pair in this slot could disturb. */
function around(task: Task, meetings: readonly Seated[], pair: PairKey, slot: TaskSlot): Seated[] {
  const beside = new Set(
    task.slots.filter((each) => overlap(each, slot)).map(({ number }) => number),
  );
  const ordered = task.before.flatMap(({ first, then }) =>
    same(first, pair) ? [then] : same(then, pair) ? [first] : [],
  );
  return meetings.filter(
    (each) =>
      each.client === pair.client ||
      each.delegate === pair.delegate ||
      beside.has(each.slot) ||
      ordered.some((other) => same(other, each)),
  );
}

/** Where the pair could sit in this slot: its own table, else a free one in each zone, else any. */
function seatsIn(task: Task, near: readonly Seated[], pair: PairKey, slot: TaskSlot): Seated[] {
  const client = task.clients.find(({ id }) => id === pair.client);
  if (!client) return [];
  const taken = new Set(near.filter((each) => each.slot === slot.number).map(({ table }) => table));
  const own = task.tables.filter(({ number }) => number === client.table);
  const free = task.tables.filter(
    ({ number, lost }) => !taken.has(number) && !lost.some((span) => overlap(span, slot)),
  );
  const perZone = [...Map.groupBy(free, ({ zone }) => zone).values()].flatMap(
    ([first]) => first ?? [],
  );
  const pool = perZone.length > 0 ? perZone : task.tables.slice(0, 1);
  return (client.table === null ? pool : own).flatMap(({ number: table }) =>
    client.representatives.map(({ id: representative }) => ({
      ...{ client: pair.client, delegate: pair.delegate, slot: slot.number, table, representative },
    })),
  );
}

type Tried = { seat: Seated; near: Seated[]; found: Breach[] };

/** Every seat that could be tried, with what it breaks; the one that breaks least first in each slot. */
function tries(task: Task, meetings: readonly Seated[], pair: PairKey): Tried[][] {
  return task.slots.map((slot) => {
    const near = around(task, meetings, pair, slot);
    return seatsIn(task, near, pair, slot)
      .map((seat) => {
        const all = broken(task, [...near, seat]);
        return { seat, near, found: all.filter((each) => each.meetings.includes(near.length)) };
      })
      .sort((a, b) => a.found.length - b.found.length);
  });
}

/** The highest level at which `after` is worse than `before`. */
function loss(before: Score, after: Score): keyof Score | null {
  const lower = (level: keyof Score) =>
    level === 'idle' || level === 'uneven'
      ? after[level] > before[level]
      : after[level] < before[level];
  const levels = ['promised', 'mutual', 'wishes', 'idle', 'uneven'] as const;
  return levels.find(lower) ?? null;
}

/** One way of making room for the seat: of each set that is too large, one meeting goes. */
function room({ near, found, seat }: Tried): Seated[] {
  const dropped = new Set<Seated>();
  for (const { meetings } of found) {
    const others = meetings.flatMap((at) => near[at] ?? []).filter((each) => each !== seat);
    const [first] = others;
    if (first && !others.some((each) => dropped.has(each))) dropped.add(first);
  }
  return [...dropped];
}

function cheapest(task: Task, meetings: readonly Seated[], all: readonly Tried[]): Instead | null {
  const before = score(task, meetings);
  let best: { instead: Instead; after: Score } | null = null;
  for (const tried of all) {
    const dropped = room(tried);
    if (dropped.length === 0 || dropped.length > 3) continue;
    const rest = meetings.filter((each) => !dropped.includes(each));
    const near = tried.near.filter((each) => !dropped.includes(each));
    const left = broken(task, [...near, tried.seat]);
    if (left.some((each) => each.meetings.includes(near.length))) continue;
    const after = score(task, [...rest, tried.seat]);
    const loses = loss(before, after) ?? 'uneven';
    const pairs = dropped.map(({ client, delegate }) => ({ client, delegate }));
    const instead = { slot: tried.seat.slot, dropped: pairs, loses };
    if (!best || compare(after, best.after) > 0) best = { instead, after };
  }
  return best?.instead ?? null;
}

/** Rules that hold whatever the slot, and so are the reason where they are broken. */
const ALWAYS: readonly HardRule[] = ['no-wish', 'delegate-full', 'client-full', 'beyond-guarantee'];

function reason(slots: readonly InSlot[]): HardRule {
  const count = new Map<HardRule, number>();
  for (const { rules } of slots)
    for (const rule of rules) count.set(rule, (count.get(rule) ?? 0) + 1);
  const always = ALWAYS.find((rule) => count.has(rule));
  return always ?? [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'unknown';
}

/**
 * @param meetings a plan that keeps the hard rules
 * @param pair any of the task's people
 */
export function whyNot(task: Task, meetings: readonly Seated[], pair: PairKey): WhyNot {
  if (meetings.some((each) => same(each, pair))) return { because: 'planned' };
  if (!task.pairs.some((each) => same(each, pair)))
    return { because: 'no-wish', slots: [], instead: null };
  const all = tries(task, meetings, pair);
  const free = all.flat().filter(({ found }) => found.length === 0);
  const before = score(task, meetings);
  const places = free
    .map(({ seat }) => ({ seat, after: score(task, [...meetings, seat]) }))
    .sort((a, b) => compare(b.after, a.after));
  const [place] = places;
  if (place) return { because: 'possible', at: place.seat, loses: loss(before, place.after) };
  const slots = all.flatMap(([first]): InSlot[] => {
    if (!first) return [];
    const others = first.found.flatMap((each) =>
      each.meetings.flatMap((at) => first.near[at] ?? []),
    );
    const pairs = [...new Set(others)].map(({ client, delegate }) => ({ client, delegate }));
    const rules = [...new Set(first.found.map(({ rule }) => rule))];
    return [{ slot: first.seat.slot, rules, with: pairs }];
  });
  return { because: reason(slots), slots, instead: cheapest(task, meetings, all.flat()) };
}
