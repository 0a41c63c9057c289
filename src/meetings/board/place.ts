/** Chooses what was not said of a meeting's place: the first slot, person and table that break nothing. */
import {
  type Around,
  around,
  ofMeeting,
  ofPerson,
  ofSlot,
  ofTable,
  ofWay,
} from '#meetings/board/around.ts';
import { type Hard, isHard, type Loss, type Place, type Standing } from '#meetings/board/breach.ts';
import { breaks } from '#meetings/board/check.ts';
import type { PairKey, Task, TaskSlot } from '#meetings/task.ts';

/** `null`: whichever breaks nothing · `meeting` null: a new one */
export type Wanted = PairKey & { [part in keyof Place]: Place[part] | null } & {
  meeting: string | null;
};
/** `said`: what is lost there, without breaking a rule */
export type Placed = { place: Place; said: Loss[] } | { breaches: Hard[] };

const first = <T>(preferred: T | null | undefined, others: readonly T[]): T[] =>
  preferred === null || preferred === undefined
    ? [...others]
    : [preferred, ...others.filter((other) => other !== preferred)];

/** Where the client sits: its own table, else where it is, where it sits most, any. */
function tablesFor({ task, others, own }: Around, client: string): number[] {
  const seat = task.clients.find(({ id }) => id === client)?.table;
  if (seat) return [seat];
  const count = new Map<number, number>();
  for (const meeting of others)
    if (meeting.client === client) count.set(meeting.table, (count.get(meeting.table) ?? 0) + 1);
  // where another client sits throughout comes last
  const owned = new Set(task.clients.map(({ table }) => table));
  const often = (table: number) => (owned.has(table) ? -1 : (count.get(table) ?? 0));
  const all = task.tables.map(({ number }) => number);
  return first(
    own?.table,
    all.sort((a, b) => often(b) - often(a) || a - b),
  );
}

/** Fewest broken rules first: what is said when nothing fits. */
const fewest = (lists: Hard[][]): Hard[] =>
  lists.reduce((best, list) => (list.length < best.length ? list : best), lists[0] ?? []);

function inSlot(at: Around, wanted: Wanted, slot: TaskSlot): Place | Hard[] {
  const { client, delegate } = wanted;
  const pair = ofSlot(at, wanted, slot);
  if (pair.length > 0) return pair;
  const own = at.task.clients.find(({ id }) => id === client)?.representatives ?? [];
  const ids = own.map(({ id }) => id);
  const people = wanted.representative
    ? [wanted.representative]
    : first(ids.includes(at.own?.representative ?? '') ? at.own?.representative : null, ids);
  const tables = wanted.table === null ? tablesFor(at, client) : [wanted.table];
  const failed: Hard[][] = [];
  for (const representative of people) {
    const goes: Hard[] = ids.includes(representative)
      ? ofPerson(at, representative, slot, 'client')
      : [{ rule: 'unknown', what: 'representative' }];
    if (goes.length > 0) failed.push(goes);
    else
      for (const table of tables) {
        const there = ofTable(at, client, table, slot);
        const found = there.length > 0 ? there : ofWay(at, [delegate, representative], table, slot);
        if (found.length === 0) return { slot: slot.number, table, representative };
        failed.push(found);
      }
  }
  return failed.length > 0 ? fewest(failed) : [{ rule: 'unknown', what: 'table' }];
}

/**
 * The first place that breaks no rule, of those that what is wanted leaves open: slots in order of
 * time, then whoever goes now, then the table where the client sits.
 */
export function place(task: Task, meetings: readonly Standing[], wanted: Wanted): Placed {
  const at = around(task, meetings, wanted.meeting);
  const never = ofMeeting(at, wanted);
  if (never.length > 0) return { breaches: never };
  const slots = task.slots
    .filter(({ number }) => wanted.slot === null || number === wanted.slot)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const failed: Hard[][] = [];
  for (const slot of slots) {
    const found = inSlot(at, wanted, slot);
    if (Array.isArray(found)) failed.push(found);
    else {
      const said = breaks(task, meetings, { ...wanted, ...found });
      return { place: found, said: said.filter((breach) => !isHard(breach)) };
    }
  }
  return { breaches: failed.length > 0 ? fewest(failed) : [{ rule: 'unknown', what: 'slot' }] };
}
