/** What happens to a published plan on the day, and what a re-plan would change about it. */
import type { PairKey, Span } from '#meetings/task.ts';

/** A meeting of the plan in force. Kept and missed ones, and those that have begun, are past. */
export type StandingMeeting = PairKey & {
  id: string;
  slot: number;
  table: number;
  representative: string;
  state: 'planned' | 'kept' | 'missed';
  locked: boolean;
};

/**
 * `no-show`: this person is not at this meeting; only this meeting is lost, unless the same person
 * is also `away` · `away`: the person can't be met in this span (late, gone) · `lost-table` ·
 * `overrun`: a session goes on; the people in it can't be met in this span.
 */
export type Incident =
  | { kind: 'no-show'; meeting: string; person: string }
  | { kind: 'away'; person: string; span: Span }
  | { kind: 'lost-table'; table: number; span: Span }
  | { kind: 'overrun'; people: string[]; span: Span };

export type Place = { slot: number; table: number; representative: string };
/**
 * `replaces`: the lost meeting that this one makes good, most often in its slot, at its table;
 * null: none · `standIn`: another delegate than in the meeting it replaces
 *
 * Changes hold together: a move may go where another one of them leaves.
 */
export type Change =
  | { act: 'cancel'; meeting: string; why: 'no-show' | 'away' | 'lost-table' | 'overrun' }
  | { act: 'move'; meeting: string; from: Place; to: Place }
  | ({ act: 'book'; replaces: string | null; standIn: boolean; mutual: boolean } & PairKey & Place);

/** `value`: guarantees that hold after the changes · `bound`: the most that any re-plan could keep */
export type Restored = { before: number; lost: number; value: number; bound: number };

export type Replanned = {
  changes: Change[];
  promised: Restored;
  standIns: { booked: number; mutual: number };
  /** people whose day changes, ids */
  concerned: string[];
  /** guarantees that no re-plan here restores, with what stands in the way */
  unrestored: { client: string; missing: number; because: 'nobody-free' | 'no-wish' | 'no-slot' }[];
};
