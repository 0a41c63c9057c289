/** Days on which plans of meetings go wrong, always the same for the same numbers. */
import type { Incident, StandingMeeting } from '#meetings/change.ts';
import type { Task, TaskSlot } from '#meetings/task.ts';
import type { Tally } from './replan-tally.ts';

const NO_SHOWS = 6;

const minutesAfter = (time: Date, minutes: number) => new Date(time.getTime() + minutes * 60_000);

/** Something that goes wrong with a plan, and what re-planning makes of it. */
type Trouble = (task: Task, plan: StandingMeeting[], luck: () => number, tally: Tally) => void;

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

export const TROUBLES: Record<string, Trouble> = {
  'six no-shows, one by one': oneByOne,
  'six at once': atOnce,
  'a bad day': badDay,
};
