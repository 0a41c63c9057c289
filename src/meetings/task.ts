/** What the planner is given. Lists are in an order that any server repeats, such as by ref. */

export type TaskSlot = { number: number; startsAt: Date; endsAt: Date };
type Span = { startsAt: Date; endsAt: Date };

export type TaskClient = {
  id: string;
  /** meetings its package guarantees */
  promised: number;
  /** the most meetings it is given, at least `promised` */
  most: number;
  /** person ids; each is at one place at a time */
  representatives: string[];
};
export type TaskDelegate = {
  id: string;
  /** speaking in a session, for one */
  busy: Span[];
};
/** A pair that may meet, for the sake of both or of one side. */
export type TaskPair = {
  client: string;
  delegate: string;
  for: 'both' | 'client' | 'delegate';
  /** 1 = must; null: that side did not wish */
  clientPriority: number | null;
  delegatePriority: number | null;
};
export type Task = {
  slots: TaskSlot[];
  tables: number;
  /** the most meetings one delegate is given */
  ceiling: number;
  clients: TaskClient[];
  delegates: TaskDelegate[];
  pairs: TaskPair[];
};

export const overlap = (a: Span, b: Span): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * Slots in which a person can be in all of them: as many as possible of those that do not overlap
 * in time (earliest end first). A forum whose slots never overlap keeps every one.
 */
export function usableSlots(slots: readonly TaskSlot[]): TaskSlot[] {
  const kept: TaskSlot[] = [];
  const byEnd = [...slots].sort(
    (a, b) => a.endsAt.getTime() - b.endsAt.getTime() || a.number - b.number,
  );
  for (const slot of byEnd) if (!kept.some((other) => overlap(slot, other))) kept.push(slot);
  return kept;
}

/** Positions in `slots` at which the delegate can't meet anyone. */
export const blockedSlots = (delegate: TaskDelegate, slots: readonly TaskSlot[]): Set<number> =>
  new Set(
    slots.flatMap((slot, index) =>
      delegate.busy.some((span) => overlap(slot, span)) ? [index] : [],
    ),
  );
