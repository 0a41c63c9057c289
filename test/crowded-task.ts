/** A task for the planner with many wishes and few slots, the same for the same numbers. */
import type { Task } from '#meetings/task.ts';

const minutes = (n: number) => new Date(Date.UTC(2030, 4, 6, 9) + n * 60_000);

/** @param idOf makes an id of each name, once; the names themselves where none is given */
export function crowdedTask(
  delegates: number,
  clients: number,
  idOf: (name: string) => string = (name) => name,
): Task {
  const ids = new Map<string, string>();
  const id = (name: string) => {
    const known = ids.get(name) ?? idOf(name);
    ids.set(name, known);
    return known;
  };
  const slots = Array.from({ length: 8 }, (_, n) => ({
    ...{ number: n + 1, day: '2030-05-06', part: n < 4 ? ('morning' as const) : 'afternoon' },
    ...{ startsAt: minutes(n * 25), endsAt: minutes(n * 25 + 20) },
  })) as Task['slots'];
  const person = (name: string) => ({ id: id(name), busy: [] });
  return {
    slots,
    tables: Array.from({ length: clients }, (_, n) => ({ number: n + 1, zone: '', lost: [] })),
    walkMinutes: 0,
    mostInARow: null,
    clients: Array.from({ length: clients }, (_, n) => ({
      ...{ id: id(`client ${n}`), promised: 5, most: 8, table: null },
      representatives: [person(`representative ${n}`)],
    })),
    delegates: Array.from({ length: delegates }, (_, n) => ({
      ...{ ...person(`delegate ${n}`), most: 4, standby: false },
    })),
    pairs: Array.from({ length: clients * delegates }, (_, n) => ({
      client: id(`client ${n % clients}`),
      delegate: id(`delegate ${Math.floor(n / clients)}`),
      for: (['both', 'client', 'delegate'] as const)[(n * 7) % 3] ?? 'both',
      ...{ clientPriority: 2, delegatePriority: 2, part: null },
    })),
    fixed: [],
    before: [],
  };
}
