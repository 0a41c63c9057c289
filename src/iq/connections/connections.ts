/**
 * Whom every delegate of a forum is suggested, and why. Two who both chose to be found are
 * measured by what they chose; everybody by title, organisation and agenda, which weigh little.
 *
 * Likeness is what Client iQ calls similar, two-sided by `bothWays`, and handed out by `pairUp`, so
 * that nobody is on more lists than anybody else can be.
 */
import { searchForm } from '#base/folding.ts';
import { measureOf } from '#iq/connections/measure.ts';
import { bothWays, pairUp, type Tie } from '#iq/connections/pairing.ts';
import { openGroup, type Peer, sharingGroup } from '#iq/connections/peers.ts';
import { byPoints, openReasons, type Reason, sharedReasons } from '#iq/connections/reasons.ts';
import type { Group } from '#iq/likeness.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

/** Places on everybody's list, and so the lists that anybody is on. */
export const LISTED = 10;
/** Few fields agree easily, and a title says less than answers: those who share find each other first. */
const OPEN_WEIGHT = 0.15;
/** Of each person the best so many are looked at for the lists; more would change little. */
const LOOKED_AT = 40;
/** Pairs measured before others get their turn: some ten milliseconds. */
const STRETCH = 10_000;

export type Connections = {
  open: Group;
  sharing: Group;
  /** ids, the best first */
  lists: ReadonlyMap<string, readonly string[]>;
};

/** @param pause lets others go on meanwhile */
export async function connect(
  peers: readonly Peer[],
  questionnaire: Questionnaire,
  pause: () => Promise<void> = async () => {},
): Promise<Connections> {
  const open = openGroup(peers, questionnaire);
  const sharing = sharingGroup(peers, questionnaire);
  const scores = await scoresOf(peers, open, sharing, pause);
  const lists = pairUp(peers.length, await tiesOf(peers.length, scores, pause), LISTED);
  const idOf = (place: number) => peers[place]?.id ?? '';
  return { open, sharing, lists: new Map(lists.map((list, i) => [idOf(i), list.map(idOf)])) };
}

async function scoresOf(
  peers: readonly Peer[],
  open: Group,
  sharing: Group,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const n = peers.length;
  const scores = new Float64Array(n * n);
  const [byOpen, byShared] = [measureOf(open), measureOf(sharing)];
  const places = new Map(sharing.profiles.map(({ id }, i) => [id, i]));
  const shared = peers.map(({ id }) => places.get(id));
  const houses = peers.map(({ organisation }) => searchForm(organisation).trim());
  for (let a = 0, measured = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      // colleagues know each other
      if (houses[a] !== '' && houses[a] === houses[b]) continue;
      const [one, other] = [shared[a], shared[b]];
      const both = one !== undefined && other !== undefined ? byShared(one, other) : 0;
      const score = OPEN_WEIGHT * byOpen(a, b) + both;
      scores[a * n + b] = score;
      scores[b * n + a] = score;
    }
    measured += n - a;
    if (measured < STRETCH) continue;
    measured = 0;
    await pause();
  }
  return scores;
}

async function tiesOf(n: number, scores: Float64Array, pause: () => Promise<void>): Promise<Tie[]> {
  const best = Float64Array.from({ length: n }, (_, a) => {
    let most = 0;
    for (let b = 0; b < n; b++) most = Math.max(most, scores[a * n + b] ?? 0);
    return most;
  });
  const ties = new Map<number, Tie>();
  const fits = new Float64Array(n);
  for (let a = 0, looked = 0; a < n; a++) {
    for (let b = 0; b < n; b++)
      fits[b] = bothWays(scores[a * n + b] ?? 0, [best[a] ?? 0, best[b] ?? 0]);
    const least = Float64Array.from(fits).sort()[Math.max(0, n - LOOKED_AT)] ?? 0;
    for (let b = 0; b < n; b++) {
      const score = fits[b] ?? 0;
      if (score <= 0 || score < least || a === b) continue;
      const [one, other] = [Math.min(a, b), Math.max(a, b)];
      ties.set(one * n + other, { a: one, b: other, score });
    }
    looked += n;
    if (looked < STRETCH) continue;
    looked = 0;
    await pause();
  }
  return [...ties.values()];
}

/** Why these two: what both chose first, each kind by how much it says. */
export const reasonsFor = (
  { open, sharing }: Connections,
  one: string,
  other: string,
): Reason[] => [
  ...byPoints(sharedReasons(sharing, one, other)),
  ...byPoints(openReasons(open, one, other)),
];
