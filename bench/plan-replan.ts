/** What a re-plan takes and what it saves, on plans of forums of two sizes. */
import type { Incident, StandingMeeting } from '#meetings/change.ts';
import { plan } from '#meetings/plan.ts';
import { replan } from '#meetings/replan.ts';
import { applyChanges } from '#meetings/replan-changes.ts';
import { Day } from '#meetings/replan-day.ts';
import type { Task, TaskSlot } from '#meetings/task.ts';
import type { Measure } from './bench.ts';
import { seeded } from './large-forum.ts';
import { type ForumSize, meetingsForum } from './meetings-forum.ts';

const SIZES: { name: string; size: ForumSize; seat(task: Task): StandingMeeting[] }[] = [
  {
    name: '120×40×24',
    size: { delegates: 120, clients: 40, slots: 24, tables: 20, zones: 1, wishes: [24, 10] },
    seat: (task) => plan(task).meetings.map((meeting, at) => stand(meeting, at)),
  },
  {
    name: '500×150×24',
    size: { delegates: 500, clients: 150, slots: 24, tables: 75, zones: 2, wishes: [24, 10] },
    seat: firstFit,
  },
];
const FORUMS = 10;
const DAYS_EACH = 20;
const NO_SHOWS = 6;

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

/** Sums over all re-plans of one kind. */
class Tally {
  readonly ms: number[] = [];
  owed = 0;
  restored = 0;
  bound = 0;
  standIns = 0;
  mutual = 0;
  can = 0;
  moved = 0;

  /** @returns the plan after it */
  run(task: Task, standing: StandingMeeting[], incidents: Incident[], now: Date) {
    this.can += mutualAtMost(task, standing, incidents, now);
    const started = performance.now();
    const { changes, promised, standIns } = replan(task, standing, incidents, now);
    this.ms.push(performance.now() - started);
    const gone = promised.before - promised.lost;
    this.owed += promised.lost;
    this.restored += promised.value - gone;
    this.bound += promised.bound - gone;
    this.standIns += standIns.booked;
    this.mutual += standIns.mutual;
    const after = applyChanges(standing, changes);
    const then = new Set(after);
    this.moved += unconcerned(standing, incidents).filter((meeting) => !then.has(meeting)).length;
    return after;
  }

  measures(what: string): Measure[] {
    const sorted = this.ms.toSorted((a, b) => a - b);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
    const share = (part: number, of: number) => (of === 0 ? 1 : part / of);
    return [
      { what: `${what}: p95`, value: p95, unit: 'ms', aim: 200 },
      { what: `${what}: worst`, value: sorted.at(-1) ?? 0, unit: 'ms' },
      { what: `${what}: guarantees lost`, value: this.owed, unit: '' },
      {
        what: `${what}: restored, of those that can be`,
        value: share(this.restored, this.bound),
        unit: '',
        least: 0.95,
      },
      { what: `${what}: can be, of those lost`, value: share(this.bound, this.owed), unit: '' },
      { what: `${what}: stand-ins`, value: this.standIns, unit: '' },
      {
        what: `${what}: of those that can be mutual`,
        value: share(this.mutual, this.can),
        unit: '',
      },
      {
        what: `${what}: stand-ins wished by both`,
        value: share(this.mutual, this.standIns),
        unit: '',
        least: 0.6,
      },
      {
        what: `${what}: meetings moved that no incident concerns`,
        value: this.moved,
        unit: '',
        aim: 0,
      },
    ];
  }
}

/** Stand-ins if only those whom both wished may come. */
function mutualAtMost(task: Task, standing: StandingMeeting[], incidents: Incident[], now: Date) {
  const met = new Set(standing.map(({ client, delegate }) => `${client} ${delegate}`));
  const pairs = task.pairs.filter(
    (pair) => pair.for === 'both' || met.has(`${pair.client} ${pair.delegate}`),
  );
  return replan({ ...task, pairs }, standing, incidents, now).standIns.booked;
}

/** Meetings that name nobody and nothing that an incident names. */
function unconcerned(standing: StandingMeeting[], incidents: Incident[]) {
  const people = new Set(
    incidents.flatMap((each) =>
      each.kind === 'away' ? [each.person] : each.kind === 'overrun' ? each.people : [],
    ),
  );
  const tables = new Set(
    incidents.flatMap((each) => (each.kind === 'lost-table' ? [each.table] : [])),
  );
  const missed = new Set(
    incidents.flatMap((each) => (each.kind === 'no-show' ? [each.meeting] : [])),
  );
  return standing.filter(
    ({ id, delegate, representative, table }) =>
      !missed.has(id) && !people.has(delegate) && !people.has(representative) && !tables.has(table),
  );
}

const minutesAfter = (time: Date, minutes: number) => new Date(time.getTime() + minutes * 60_000);

/** What has ended by then was kept. */
const until = (task: Task, standing: StandingMeeting[], now: Date): StandingMeeting[] => {
  const ended = new Set(
    task.slots.filter(({ endsAt }) => endsAt <= now).map(({ number }) => number),
  );
  return standing.map((meeting) =>
    meeting.state === 'planned' && ended.has(meeting.slot)
      ? { ...meeting, state: 'kept' }
      : meeting,
  );
};

function drawn<T>(list: readonly T[], count: number, luck: () => number): T[] {
  return list
    .map((each) => ({ each, at: luck() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ each }) => each);
}

const noShow = ({ id, delegate }: StandingMeeting): Incident => ({
  kind: 'no-show',
  meeting: id,
  person: delegate,
});

/** Six people who do not come, at six times: the plan is mended six times, each three minutes late. */
function oneByOne(task: Task, plan: StandingMeeting[], luck: () => number, tally: Tally): void {
  const slots = new Map(task.slots.map((slot) => [slot.number, slot]));
  const missed = drawn(plan, NO_SHOWS, luck).sort((a, b) => a.slot - b.slot);
  let standing = plan;
  for (const { id } of missed) {
    const meeting = standing.find((each) => each.id === id);
    const slot = slots.get(meeting?.slot ?? 0);
    if (!meeting || !slot) continue;
    const now = minutesAfter(slot.startsAt, 3);
    standing = tally.run(task, until(task, standing, now), [noShow(meeting)], now);
  }
}

const slotFor = (task: Task, luck: () => number): TaskSlot | undefined =>
  task.slots[Math.floor(luck() * (task.slots.length - 4))];

/** Six people who do not come to one slot, answered together. */
function atOnce(task: Task, plan: StandingMeeting[], luck: () => number, tally: Tally): void {
  const slot = slotFor(task, luck);
  if (!slot) return;
  const now = minutesAfter(slot.startsAt, 3);
  const here = plan.filter((meeting) => meeting.slot === slot.number);
  tally.run(task, until(task, plan, now), drawn(here, NO_SHOWS, luck).map(noShow), now);
}

/** All that can go wrong in one moment: no-shows, a late group, a lost corner, a session that overruns. */
function badDay(task: Task, plan: StandingMeeting[], luck: () => number, tally: Tally): void {
  const slot = slotFor(task, luck);
  if (!slot) return;
  const now = minutesAfter(slot.startsAt, 3);
  const here = plan.filter((meeting) => meeting.slot === slot.number);
  const span = (minutes: number) => ({
    startsAt: slot.startsAt,
    endsAt: minutesAfter(now, minutes),
  });
  const sitting = drawn(task.delegates, Math.ceil(task.delegates.length / 10), luck);
  const representatives = task.clients.flatMap((client) => client.representatives);
  const incidents: Incident[] = [
    ...drawn(here, 3, luck).map(noShow),
    ...drawn(task.delegates, 3, luck).map(
      ({ id }): Incident => ({ kind: 'away', person: id, span: span(150) }),
    ),
    ...drawn(representatives, 2, luck).map(
      ({ id }): Incident => ({ kind: 'away', person: id, span: span(90) }),
    ),
    ...drawn(task.tables, 3, luck).map(
      ({ number }): Incident => ({ kind: 'lost-table', table: number, span: span(240) }),
    ),
    { kind: 'overrun', people: sitting.map(({ id }) => id), span: span(45) },
  ];
  tally.run(task, until(task, plan, now), incidents, now);
}

const TROUBLES = {
  'six no-shows, one by one': oneByOne,
  'six at once': atOnce,
  'a bad day': badDay,
};

/** 200 days of each kind of trouble on ten forums of each size. */
export function benchReplan(): Measure[] {
  return SIZES.flatMap(({ name, size, seat }) => {
    const tallies = Object.entries(TROUBLES).map(([what, trouble]) => ({
      what,
      trouble,
      tally: new Tally(),
    }));
    for (let forum = 0; forum < FORUMS; forum++) {
      const task = meetingsForum(size, forum);
      const plan = seat(task);
      for (const { trouble, tally } of tallies)
        for (let day = 0; day < DAYS_EACH; day++)
          trouble(task, plan, seeded(1000 * forum + day), tally);
    }
    return tallies.flatMap(({ what, tally }) => tally.measures(`${name}, ${what}`));
  });
}
