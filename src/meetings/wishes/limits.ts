/** How many requests a side may have open, and how far it has come. */
import type { Rules } from '#meetings/rules/rules.server.ts';
import { type KnownPair, seenOf } from '#meetings/wishes/seen.ts';
import type { Side } from '#meetings/wishes/wish.ts';

export type Limit = { open: number; most: number };
/** `asks`: requests that wait for an answer · `musts`: of a client alone */
export type Limits = { asks: Limit; musts: Limit | null };

const MUSTS_COUNT = ['asked', 'offers', 'agreed'];

/**
 * Counts what a side asked here; what an organiser entered does not count. All is counted from what
 * the side itself sees, so a request that was declined in silence takes a place until it expires:
 * else the counter would tell.
 *
 * @param pairs of this side, with expired requests marked
 */
export function limitsOf(
  side: Side,
  pairs: readonly KnownPair[],
  rules: Pick<Rules, 'clientAsks' | 'clientMusts' | 'delegateAsks'>,
): Limits {
  const seen = pairs.flatMap((pair) => {
    const own = seenOf(side, pair);
    const here = pair[side]?.expiresAt != null;
    return own && here ? [own] : [];
  });
  const waiting = seen.filter(({ view, planned }) => view === 'asked' && !planned).length;
  if (side === 'delegate')
    return { asks: { open: waiting, most: rules.delegateAsks }, musts: null };
  const musts = seen.filter(
    ({ view, strength }) => strength === 'must' && MUSTS_COUNT.includes(view),
  ).length;
  return {
    asks: { open: waiting, most: rules.clientAsks },
    musts: { open: musts, most: rules.clientMusts },
  };
}

export const isFull = ({ open, most }: Limit): boolean => open >= most;
