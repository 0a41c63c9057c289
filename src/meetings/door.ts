/** Who may ask a delegate for a meeting: what he or she decided, and how many wait already. */

import type { KnownPair } from '#meetings/seen.ts';
import { viewOf } from '#meetings/wish.ts';

export type Gate = 'open' | 'matching' | 'closed';
/** `mostWaiting` null: no limit. `waiting`: requests made here that look unanswered to who asked. */
export type Door = { gate: Gate; mostWaiting: number | null; waiting: number };
export type Barred = 'gate-closed' | 'gate-matching' | 'gate-full';

/**
 * Why a client can't ask now; null: it can.
 *
 * @param meets whether the client offers something that the delegate names in answers shared with it
 */
export function barredAt({ gate, mostWaiting, waiting }: Door, meets: boolean): Barred | null {
  if (gate === 'closed') return 'gate-closed';
  if (gate === 'matching' && !meets) return 'gate-matching';
  return mostWaiting !== null && waiting >= mostWaiting ? 'gate-full' : null;
}

/**
 * Requests of clients that take a place at the door. One that was declined keeps its place until it
 * would have expired: a door that opens at a no thanks would tell it.
 */
export const waitingAt = (pairs: readonly KnownPair[]): number =>
  pairs.filter(
    (pair) => viewOf('client', pair) === 'asked' && pair.client?.expiresAt != null && !pair.planned,
  ).length;
