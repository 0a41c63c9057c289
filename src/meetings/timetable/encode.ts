/** The question “is there a timetable, and how good can it be?” as a formula, and its answer as slots. */
import { FALSE, Formula, type Literal, TRUE } from '#meetings/timetable/formula.ts';
import { mayLeave } from '#meetings/timetable/left-out.ts';
import { fullDay, looseDay } from '#meetings/timetable/person-rules.ts';
import {
  type Aim,
  type Cost,
  meetingsByPerson,
  type Pairing,
  type Problem,
} from '#meetings/timetable/problem.ts';
import { seatRules } from '#meetings/timetable/seat-rules.ts';
import { windowsOf } from '#meetings/timetable/windows.ts';

export type Question = {
  /** what is to be least */
  aim: Aim;
  /** every meeting must be planned */
  whole: boolean;
  /** costs that may not be exceeded */
  most: Partial<Cost>;
};

/** `program`: for `clasp` · `base`: what the aim costs in any case, which the program leaves out */
export type Encoded = { program: string; base: number };

/** `at[meeting]`: a literal for each slot the meeting may have */
export type Placing = ReadonlyMap<number, Literal>[];

export function encode(problem: Problem, question: Question): Encoded {
  const formula = new Formula();
  const { whole } = question;
  const at = place(formula, problem, whole);
  order(formula, problem, at, whole);
  const breaks = days(formula, problem, at, question);
  const costs: Record<Aim, Literal[]> = {
    unscheduled: whole ? [] : at.map((slots) => -formula.or(...slots.values())),
    moved: at.map((slots, meeting) => moved(formula, slots, problem.inForce?.[meeting] ?? 0)),
    breaks,
  };
  for (const [aim, most] of Object.entries(question.most))
    formula.atMost(open(costs[aim as Aim]), most - certain(costs[aim as Aim]));
  leaves(formula, problem, costs.moved, question);
  const least = costs[question.aim];
  return { program: formula.aspif(open(least), names(at)), base: certain(least) };
}

const open = (cost: readonly Literal[]) => cost.filter((each) => Math.abs(each) !== Math.abs(TRUE));
const certain = (cost: readonly Literal[]) => cost.filter((each) => each === TRUE).length;

function place(formula: Formula, { meetings }: Problem, whole: boolean): Placing {
  return meetings.map(({ slots }) => {
    const only = whole && slots.length === 1;
    const literals = slots.map((slot) => [slot, only ? TRUE : formula.variable()] as const);
    const all = literals.map(([, literal]) => literal);
    formula.atMostOne(all);
    if (whole) formula.clause(...all);
    return new Map(literals);
  });
}

/** Of two meetings in order, each slot of one leaves some slots to the other. */
function order(formula: Formula, { meetings }: Problem, at: Placing, whole: boolean): void {
  meetings.forEach(({ after }, meeting) => {
    for (const first of after) {
      const [later, earlier] = [[...(at[meeting] ?? [])], [...(at[first] ?? [])]];
      for (const [slot, literal] of later)
        if (whole) formula.clause(-literal, ...earlier.filter(([t]) => t < slot).map(([, l]) => l));
        else for (const [t, l] of earlier) if (t >= slot) formula.clause(-literal, -l);
      for (const [slot, literal] of whole ? earlier : [])
        formula.clause(-literal, ...later.filter(([t]) => t > slot).map(([, l]) => l));
    }
  });
}

/** Everybody's day, the tables, and fairness. @returns “at least 1 break” … of everybody */
function days(formula: Formula, problem: Problem, at: Placing, question: Question): Literal[] {
  const { slots, fairness, meetings } = problem;
  const { whole, aim, most } = question;
  const people = meetingsByPerson(problem);
  const busy = people.map((own) => busyIn(formula, own, at, slots));
  seatRules(formula, problem, at, busy);
  // the rest is about breaks
  if (aim !== 'breaks' && most.breaks === undefined && fairness === null) return [];
  const breaks = people.map((own, person) => {
    const day = { busy: busy[person] ?? [], meetings: own.length };
    const pairings = own
      .map((meeting) => meetings[meeting])
      .filter((each): each is Pairing => !!each);
    const windows = whole ? windowsOf(pairings, slots) : null;
    if (whole && !windows) formula.clause();
    if (own.length === 0) return [];
    return windows ? fullDay(formula, day, windows) : looseDay(formula, day);
  });
  return (fairness === null ? breaks : fair(formula, breaks, fairness)).flat();
}

/**
 * Keeps everybody's number of breaks within `range` of the others': whoever has more than k + range
 * forces more than k on all. Mostly somebody can't have a break at all, and it is a ceiling.
 */
function fair(formula: Formula, breaks: Literal[][], range: number): Literal[][] {
  const common = Math.min(...breaks.map((own) => own.length));
  const all = Array.from({ length: common }, (_, k) =>
    formula.and(...breaks.map((own) => own[k] ?? FALSE)),
  );
  for (const own of breaks)
    own.slice(range).forEach((each, k) => {
      formula.clause(-each, all[k] ?? FALSE);
    });
  return breaks.map((own) => own.slice(0, range + common));
}

function busyIn(formula: Formula, own: readonly number[], at: Placing, slots: number): Literal[] {
  const busy = [FALSE];
  for (let slot = 1; slot <= slots; slot++) {
    const here = own.map((meeting) => at[meeting]?.get(slot) ?? FALSE);
    formula.atMostOne(here);
    busy.push(formula.or(...here));
  }
  return busy;
}

function moved(formula: Formula, slots: ReadonlyMap<number, Literal>, inForce: number): Literal {
  if (!inForce) return FALSE;
  return formula.or(...[...slots].filter(([slot]) => slot !== inForce).map(([, each]) => each));
}

/** Where it is known how many leave each slot, they are counted slot by slot. */
function leaves(formula: Formula, problem: Problem, moved: Literal[], { whole, most }: Question) {
  const { unscheduled = whole ? 0 : Infinity, moved: many = Infinity } = most;
  mayLeave(problem, { unscheduled, moved: many })?.forEach((over, slot) => {
    const there = moved.filter(
      (_, at) =>
        problem.inForce?.[at] === slot && problem.meetings[at]?.slots.includes(slot) && slot > 0,
    );
    formula.atMost(there, over);
  });
}

function names(at: Placing): Map<Literal, string> {
  const named = new Map<Literal, string>();
  at.forEach((slots, meeting) => {
    for (const [slot, literal] of slots)
      if (literal !== TRUE) named.set(literal, `${meeting}_${slot}`);
  });
  return named;
}

/** @param named the names that are true, as `encode` gave them @returns the slot of each meeting */
export function decode({ meetings }: Problem, named: readonly string[], whole: boolean): number[] {
  const slots = meetings.map((each) =>
    whole && each.slots.length === 1 ? (each.slots[0] ?? 0) : 0,
  );
  for (const name of named) {
    const [meeting = 0, slot = 0] = name.split('_').map(Number);
    slots[meeting] = slot;
  }
  return slots;
}
