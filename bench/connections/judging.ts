/** How good a ranking of people is, against ties that were hidden from whoever ranked. */

/** A score for each candidate of a person, higher is better; equal scores are equal. */
export type Ranking = (person: number, candidate: number) => number;
/** `train`: ties that are known; `hidden`: those to be found. Both ways for mutual ties. */
export type Split = { people: number; train: ReadonlySet<number>[]; hidden: ReadonlySet<number>[] };
export type Judged = { auc: number; precision: number; recall: number };

/** The same numbers for the same seed, everywhere (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A fifth of the ties, drawn by lot, is hidden. */
export function hideFifth(people: number, ties: readonly [number, number][], seed: number): Split {
  const random = randomFrom(seed);
  const sets = () => Array.from({ length: people }, () => new Set<number>());
  const [train, hidden] = [sets(), sets()];
  for (const [a, b] of ties) (random() < 0.2 ? hidden : train)[a]?.add(b);
  return { people, train, hidden };
}

/** As above, a pair on both sides at once. */
export function hideFifthOfPairs(people: number, pairs: readonly [number, number][], seed: number) {
  const split = hideFifth(people, pairs, seed);
  const back = (sets: ReadonlySet<number>[]) => {
    const both = sets.map((set) => new Set(set));
    sets.forEach((set, a) => {
      for (const b of set) both[b]?.add(a);
    });
    return both;
  };
  return { people, train: back(split.train), hidden: back(split.hidden) };
}

/**
 * Mean over everybody who has a hidden tie: the chance that a hidden tie stands above a candidate
 * who is none (AUC), the share of hidden ties among the first 5, and of them how many are among the
 * first 10. Candidates are those to whom no tie is known. Equal scores count by half, or by lot.
 */
export function judge(
  { people, train, hidden }: Split,
  rank: Ranking,
  may: (person: number, candidate: number) => boolean = () => true,
  seed = 1,
): Judged {
  const random = randomFrom(seed);
  const each: Judged[] = [];
  for (let person = 0; person < people; person++) {
    const sought = hidden[person];
    if (!sought?.size) continue;
    const candidates = [];
    for (let other = 0; other < people; other++) {
      if (other === person || train[person]?.has(other) || !may(person, other)) continue;
      const score = rank(person, other);
      candidates.push({ score, lot: random(), is: sought.has(other) });
    }
    const found = candidates.filter(({ is }) => is);
    if (found.length === 0 || found.length === candidates.length) continue;
    each.push(judged(candidates, found));
  }
  const mean = (of: keyof Judged) =>
    each.reduce((sum, one) => sum + one[of], 0) / Math.max(1, each.length);
  return { auc: mean('auc'), precision: mean('precision'), recall: mean('recall') };
}

type Candidate = { score: number; lot: number; is: boolean };

function judged(candidates: Candidate[], found: readonly Candidate[]): Judged {
  const others = candidates.filter(({ is }) => !is);
  let above = 0;
  for (const one of found)
    for (const other of others)
      above += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0;
  const order = candidates.sort((x, y) => y.score - x.score || x.lot - y.lot);
  const among = (first: number) => order.slice(0, first).filter(({ is }) => is).length;
  return {
    auc: above / (found.length * others.length),
    precision: among(5) / 5,
    recall: among(10) / found.length,
  };
}

/** Mean and the half of its 95 % interval. */
export function meanOf(values: readonly number[]): { mean: number; half: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = 1.96 * Math.sqrt(spread / Math.max(1, values.length - 1) / values.length);
  return { mean, half };
}
