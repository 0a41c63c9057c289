/** How well people are found on published ties: each way of ranking, over several hidden fifths. */
import { existsSync, readFileSync } from 'node:fs';
import { LISTED } from '#iq/connections/connections.ts';
import { pairUp } from '#iq/connections/pairing.ts';
import {
  hideFifth,
  hideFifthOfPairs,
  type Judged,
  judge,
  meanOf,
  type Ranking,
  randomFrom,
  type Split,
} from './judging.ts';
import { readLawyers } from './lawyers.ts';
import { harmonic, likenessOf, metByAlike, mutual, popularity } from './methods.ts';

export type Found = Record<string, Judged[]>;
export const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

type Methods = (split: Split, random: () => number) => Record<string, Ranking>;

function over(seeds: readonly number[], splitBy: (seed: number) => Split, methods: Methods): Found {
  const found: Found = {};
  for (const seed of seeds) {
    const split = splitBy(seed);
    const all = methods(split, randomFrom(seed + 1000));
    for (const [name, rank] of Object.entries(all))
      found[name] = [...(found[name] ?? []), judge(split, rank, undefined, seed)];
  }
  return found;
}

/** The law firm: what is known of both, against who has been asked most. */
export function amongLawyers(ties: 'mutual' | 'advice', seeds = SEEDS): Found {
  const { known, arcs, mutual: pairs } = readLawyers();
  const people = known.length;
  const likeness = likenessOf(known);
  const twoSided = mutual(people, likeness);
  const lists = listsFrom(people, twoSided);
  return over(
    seeds,
    (seed) =>
      ties === 'mutual' ? hideFifthOfPairs(people, pairs, seed) : hideFifth(people, arcs, seed),
    (split, random) => {
      const popular = popularity(split);
      return {
        random,
        popularity: popular,
        'likeness, one side': likeness,
        'likeness, both sides (the product)': twoSided,
        [`… handed out, ${LISTED} each`]: lists,
        'likeness × popularity': (a, b) => likeness(a, b) * Math.sqrt(1 + popular(a, b)),
        'met by those alike, both sides': harmonic(metByAlike(split)),
      };
    },
  );
}

/** What the product hands out: whoever is on the list by place, then nobody. */
function listsFrom(people: number, score: Ranking): Ranking {
  const ties = [];
  for (let a = 0; a < people; a++)
    for (let b = a + 1; b < people; b++) ties.push({ a, b, score: score(a, b) });
  const places = pairUp(people, ties, LISTED).map((list) => new Map(list.map((b, i) => [b, i])));
  return (a, b) => LISTED - (places[a]?.get(b) ?? LISTED);
}

const shared = process.env.PLENARY_SHARED ?? new URL('../../../shared', import.meta.url).pathname;
const FOLDER = `${shared}/meetings-benchmark/instances`;
const EVENTS = ['tic-12', 'tic-13', 'forum-13', 'forumt-14'];

/** Real brokerage events: only who met whom is known. Empty where they are not here. */
export function amongEvents(seeds = SEEDS.slice(0, 10)): Record<string, Found> {
  if (!existsSync(FOLDER)) return {};
  const found: Record<string, Found> = {};
  for (const event of EVENTS) {
    const file = `${FOLDER}/${event}.original.json`;
    const read: { participants: number; meetings: { a: number; b: number }[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const pairs = read.meetings.map(({ a, b }): [number, number] => [a - 1, b - 1]);
    found[event] = over(
      seeds,
      (seed) => hideFifthOfPairs(read.participants, pairs, seed),
      (split, random) => {
        const met = metByAlike(split);
        return {
          random,
          popularity: popularity(split),
          'met by those alike': met,
          'met by those alike, both sides': harmonic(met),
        };
      },
    );
  }
  return found;
}

export const aucOf = (judged: readonly Judged[] | undefined) =>
  meanOf((judged ?? []).map(({ auc }) => auc));

/** How unevenly people are suggested: the most lists that anybody is on, of lists this long. */
export function mostShown(kind: 'handed out' | 'best of each'): number {
  const { known } = readLawyers();
  const score = mutual(known.length, likenessOf(known));
  const rank = kind === 'handed out' ? listsFrom(known.length, score) : likenessOf(known);
  const shown = known.map(() => 0);
  for (const [a] of known.entries()) {
    const order = [...known.keys()].filter((b) => b !== a).sort((x, y) => rank(a, y) - rank(a, x));
    for (const b of order.slice(0, LISTED)) if (rank(a, b) > 0) shown[b] = (shown[b] ?? 0) + 1;
  }
  return Math.max(...shown);
}
