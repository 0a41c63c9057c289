/** Who may ask a delegate for a meeting: what he or she decided, and how many wait already. */

import type { KnownPair } from '#meetings/wishes/seen.ts';
import { viewOf } from '#meetings/wishes/wish.ts';

export type Takes = 'open' | 'matching' | 'closed';
/**
 * `takes`: requests of every firm, of those whose offer meets shared answers, of nobody new.
 * `mostWaiting` null: no limit. `waiting`: requests made here that look unanswered to who asked.
 */
export type Gate = { takes: Takes; mostWaiting: number | null; waiting: number };
export type Barred = 'gate-closed' | 'gate-matching' | 'gate-full';

/**
 * Why a client can't ask now; null: it can.
 *
 * @param meets whether the client offers something that the delegate names in answers shared with it
 */
export function barredAt({ takes, mostWaiting, waiting }: Gate, meets: boolean): Barred | null {
  if (takes === 'closed') return 'gate-closed';
  if (takes === 'matching' && !meets) return 'gate-matching';
  return mostWaiting !== null && waiting >= mostWaiting ? 'gate-full' : null;
}

/**
 * Requests of clients that take a place at the gate. One that was declined keeps its place until it
 * would have expired: a gate that opens at a no thanks would tell it.
 */
export const waitingAt = (pairs: readonly KnownPair[]): number =>
  pairs.filter(
    (pair) => viewOf('client', pair) === 'asked' && pair.client?.expiresAt != null && !pair.planned,
  ).length;
