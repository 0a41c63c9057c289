/**
 * Which meeting is when: meetings of two people each get a slot. People and meetings count from 0,
 * slots from 1; slot 0 means “not planned”.
 */

export type Pairing = {
  /** the two people */
  a: number;
  b: number;
  /** slots it may have, ascending: what sessions, absences and fixed times leave */
  slots: readonly number[];
  /** meetings that must be over before it */
  after: readonly number[];
};

export type Problem = {
  people: number;
  slots: number;
  /** tables in each slot; place 0 is unused */
  tables: readonly number[];
  meetings: readonly Pairing[];
  /** at most this far may two people's numbers of breaks lie apart; null: as far as they like */
  fairness: number | null;
  /**
   * The slots of the plan in force, when it is to be changed as little as possible. Then meetings
   * may also stay unplanned.
   */
  inForce: readonly number[] | null;
};

/** How good a timetable is, worst thing first. A break is a run of free slots between two meetings of one person. */
export type Cost = { unscheduled: number; moved: number; breaks: number };

export const AIMS = ['unscheduled', 'moved', 'breaks'] as const;
export type Aim = (typeof AIMS)[number];

/** @returns below 0 where `one` is better */
export function compareCosts(one: Cost, other: Cost): number {
  for (const aim of AIMS) if (one[aim] !== other[aim]) return one[aim] - other[aim];
  return 0;
}

/** The meetings of each person, by their places. */
export function meetingsByPerson({ people, meetings }: Problem): number[][] {
  const of: number[][] = Array.from({ length: people }, () => []);
  meetings.forEach(({ a, b }, meeting) => {
    of[a]?.push(meeting);
    of[b]?.push(meeting);
  });
  return of;
}
