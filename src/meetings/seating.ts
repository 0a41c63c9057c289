/** Turns chosen pairs into meetings: a representative, a slot and a table for each. */
import type { PlannedMeeting } from '#meetings/plan.ts';
import { blockedSlots, type Task, type TaskPair, usableSlots } from '#meetings/task.ts';
import { type Edge, timetable } from '#meetings/timetable.ts';

/** A company's meetings go round its representatives, so that each has an even share. */
function share(task: Task, pairs: readonly TaskPair[]) {
  const people = task.clients.flatMap(({ id, representatives }) =>
    representatives.map((person) => ({ person: person.id, client: id })),
  );
  const turn = new Map<string, number>();
  const edges: Edge[] = pairs.map((pair) => {
    const own = people.flatMap(({ client }, index) => (client === pair.client ? [index] : []));
    const next = turn.get(pair.client) ?? 0;
    turn.set(pair.client, next + 1);
    return {
      left: own[next % own.length] ?? 0,
      right: task.delegates.findIndex(({ id }) => id === pair.delegate),
    };
  });
  return { people, edges };
}

/** The table where a client sits: its own throughout, as far as there are enough. */
function tables(task: Task, clientsInSlot: readonly string[]): number[] {
  const home = (client: string) =>
    (task.clients.findIndex(({ id }) => id === client) % task.tables.length) + 1;
  const taken = new Set<number>();
  const given = clientsInSlot.map((client) => {
    const table = home(client);
    if (taken.has(table)) return null;
    taken.add(table);
    return table;
  });
  return given.map((table) => {
    if (table !== null) return table;
    let free = 1;
    while (taken.has(free)) free++;
    taken.add(free);
    return free;
  });
}

/** A pair that finds no time is left out; the pairs that matter most are seated first. */
export function seat(task: Task, pairs: readonly TaskPair[]): PlannedMeeting[] {
  const slots = usableSlots(task.slots);
  const weight = (pair: TaskPair) => (pair.for === 'both' ? 0 : 1);
  const ordered = [...pairs].sort((a, b) => weight(a) - weight(b));
  const { people, edges } = share(task, ordered);
  const blocked = task.delegates.map((delegate) => blockedSlots(delegate, slots));
  const times = timetable(
    { slots: slots.length, tables: task.tables.length, blocked },
    edges,
    people.length,
  );

  return slots.flatMap((slot, index) => {
    const here = ordered.flatMap((pair, edge) =>
      times[edge] === index ? [{ pair, person: people[edges[edge]?.left ?? 0]?.person ?? '' }] : [],
    );
    const at = tables(
      task,
      here.map(({ pair }) => pair.client),
    );
    return here.map(({ pair, person }, n) => ({
      slot: slot.number,
      table: at[n] ?? 0,
      client: pair.client,
      representative: person,
      delegate: pair.delegate,
      mutual: pair.for === 'both',
    }));
  });
}
