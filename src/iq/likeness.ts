/**
 * How alike two delegates are, 0 to 1, and why.
 *
 * ```
 *              Σ weight · Σ rarity · min(a, b) / Σ max(a, b)
 * likeness = ─────────────────────────────────────────────────── over fields that both answered
 *            1 + Σ weight · Σ rarity · max(a, b) / Σ max(a, b)
 * ```
 *
 * `a` and `b` say how much each person chose an option: 1, or in a ranking less the lower it
 * stands. *Rarity* is the inverse frequency ln(1 + answered / chose): to share what few say means
 * more than to share what everyone says. Money joins as a field of its own, of weight 1 and rarity
 * 1, whose agreement falls with the logarithm of the ratio: ten times as much is nothing alike. A
 * field that one of the two left out counts neither for nor against; the 1 below the line makes
 * much in common worth more than little.
 *
 * So it is symmetric, and nobody is closer to a person than that person. It is worked out of the
 * index of whoever asks alone: for a client nobody hidden has an influence, not even on rarity.
 */
import type { ForumIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { type Known, type Trait, type Traits, traitsOf } from '#iq/traits.ts';

/** `points`: the part of the likeness that it makes. `of`: how many of those it is measured by. */
export type Alike = { points: number; shared: number } & (
  | { alike: 'first' | 'ranked' | 'chose'; question: string; options: string[] }
  | { alike: 'row'; question: string; column: string; rows: string[] }
  | { alike: 'registered'; options: string[] }
  | { alike: 'money' }
);
export type Likeness = { score: number; reasons: Alike[] };

const MONEY_WEIGHT = 1;
const LITTLE = 1;

/** One field's part: above the line, below it, and what both said. */
type Part = { trait: Trait | null; above: number; below: number; both: string[] };

function partOf(trait: Trait, a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  let [above, below, most] = [0, 0, 0];
  const both: string[] = [];
  for (const option of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(option) ?? 0, b.get(option) ?? 0];
    const rarity = trait.rarity.get(option) ?? 0;
    above += rarity * Math.min(one, other);
    below += rarity * Math.max(one, other);
    most += Math.max(one, other);
    if (one > 0 && other > 0) both.push(option);
  }
  const share = trait.weight / most;
  return { trait, above: above * share, below: below * share, both };
}

/** 1: the same amount; 0: ten times as much, or more. */
export function closeness(a: number, b: number): number {
  const ratio = Math.abs(Math.log((1 + a) / (1 + b)));
  return Math.max(0, 1 - ratio / Math.log(10));
}

function partsOf({ list }: Traits, a: Known, b: Known): Part[] {
  const parts = list.flatMap((trait, i): Part[] => {
    const [one, other] = [a.said[i], b.said[i]];
    return one && other ? [partOf(trait, one, other)] : [];
  });
  const [one, other] = [a.profile.budget, b.profile.budget];
  if (one === null || other === null) return parts;
  const above = MONEY_WEIGHT * closeness(one, other);
  return [...parts, { trait: null, above, below: MONEY_WEIGHT, both: [] }];
}

const total = (parts: readonly Part[], side: 'above' | 'below') =>
  parts.reduce((sum, part) => sum + part[side], 0);

const scoreOf = (parts: readonly Part[]) =>
  total(parts, 'above') / (LITTLE + total(parts, 'below'));

/** Whoever is compared: an index, or any other group that counts its changes. */
export type Group = Pick<ForumIndex, 'profiles' | 'fields' | 'version'>;

const kept = new WeakMap<Group, { version: number; traits: Traits }>();

/** Read at the first question after a change. */
export function traitsIn(index: Group): Traits {
  const known = kept.get(index);
  if (known?.version === index.version) return known.traits;
  const traits = traitsOf(index.profiles, index.fields);
  kept.set(index, { version: index.version, traits });
  return traits;
}

/** How alike two people of an index are. */
export const likeness = (index: Group, a: Profile, b: Profile): number => {
  const traits = traitsIn(index);
  const [one, other] = [traits.people.get(a.ref), traits.people.get(b.ref)];
  return one && other ? scoreOf(partsOf(traits, one, other)) : 0;
};

/** How alike a person is to one or several others: the mean, with what is shared with most first. */
export function likenessTo(index: Group, profile: Profile, others: readonly string[]) {
  const traits = traitsIn(index);
  const me = traits.people.get(profile.ref);
  const known = others.flatMap((ref) => traits.people.get(ref) ?? []);
  if (!me || known.length === 0) return { score: 0, reasons: [] };
  const reasons = new Map<string, Alike>();
  let score = 0;
  for (const other of known) {
    const parts = partsOf(traits, me, other);
    score += scoreOf(parts) / known.length;
    const below = (LITTLE + total(parts, 'below')) * known.length;
    for (const part of parts) note(reasons, part, below, { me, other });
  }
  return { score, reasons: [...reasons.values()].sort((a, b) => b.points - a.points) };
}

const NEAR_MONEY = 0.75;

function note(
  reasons: Map<string, Alike>,
  { trait, above, both }: Part,
  below: number,
  who: { me: Known; other: Known },
): void {
  const points = above / below;
  if (!trait) {
    if (above >= MONEY_WEIGHT * NEAR_MONEY) gather(reasons, 'money', { alike: 'money', points });
    return;
  }
  const { source, key, label: question } = trait.field;
  const [option] = both;
  if (option === undefined) return;
  if (source.of === 'registration')
    gather(reasons, `${key} ${option}`, { alike: 'registered', options: both, points });
  else if (source.of === 'row') {
    const row = { alike: 'row' as const, question, column: option, rows: [source.row], points };
    gather(reasons, `${source.question} ${option}`, row);
  } else if (source.of === 'ranking') {
    const [first, theirs] = [firstIn(who.me, source.question), firstIn(who.other, source.question)];
    const same = first !== null && first === theirs;
    const options = same ? [first] : both;
    const alike = same ? ('first' as const) : ('ranked' as const);
    gather(reasons, `${alike} ${key}`, { alike, question, options, points });
  } else gather(reasons, key, { alike: 'chose', question, options: both, points });
}

function firstIn({ profile }: Known, question: string): string | null {
  const answer = profile.answers[question];
  return Array.isArray(answer) ? (answer[0] ?? null) : null;
}

type Found = Alike extends infer Each ? (Each extends Alike ? Omit<Each, 'shared'> : never) : never;

/** Adds up what is the same reason: rows of one matrix, and several others who share it. */
function gather(reasons: Map<string, Alike>, name: string, found: Found): void {
  const known = reasons.get(name);
  if (!known) {
    reasons.set(name, { ...found, shared: 1 });
    return;
  }
  known.points += found.points;
  if ('rows' in known && 'rows' in found) known.rows = [...new Set([...known.rows, ...found.rows])];
  else {
    known.shared++;
    if ('options' in known && 'options' in found)
      known.options = [...new Set([...known.options, ...found.options])];
  }
}
