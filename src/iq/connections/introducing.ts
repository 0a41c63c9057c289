/** Which two of the people whom somebody knows might be introduced to each other, and why. */
import type { Connections } from '#iq/connections/connections.ts';
import {
  byPoints,
  openReasons,
  type Reason,
  reasonsForThird,
  sharedReasons,
} from '#iq/connections/reasons.ts';
import { sellerOf } from '#iq/fit.ts';

export type Acquaintance = {
  id: string;
  name: string;
  organisation: string;
  kind: 'delegate' | 'client';
  /** of a representative: what the company offers, as all delegates may read */
  solutions: readonly string[];
};
export type Introduction = { one: Acquaintance; other: Acquaintance } & (
  | { to: 'delegate'; reasons: Reason[] }
  | { to: 'company'; chose: string[]; offers: string[] }
);

/** A pair as a key, whoever is named first. */
export const pairKey = (one: string, other: string) => [one, other].sort().join(' ');

const MOST = 3;
/** An introduction that an answer speaks for counts more than titles alike. */
const OFFERED = 1;

/**
 * @param me the person who would introduce
 * @param known those with whom `me` swapped cards or whom `me` met; others are never named
 * @param settled pairs that were put aside or asked already
 */
export function introductionsFor(
  connections: Connections,
  me: string,
  known: readonly Acquaintance[],
  settled: ReadonlySet<string>,
): Introduction[] {
  const delegates = known.filter(({ kind }) => kind === 'delegate');
  const found: (Introduction & { points: number })[] = [];
  for (const [i, one] of delegates.entries()) {
    for (const other of delegates.slice(i + 1)) {
      if (one.organisation === other.organisation) continue;
      const reasons = reasonsBetween(connections, me, one.id, other.id);
      const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
      if (points > 0) found.push({ one, other, to: 'delegate', reasons, points });
    }
    const mine = chosenWith(connections, me, one.id);
    for (const other of known) {
      if (other.kind !== 'client') continue;
      const offers = other.solutions.filter((each) => mine.some(sellerOf([each])));
      const chose = mine.filter(sellerOf(other.solutions));
      if (chose.length > 0 && offers.length > 0)
        found.push({ one, other, to: 'company', chose, offers, points: OFFERED });
    }
  }
  const best = found
    .filter(({ one, other }) => !settled.has(pairKey(one.id, other.id)))
    .sort((a, b) => b.points - a.points || (key(a) < key(b) ? -1 : 1));
  return varied(best).map(({ points: _, ...introduction }) => introduction);
}

const key = ({ one, other }: Introduction) => pairKey(one.id, other.id);

/** Nobody twice, so that three suggestions are of six people. */
function varied<T extends Introduction>(best: readonly T[]): T[] {
  const taken = new Set<string>();
  const chosen: T[] = [];
  for (const each of best) {
    if (chosen.length === MOST) break;
    const [one, other] = [each.one.id, each.other.id];
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    chosen.push(each);
  }
  return chosen;
}

const reasonsBetween = ({ open, sharing }: Connections, me: string, one: string, other: string) => [
  ...byPoints(reasonsForThird(sharing, me, one, other)),
  ...byPoints(openReasons(open, one, other)),
];

/** Options that I and this person chose, if both of us share. */
const chosenWith = ({ sharing }: Connections, me: string, other: string): string[] => [
  ...new Set(
    sharedReasons(sharing, me, other).flatMap((reason) =>
      'question' in reason ? reason.what : [],
    ),
  ),
];
