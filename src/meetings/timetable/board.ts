/** A timetable that is being changed: who meets when, how full the slots are, and everybody's breaks. */
import { meetingsByPerson, type Problem } from '#meetings/timetable/problem.ts';

export const NOBODY = -1;

export class Board {
  readonly problem: Problem;
  /** slot of each meeting, 0 for unplanned */
  readonly at: Int32Array;
  readonly load: Int32Array;
  readonly breaks: Int32Array;
  /** meetings that must be after each meeting */
  readonly #before: number[][];
  readonly #meeting: Int32Array;
  readonly #allowed: Uint8Array;
  readonly #width: number;

  /** @param slots those that break a rule with those before them are left out */
  constructor(problem: Problem, slots: readonly number[]) {
    const { people, meetings } = problem;
    this.problem = problem;
    this.#width = problem.slots + 1;
    this.at = new Int32Array(meetings.length);
    this.load = new Int32Array(this.#width);
    this.breaks = new Int32Array(people);
    this.#meeting = new Int32Array(people * this.#width).fill(NOBODY);
    this.#allowed = new Uint8Array(meetings.length * this.#width);
    this.#before = meetings.map(() => []);
    meetings.forEach(({ slots: own, after }, meeting) => {
      for (const slot of own) this.#allowed[meeting * this.#width + slot] = 1;
      for (const first of after) this.#before[first]?.push(meeting);
    });
    slots.forEach((slot, meeting) => {
      if (slot > 0 && this.fits(meeting, slot)) this.put(meeting, slot);
    });
    meetingsByPerson(problem).forEach((_, person) => {
      this.count(person);
    });
  }

  /** The meeting of a person in a slot, or NOBODY. */
  meetingOf(person: number, slot: number): number {
    return this.#meeting[person * this.#width + slot] ?? NOBODY;
  }

  allows(meeting: number, slot: number): boolean {
    return this.#allowed[meeting * this.#width + slot] === 1;
  }

  put(meeting: number, slot: number): void {
    const { a = 0, b = 0 } = this.problem.meetings[meeting] ?? {};
    this.at[meeting] = slot;
    this.#meeting[a * this.#width + slot] = meeting;
    this.#meeting[b * this.#width + slot] = meeting;
    this.load[slot] = (this.load[slot] ?? 0) + 1;
  }

  take(meeting: number): void {
    const slot = this.at[meeting] ?? 0;
    if (slot === 0) return;
    const { a = 0, b = 0 } = this.problem.meetings[meeting] ?? {};
    this.at[meeting] = 0;
    this.#meeting[a * this.#width + slot] = NOBODY;
    this.#meeting[b * this.#width + slot] = NOBODY;
    this.load[slot] = (this.load[slot] ?? 0) - 1;
  }

  fits(meeting: number, slot: number): boolean {
    const { a = 0, b = 0 } = this.problem.meetings[meeting] ?? {};
    return (
      this.allows(meeting, slot) &&
      this.meetingOf(a, slot) === NOBODY &&
      this.meetingOf(b, slot) === NOBODY &&
      (this.load[slot] ?? 0) < (this.problem.tables[slot] ?? 0) &&
      this.inOrder(meeting, slot)
    );
  }

  /** Whether a meeting in that slot keeps its order with those that are planned. */
  inOrder(meeting: number, slot: number): boolean {
    const isPlanned = (other: number) => (this.at[other] ?? 0) > 0;
    const after = this.problem.meetings[meeting]?.after ?? [];
    return (
      after.every((first) => !isPlanned(first) || (this.at[first] ?? 0) < slot) &&
      (this.#before[meeting] ?? []).every((next) => !isPlanned(next) || (this.at[next] ?? 0) > slot)
    );
  }

  /** Meetings that are out of order with this one in that slot. */
  outOfOrder(meeting: number, slot: number): number[] {
    const after = this.problem.meetings[meeting]?.after ?? [];
    const isPlanned = (other: number) => (this.at[other] ?? 0) > 0;
    return [
      ...after.filter((first) => isPlanned(first) && (this.at[first] ?? 0) >= slot),
      ...(this.#before[meeting] ?? []).filter(
        (next) => isPlanned(next) && (this.at[next] ?? 0) <= slot,
      ),
    ];
  }

  /** Counts a person's breaks anew. @returns how many there are now */
  count(person: number): number {
    let [breaks, last] = [0, 0];
    for (let slot = 1; slot < this.#width; slot++) {
      if (this.meetingOf(person, slot) === NOBODY) continue;
      if (last > 0 && slot > last + 1) breaks++;
      last = slot;
    }
    this.breaks[person] = breaks;
    return breaks;
  }
}
