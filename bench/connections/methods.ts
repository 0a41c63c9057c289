/** Ways to rank people: those of the product, through its own code, and those it has to beat. */
import { measureOf } from '#iq/connections/measure.ts';
import { bothWays } from '#iq/connections/pairing.ts';
import { type Peer, sharingGroup } from '#iq/connections/peers.ts';
import { type Question, questionnaireSchema } from '#research/questionnaire.ts';
import type { Ranking, Split } from './judging.ts';

/** What is known of somebody, as answers: by question, one or several options. */
export type Known = Record<string, string | string[]>;

/** The product's likeness of people of whom so much is known. */
export function likenessOf(people: readonly Known[]): Ranking {
  const options = new Map<string, Set<string>>();
  for (const known of people)
    for (const [id, said] of Object.entries(known))
      for (const option of [said].flat())
        options.set(id, (options.get(id) ?? new Set<string>()).add(option));
  const questions = [...options].map(
    ([id, chosen]): Question => ({ id, text: id, type: 'multi', options: [...chosen] }),
  );
  const asked = { title: 'B', dates: ['2030-01-01'], timezone: 'UTC', currency: 'EUR', questions };
  const peers = people.map((known, i): Peer => {
    const answers = Object.fromEntries(
      Object.entries(known).map(([id, said]) => [id, [said].flat()]),
    );
    const shares = { country: '', answers, seats: [], tables: [] };
    const open = { name: '', title: '', organisation: '', seniority: null, speaks: [], asks: [] };
    return { id: String(i), ...open, shares };
  });
  return measureOf(sharingGroup(peers, questionnaireSchema.parse(asked)));
}

/** The product's two-sided score made of one that is the same from both sides. */
export function mutual(people: number, score: Ranking): Ranking {
  const best = Array.from({ length: people }, (_, a) => {
    let most = 0;
    for (let b = 0; b < people; b++) if (a !== b) most = Math.max(most, score(a, b));
    return most;
  });
  return (a, b) => bothWays(score(a, b), [best[a] ?? 0, best[b] ?? 0]);
}

/** How many ties lead to someone, as far as known. */
export function popularity({ train, people }: Split): Ranking {
  const ties = Array.from({ length: people }, () => 0);
  for (const set of train) for (const other of set) ties[other] = (ties[other] ?? 0) + 1;
  return (_, other) => ties[other] ?? 0;
}

/** Somebody met by those who meet whom I meet: each alike by the same likeness, over who is met. */
export function metByAlike({ train, people }: Split): Ranking {
  const alike = likenessOf(train.map((met) => ({ met: [...met].map(String) })));
  return (person, other) => {
    let sum = 0;
    for (let third = 0; third < people; third++)
      if (third !== person && third !== other && train[third]?.has(other))
        sum += alike(person, third);
    return sum;
  };
}

/** Both sides' scores by their harmonic mean. */
export const harmonic =
  (one: Ranking): Ranking =>
  (a, b) => {
    const [mine, theirs] = [one(a, b), one(b, a)];
    return mine + theirs > 0 ? (2 * mine * theirs) / (mine + theirs) : 0;
  };
