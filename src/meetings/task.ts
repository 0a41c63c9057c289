/** What the planner is given. Lists are in an order that any server repeats, such as by ref. */
import type { Part } from '#meetings/wishes/wish.ts';

export type Span = { startsAt: Date; endsAt: Date };
/** `day`: `2024-06-17`, in the forum's time zone, as is `part` */
export type TaskSlot = Span & { number: number; day: string; part: Part };
export type TaskTable = {
  /** from 1 */
  number: number;
  /** tables of one zone are next to each other; between two zones people walk */
  zone: string;
  /** when it can't be used */
  lost: Span[];
};
export type TaskPerson = {
  id: string;
  /** speaking or sitting in a session with the way there, not arrived, gone, resting */
  busy: Span[];
};
export type TaskClient = {
  id: string;
  /** meetings its package guarantees */
  promised: number;
  /** the most meetings it is given, at least `promised` */
  most: number;
  /** where it sits throughout; null: any table */
  table: number | null;
  /** each is at one place at a time */
  representatives: TaskPerson[];
};
export type TaskDelegate = TaskPerson & {
  /** the most meetings he or she is given */
  most: number;
  /** agreed to take a meeting at short notice */
  standby: boolean;
};
/** A pair that may meet, for the sake of both or of one side. */
export type TaskPair = {
  client: string;
  delegate: string;
  for: 'both' | 'client' | 'delegate';
  /** 1 = must; null: that side did not wish */
  clientPriority: number | null;
  delegatePriority: number | null;
  /** the half of a day that suits whoever wished; soft */
  part: Part | null;
};
export type PairKey = { client: string; delegate: string };
/** A meeting that stands: locked by an organiser, or under way. `null`: any. */
export type FixedMeeting = PairKey & {
  slot: number;
  table: number | null;
  representative: string | null;
};
export type Task = {
  slots: TaskSlot[];
  tables: TaskTable[];
  /** minutes between two zones; a person in both needs that much between two meetings */
  walkMinutes: number;
  /** meetings of a delegate in neighbouring slots of a day, at most; null: no limit */
  mostInARow: number | null;
  clients: TaskClient[];
  delegates: TaskDelegate[];
  pairs: TaskPair[];
  fixed: FixedMeeting[];
  /** if both are planned, `first` comes earlier than `then` */
  before: { first: PairKey; then: PairKey }[];
};

export const overlap = (a: Span, b: Span): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * Slots in which a person can be in all of them, in the order of time: as many as possible of those
 * that do not overlap (earliest end first). A forum whose slots never overlap keeps every one.
 *
 * @param first numbers of slots that are kept whatever they overlap
 */
export function usableSlots(
  slots: readonly TaskSlot[],
  first: ReadonlySet<number> = new Set(),
): TaskSlot[] {
  const kept = slots.filter(({ number }) => first.has(number));
  const byEnd = slots
    .filter(({ number }) => !first.has(number))
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime() || a.number - b.number);
  for (const slot of byEnd) if (!kept.some((other) => overlap(slot, other))) kept.push(slot);
  return kept.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.number - b.number);
}

/** Positions in `slots` at which the delegate can't meet anyone. */
export const blockedSlots = (delegate: TaskPerson, slots: readonly TaskSlot[]): Set<number> =>
  new Set(
    slots.flatMap((slot, index) =>
      delegate.busy.some((span) => overlap(slot, span)) ? [index] : [],
    ),
  );
