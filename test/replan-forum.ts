/** Small random forums with a plan in force and a bad day. */
import fc from 'fast-check';
import type { Incident, StandingMeeting } from '#meetings/change.ts';
import type { Span, Task } from '#meetings/task.ts';
import { oneSided, type Seat, wrongWith } from './replan-rules.ts';

export type BadDay = { task: Task; standing: StandingMeeting[]; incidents: Incident[]; now: Date };

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 17, 9, minutes));
const nat = (max: number) => fc.noBias(fc.nat(max));
const many = <T>(each: fc.Arbitrary<T>, min: number, max: number) =>
  fc.array(each, { minLength: min, maxLength: max, size: 'max' });

/** How many there are of everything, at most. */
export type Size = { slots: number; clients: number; delegates: number; tables: number };

const taskOf = (size: Size) =>
  fc.record({
    starts: many(fc.constantFrom(20, 20, 20, 25, 60), 2, size.slots),
    overlapping: fc.constantFrom(false, false, false, true),
    tables: many(fc.constantFrom('a', 'a', 'b'), 1, size.tables),
    walk: fc.constantFrom(0, 0, 10),
    inARow: fc.constantFrom(null, null, 1, 2),
    clients: many(
      fc.tuple(nat(4), nat(2), nat(3), fc.integer({ min: 1, max: 2 })),
      1,
      size.clients,
    ),
    delegates: many(fc.tuple(fc.integer({ min: 1, max: 4 }), nat(2), nat(30)), 2, size.delegates),
    wishes: many(
      fc.tuple(nat(size.clients - 1), nat(size.delegates - 1), nat(2), nat(4), nat(2)),
      4,
      size.clients * size.delegates * 2,
    ),
    before: many(nat(40), 0, 2),
  });

type Raw = ReturnType<typeof taskOf> extends fc.Arbitrary<infer T> ? T : never;

function build(raw: Raw): Task {
  let clock = 0;
  const slots = raw.starts.map((step, index) => {
    const startsAt = at(clock);
    const endsAt = at(clock + (raw.overlapping ? 30 : 20));
    clock += step;
    return { number: index + 1, day: '2026-06-17', part: 'morning' as const, startsAt, endsAt };
  });
  const wishes = new Map(raw.wishes.map((wish) => [`${wish[0]} ${wish[1]}`, wish]));
  const pairs = [...wishes.values()].map(([client, delegate, side, rank, part]) => ({
    client: `c${client}`,
    delegate: `d${delegate}`,
    for: (['both', 'client', 'delegate'] as const)[side] ?? 'both',
    clientPriority: side === 2 ? null : rank + 1,
    delegatePriority: side === 1 ? null : rank + 1,
    part: part === 0 ? ('afternoon' as const) : null,
  }));
  const keys = pairs.map(({ client, delegate }) => ({ client, delegate }));
  return {
    slots,
    tables: raw.tables.map((zone, index) => ({ number: index + 1, zone, lost: [] })),
    walkMinutes: raw.walk,
    mostInARow: raw.inARow,
    clients: raw.clients.map(([promised, extra, table, people], index) => ({
      id: `c${index}`,
      promised,
      most: promised + extra,
      table: table === 0 ? (index % raw.tables.length) + 1 : null,
      representatives: Array.from({ length: people }, (_, n) => ({
        id: `c${index} r${n}`,
        busy: [],
      })),
    })),
    delegates: raw.delegates.map(([most, standby, busy], index) => ({
      id: `d${index}`,
      most,
      standby: standby > 0,
      busy: slots.filter(({ number }) => number === busy),
    })),
    pairs,
    fixed: [],
    before: raw.before.flatMap((n) => {
      const [first, then] = [keys[n], keys[n + 1]];
      return first && then ? [{ first, then }] : [];
    }),
  };
}

/** Seats pair after pair wherever a rule allows it, so that no planner is needed. */
function seated(task: Task, skip: readonly number[]): Seat[] {
  const seats: Seat[] = [];
  task.pairs.forEach(({ client, delegate }, index) => {
    if (skip.includes(index)) return;
    const representatives = task.clients.find(({ id }) => id === client)?.representatives ?? [];
    const all = task.slots.flatMap(({ number: slot }) =>
      task.tables.flatMap(({ number: table }) =>
        representatives.map((person) => ({
          ...{ client, delegate, slot, table },
          representative: person.id,
        })),
      ),
    );
    const turn = all.length === 0 ? 0 : (index * 7) % all.length;
    const found = [...all.slice(turn), ...all.slice(0, turn)].find(
      (seat) => wrongWith(task, seat, seats).length === 0,
    );
    const floor = task.clients.find(({ id }) => id === client)?.promised ?? 0;
    if (found && oneSided(task, client, [...seats, found]) <= floor) seats.push(found);
  });
  return seats;
}

const incident = fc.tuple(nat(3), nat(40), nat(40), nat(8), nat(3), fc.boolean());

function trouble(
  task: Task,
  standing: StandingMeeting[],
  [kind, whom, other, from, length, representative]: [
    number,
    number,
    number,
    number,
    number,
    boolean,
  ],
): Incident[] {
  const meeting = standing[whom % Math.max(1, standing.length)];
  const span: Span = { startsAt: at(from * 15), endsAt: at(from * 15 + 20 + length * 20) };
  if (!meeting) return [];
  const person = representative && whom % 3 === 0 ? meeting.representative : meeting.delegate;
  if (kind === 0) return [{ kind: 'no-show', meeting: meeting.id, person }];
  if (kind === 1) return [{ kind: 'away', person, span }];
  if (kind === 2) return [{ kind: 'lost-table', table: (whom % task.tables.length) + 1, span }];
  const people = [person, task.delegates[other % task.delegates.length]?.id ?? person];
  return [{ kind: 'overrun', people, span }];
}

/** @param most incidents of a day, at most */
export const badDays = (size: Size, most = 3): fc.Arbitrary<BadDay> =>
  fc
    .record({
      raw: taskOf(size),
      skip: many(nat(12), 0, 4),
      now: nat(120),
      locked: many(nat(12), 0, 2),
      incidents: many(incident, 1, most),
    })
    .map(({ raw, skip, now, locked, incidents }) => {
      const task = build(raw);
      const clock = at(now - 30);
      const standing = seated(task, skip).map((seat, index): StandingMeeting => {
        const ended = task.slots.some(
          ({ number, endsAt }) => number === seat.slot && endsAt <= clock,
        );
        const past = index % 3 === 0 ? 'missed' : 'kept';
        const state = ended && index % 4 > 0 ? past : 'planned';
        return { ...seat, id: `m${index}`, state, locked: locked.includes(index) };
      });
      const planned = standing.filter(({ state }) => state === 'planned');
      const told = incidents.flatMap((each) => trouble(task, planned, each));
      return { task, standing, incidents: told, now: clock };
    });
