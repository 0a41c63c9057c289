/** What a change made by hand can break or lose, by name and with the ids concerned. */
import type { StandingMeeting } from '#meetings/change.ts';
import type { PairKey, Span } from '#meetings/task.ts';

export type Place = { slot: number; table: number; representative: string };
/** Where a meeting is wanted; `meeting` null: it is new. */
export type Move = PairKey & Place & { meeting: string | null };
/** As the board and the check know a meeting. */
export type Standing = Pick<
  StandingMeeting,
  'id' | 'slot' | 'table' | 'client' | 'delegate' | 'representative' | 'locked'
> & { state: StandingMeeting['state'] | 'cancelled' };

/** Hard rules by the names of verify.ts, with the ids of who and what stands in the way. */
export type Hard =
  | { rule: 'unknown'; what: 'slot' | 'table' | 'client' | 'delegate' | 'representative' }
  /** nobody wished it, one side refused, or the client can't see the delegate */
  | { rule: 'no-wish' }
  /** it stays where it is: `locked` by an organiser, or `over` because it was held, missed or called off */
  | { rule: 'met-twice' | 'locked' | 'over'; meeting: string }
  | { rule: 'fixed-moved'; slot: number }
  | { rule: 'two-places'; person: string; meeting: string }
  | { rule: 'busy'; person: string; span: Span }
  | { rule: 'client-full' | 'delegate-full' | 'too-many-in-a-row'; most: number }
  /** the client has its guarantee, and the delegate did not wish this */
  | { rule: 'beyond-guarantee'; promised: number }
  | { rule: 'no-time-to-walk'; person: string; meeting: string; minutes: number }
  /** the other pair's meeting has to come first, or after this one */
  | { rule: 'wrong-order'; other: PairKey; comes: 'first' | 'after' }
  | { rule: 'table-taken'; table: number; meeting: string }
  | { rule: 'table-lost'; table: number; span: Span }
  | { rule: 'not-own-table'; table: number };
/** What is lost, or not as someone would have it, without breaking a rule. */
export type Loss =
  | { rule: 'guarantee'; planned: number; promised: number }
  | { rule: 'mutual' }
  | { rule: 'gap'; person: string; slots: number }
  | { rule: 'part'; part: 'morning' | 'afternoon' }
  /** the table is where another client sits throughout */
  | { rule: 'table-of'; table: number; client: string };
export type Breach = Hard | Loss;

const LOSSES: readonly Breach['rule'][] = ['guarantee', 'mutual', 'gap', 'part', 'table-of'];
export const isHard = (breach: Breach): breach is Hard => !LOSSES.includes(breach.rule);
