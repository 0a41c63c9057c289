/** How a share is said best: a plain fraction, “over 60%”, or the percentage; few people are counted. */
import type { Share } from '#report/claims/measure.ts';
import { percentOf } from '#report/claims/measure.ts';
import { PLAIN } from '#report/claims/nearest.ts';
import { holds, rounded } from '#report/claims/predicate.ts';
import { claims as t } from '#ui/texts/claims.ts';

/** “over p%” is said of what is above a multiple of five by so much at most. */
const CLOSE = 1.5;
const SMALLEST_PERCENT_BASE = 20;

/** @returns words that are true of the share, lower case */
export function quantity(share: Share): string {
  if (share.base < SMALLEST_PERCENT_BASE) return t.fraction(share.count, share.base);
  const fraction = PLAIN.find(([parts, of]) =>
    holds({ kind: 'fraction', hedge: 'exactly', parts, of }, [share]),
  );
  if (fraction) return t.fractions[fraction.join('/')] ?? '';
  const v = percentOf(share);
  const five = Math.floor(v / 5) * 5;
  return v > five && v - five <= CLOSE && five > 0
    ? `${t.hedges.over} ${five}%`
    : `${rounded(share, 0)}%`;
}
