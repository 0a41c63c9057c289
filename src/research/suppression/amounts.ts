/**
 * Whether a sum of amounts tells one of them too well: the rules of the Handbook on Statistical
 * Disclosure Control (A. Hundepool and others, Eurostat/CoE, chapter 4), each by itself. What the
 * report applies is `isDominated` in disclosure.ts, with its own parameters.
 */
export type SumRules = {
  /** p% rule: whoever gives the second largest must not know the largest within so many percent */
  p: number;
  /** (n, k) rule: the n largest give at most k percent */
  n: number;
  k: number;
  /** givers at least */
  fewest: number;
};

export type SumVerdict = {
  sum: number;
  /** givers */
  givers: number;
  /** the three largest, largest first */
  largest: number[];
  tooFew: boolean;
  pUnsafe: boolean;
  nkUnsafe: boolean;
  /** what whoever gives the second largest knows that the largest is at most */
  upperEstimate: number;
};

/** @param amounts at least 0, in any order and unit */
export function judgeSum(amounts: readonly number[], { p, n, k, fewest }: SumRules): SumVerdict {
  const sorted = amounts.toSorted((a, b) => b - a);
  const total = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0);
  const [first = 0, second = 0] = sorted;
  const sum = total(sorted);
  return {
    sum,
    givers: sorted.length,
    largest: sorted.slice(0, 3),
    tooFew: sorted.length < fewest,
    pUnsafe: sum - first - second < (p / 100) * first,
    nkUnsafe: total(sorted.slice(0, n)) > (k / 100) * sum,
    upperEstimate: sum - second,
  };
}

/** The least upper estimate that an (1, k) rule asks for the largest amount. */
export const requiredUpper = (largest: number, k: number): number => (100 / k) * largest;
