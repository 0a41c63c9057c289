/** What a re-plan takes and what it saves, on plans of forums of two sizes. */
import type { StandingMeeting } from '#meetings/change.ts';
import { plan } from '#meetings/plan.ts';
import { Day } from '#meetings/replan/day.ts';
import type { Task, TaskPair } from '#meetings/task.ts';
import { TROUBLES } from './bad-days.ts';
import type { Measure } from './bench.ts';
import { forumTask, type Shape } from './forum-task.ts';
import { seeded } from './large-forum.ts';
import { Tally } from './replan-tally.ts';

type Kind = { name: string; shape: Omit<Shape, 'seed'>; answered: boolean; seat: Seat };
type Seat = (task: Task) => StandingMeeting[];

const SMALL = { delegates: 120, clients: 40, slots: 24 };
const planned: Seat = (task) => plan(task).meetings.map((meeting, at) => stand(meeting, at));
const KINDS: Kind[] = [
  { name: '120×40×24', shape: SMALL, answered: true, seat: planned },
  {
    name: '500×150×24',
    shape: { delegates: 500, clients: 150, slots: 24 },
    answered: true,
    seat: firstFit,
  },
  { name: '120×40×24, nothing accepted', shape: SMALL, answered: false, seat: planned },
];
const FORUMS = 10;
const DAYS_EACH = 20;
const STANDBY = 0.2;

/** Of requests that only one side made, the other accepts two of five and declines one of five. */
function answer(pair: TaskPair, luck: number): TaskPair[] {
  if (pair.for === 'both' || luck > 0.6) return [pair];
  return luck > 0.4 ? [] : [{ ...pair, for: 'both' }];
}

function forumOf({ shape, answered }: Kind, seed: number): Task {
  const luck = seeded(seed);
  const task = forumTask({ ...shape, seed });
  return {
    ...task,
    // a package is rarely far exceeded, so that a no-show counts
    clients: task.clients.map((each, at) => ({ ...each, most: each.promised + (at % 3) })),
    delegates: task.delegates.map((each) => ({ ...each, standby: luck() < STANDBY })),
    pairs: answered ? task.pairs.flatMap((pair) => answer(pair, luck())) : task.pairs,
    ...{ fixed: [], before: [] },
  };
}

function stand(meeting: Omit<StandingMeeting, 'id' | 'state' | 'locked'>, at: number) {
  const { client, delegate, slot, table, representative } = meeting;
  const place = { client, delegate, slot, table, representative };
  return { id: `m${at}`, ...place, state: 'planned' as const, locked: false };
}

/** A plan good enough to go wrong: wishes of both first, each at the first place that fits. */
function firstFit(task: Task): StandingMeeting[] {
  const day = new Day(task, { people: new Map(), tables: new Map() }, []);
  const clients = new Map(task.clients.map((client) => [client.id, client]));
  const seats: StandingMeeting[] = [];
  for (const { client, delegate } of task.pairs.toSorted((a, b) => worth(b) - worth(a))) {
    const people = clients.get(client)?.representatives ?? [];
    const found = task.slots
      .filter(({ number }) => day.free(delegate, number))
      .flatMap(({ number: slot }) =>
        people.flatMap(({ id: representative }) =>
          task.tables
            .filter(({ number }) => day.tableFree(number, slot))
            .map(({ number: table }) => ({ client, delegate, slot, table, representative })),
        ),
      )
      .find((seat) => day.fits(seat));
    if (!found) continue;
    day.book(found);
    seats.push(stand(found, seats.length));
  }
  return seats;
}

const worth = (pair: Task['pairs'][number]) =>
  (pair.for === 'both' ? 100 : 0) - (pair.clientPriority ?? 9) - (pair.delegatePriority ?? 9);

/** Milliseconds, guarantees, stand-ins; shares from 0 to 1. */
function measures(what: string, tally: Tally, answered: boolean): Measure[] {
  const aim = what.endsWith('a bad day') ? 1000 : 200;
  const mutual = tally.share(tally.mutual, tally.standIns);
  return [
    { what: `${what}: p95`, value: tally.percentile(0.95), unit: 'ms', aim },
    { what: `${what}: guarantees lost`, value: tally.owed, unit: '' },
    {
      ...{ what: `${what}: restored, of those that can be`, unit: '', least: 0.95 },
      value: tally.share(tally.restored, tally.bound),
    },
    {
      ...{ what: `${what}: can be, of those lost`, unit: '' },
      value: tally.share(tally.bound, tally.owed),
    },
    { what: `${what}: stand-ins`, value: tally.standIns, unit: '' },
    {
      ...{ what: `${what}: stand-ins wished by both`, value: mutual, unit: '' },
      ...(answered ? { least: 0.6 } : {}),
    },
    { what: `${what}: stand-ins if both must wish`, value: tally.mutualAtMost, unit: '' },
    { what: `${what}: others moved`, value: tally.moved, unit: '', aim: 0 },
  ];
}

/** 200 days of each kind of trouble on ten forums of each kind. */
export function benchReplan(): Measure[] {
  return KINDS.flatMap((kind) => {
    const tallies = Object.keys(TROUBLES).map((what) => ({ what, tally: new Tally() }));
    for (let forum = 0; forum < FORUMS; forum++) {
      const task = forumOf(kind, forum);
      const standing = kind.seat(task);
      for (const { what, tally } of tallies)
        for (let day = 0; day < DAYS_EACH; day++)
          TROUBLES[what]?.(task, standing, seeded(1000 * forum + day), tally);
    }
    return tallies.flatMap(({ what, tally }) =>
      measures(`${kind.name}, ${what}`, tally, kind.answered),
    );
  });
}
