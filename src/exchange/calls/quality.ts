/** When a connection counts as weak. */

/** Packets since the beginning; the newest time there and back, in seconds. */
export type Counted = { received: number; lost: number; roundTripS: number };

const LOST_SHARE = 0.05;
const ROUND_TRIP_S = 0.6;
/** Fewer packets than this in between say nothing. */
const ENOUGH = 20;

/** @param before what was counted a few seconds ago; null: nothing yet */
export function isWeak(before: Counted | null, now: Counted): boolean {
  if (now.roundTripS > ROUND_TRIP_S) return true;
  if (!before) return false;
  const lost = now.lost - before.lost;
  const all = lost + now.received - before.received;
  return all >= ENOUGH && lost / all > LOST_SHARE;
}
