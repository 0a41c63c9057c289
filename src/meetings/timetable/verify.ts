/** Says whether a timetable keeps the rules, and how good it is; shares nothing with what made it. */
import { type Cost, meetingsByPerson, type Problem } from '#meetings/timetable/problem.ts';

/** `broken`: a sentence for each rule that is broken · `breaks` of each person */
export type Verdict = { broken: string[]; cost: Cost; breaks: number[] };

/** @param slots of each meeting, 0 for unplanned. Wrong lengths and slots are told, not thrown. */
export function verify(problem: Problem, slots: readonly number[]): Verdict {
  const broken = [
    ...lengthOf(problem, slots),
    ...wrongSlots(problem, slots),
    ...wrongOrder(problem, slots),
    ...fullSlots(problem, slots),
    ...twiceInASlot(problem, slots),
  ];
  const { inForce, fairness } = problem;
  const breaks = meetingsByPerson(problem).map((own) =>
    breaksOf(own.map((meeting) => slots[meeting] ?? 0)),
  );
  const range = breaks.length > 0 ? Math.max(...breaks) - Math.min(...breaks) : 0;
  if (fairness !== null && range > fairness)
    broken.push(`The numbers of breaks lie ${range} apart.`);
  const cost: Cost = {
    unscheduled: problem.meetings.filter((_, meeting) => !slots[meeting]).length,
    moved: problem.meetings.filter(
      (_, at) => inForce?.[at] && slots[at] && inForce[at] !== slots[at],
    ).length,
    breaks: breaks.reduce((sum, each) => sum + each, 0),
  };
  if (!inForce && cost.unscheduled > 0) broken.push(`${cost.unscheduled} meetings have no slot.`);
  return { broken, cost, breaks };
}

/** Breaks of a person with meetings in these slots, in any order; zeros are left out. */
export function breaksOf(slots: readonly number[]): number {
  const own = slots.filter((slot) => slot > 0).sort((one, other) => one - other);
  return own.filter((slot, at) => at > 0 && slot > (own[at - 1] ?? slot) + 1).length;
}

const lengthOf = ({ meetings }: Problem, slots: readonly number[]) =>
  slots.length === meetings.length ? [] : [`${slots.length} slots, ${meetings.length} meetings.`];

function wrongSlots({ meetings }: Problem, slots: readonly number[]): string[] {
  return meetings.flatMap((meeting, at) => {
    const slot = slots[at];
    return !slot || meeting.slots.includes(slot)
      ? []
      : [`Meeting ${at + 1} can’t be in slot ${slot}.`];
  });
}

function wrongOrder({ meetings }: Problem, slots: readonly number[]): string[] {
  return meetings.flatMap(({ after }, at) =>
    after
      .filter((first) => slots[at] && slots[first] && (slots[first] ?? 0) >= (slots[at] ?? 0))
      .map((first) => `Meeting ${first + 1} must be before meeting ${at + 1}.`),
  );
}

function fullSlots({ tables, slots: many }: Problem, slots: readonly number[]): string[] {
  return Array.from({ length: many }, (_, at) => at + 1)
    .filter((slot) => slots.filter((each) => each === slot).length > (tables[slot] ?? 0))
    .map((slot) => `Slot ${slot} has more meetings than tables.`);
}

function twiceInASlot(problem: Problem, slots: readonly number[]): string[] {
  return meetingsByPerson(problem).flatMap((own, person) => {
    const taken = own.map((meeting) => slots[meeting] ?? 0).filter((slot) => slot > 0);
    return new Set(taken).size === taken.length
      ? []
      : [`Person ${person + 1} has two meetings in a slot.`];
  });
}
