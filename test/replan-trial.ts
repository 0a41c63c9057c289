/** The most guarantees that any re-plan can keep, by trying everything: for tiny forums only. */
import type { Incident, StandingMeeting } from '#meetings/change.ts';
import type { Task } from '#meetings/task.ts';
import { isLost, oneSided, promisesKept, type Seat, troubled, wrongWith } from './replan-rules.ts';

export function bestByTrial(
  task: Task,
  standing: StandingMeeting[],
  incidents: Incident[],
  now: Date,
): number {
  const world = troubled(task, incidents, standing);
  const held = standing.filter(({ state }) => state !== 'missed');
  const lost = held.filter(
    (each) => each.state === 'planned' && isLost(task, each, incidents, now),
  );
  const stays = held.filter((each) => !lost.includes(each));
  const absent = incidents.flatMap((each) => (each.kind === 'no-show' ? [each.person] : []));
  const most = promisesKept(task, held);

  const ways = lost.map((meeting) => {
    const client = task.clients.find(({ id }) => id === meeting.client);
    return task.pairs
      .filter(({ client }) => client === meeting.client)
      .flatMap((pair) =>
        task.slots.flatMap((slot) => {
          const half = (slot.startsAt.getTime() + slot.endsAt.getTime()) / 2;
          const open = slot.number === meeting.slot && now.getTime() <= half;
          if (slot.startsAt <= now && !open) return [];
          const alone = lost.some(
            (each) =>
              each.delegate === pair.delegate && each.slot === slot.number && pair.for !== 'client',
          );
          const standby = task.delegates.find(({ id }) => id === pair.delegate)?.standby;
          const standIn = (standby || alone) && !absent.includes(pair.delegate);
          const lostToo = lost.some(
            (each) => each.client === pair.client && each.delegate === pair.delegate,
          );
          const may = pair.delegate === meeting.delegate ? !meeting.locked : standIn && !lostToo;
          if (!may) return [];
          return task.tables.flatMap((table) =>
            (client?.representatives ?? []).map(({ id }) => ({
              ...{ client: meeting.client, delegate: pair.delegate },
              ...{ slot: slot.number, table: table.number, representative: id },
            })),
          );
        }),
      )
      .filter((seat) => wrongWith(world, seat, stays).length === 0);
  });

  const sidesKept = (seats: Seat[]) =>
    task.clients.every(
      ({ id, promised }) =>
        oneSided(task, id, seats) <= Math.max(promised, oneSided(task, id, held)),
    );
  let best = promisesKept(task, stays);
  const attempt = (at: number, seats: Seat[]): void => {
    const kept = promisesKept(task, seats);
    if (kept > best && sidesKept(seats)) best = kept;
    if (at === ways.length || best === most || kept + ways.length - at <= best) return;
    for (const seat of ways[at] ?? [])
      if (wrongWith(world, seat, seats).length === 0) attempt(at + 1, [...seats, seat]);
    attempt(at + 1, seats);
  };
  attempt(0, stays);
  return best;
}
