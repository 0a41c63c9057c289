/** “AI, then cloud”: one place of a ranking after the other. “Prefers AI to cloud”: half understood. */
import type { Of, Part } from './parts.ts';

const THEN =
  /^(?:(?:and |,? ?)?(?:then|next|afterwards)|followed by|dann|danach|gefolgt von|puis|ensuite|suivi de|luego|despues|poi|seguito da|dan|daarna|gevolgd door)$/i;

/** Gives each of such a row its place; where no ranking has them, the word of order is not understood. */
export function withSequences(read: readonly Part[], text: string): Part[] {
  const parts = [...read];
  for (let at = 1; at < parts.length; at++) {
    const run = THEN.test(said(parts, at, 2, text))
      ? 2
      : THEN.test(said(parts, at, 1, text))
        ? 1
        : 0;
    if (run === 0) continue;
    const before = behind(parts, at);
    const next = parts.findIndex(({ kind }, i) => i >= at + run && kind !== 'plain');
    const [first, second] = [parts[before.topic], parts[next]];
    if (first?.kind !== 'topic' || second?.kind !== 'topic') continue;
    if (isOfPlace(parts.slice(next + 1).find(({ kind }) => kind !== 'plain'))) continue;
    const shared = rankingsOf(first).some((each) => rankingsOf(second).includes(each));
    const depth = before.depth ?? 1;
    const { from, to, items } = parts[at] as Part;
    const place = { from, to, items };
    if (!shared) {
      if (isAlike(first, second))
        parts[at] = { kind: 'lost', words: text.slice(from, to), ...place };
      continue;
    }
    for (let i = at; i < at + run; i++) parts[i] = plain(parts[i] as Part);
    const end = { from: second.to, to: second.to, items: second.items };
    parts.splice(next + 1, 0, rankAt(depth + 1, end));
    if (before.depth === undefined) parts.splice(at, 0, rankAt(1, { ...place, to: from }));
    at = next;
  }
  return parts;
}

const said = (parts: readonly Part[], at: number, many: number, text: string) =>
  text.slice(parts[at]?.from, parts[at + many - 1]?.to);

const plain = ({ from, to, items }: Part): Part => ({ kind: 'plain', word: '', from, to, items });

const rankAt = (depth: number, place: Pick<Part, 'from' | 'to' | 'items'>): Part => ({
  kind: 'rank',
  rank: { depth, exact: depth > 1, side: 'after' },
  side: 'after',
  ...place,
});

/** The topic before a word of order, and the place that it has. */
function behind(parts: readonly Part[], at: number): { topic: number; depth?: number } {
  let depth: number | undefined;
  for (let i = at - 1; i >= 0; i--) {
    const part = parts[i];
    if (part?.kind === 'topic') return { topic: i, ...(depth !== undefined && { depth }) };
    if (part?.kind === 'rank' && Number.isFinite(part.rank.depth) && depth === undefined)
      depth = part.rank.depth;
    else if (part?.kind !== 'comma' && part?.kind !== 'plain' && !isAnd(part)) break;
  }
  return { topic: -1 };
}

const isAnd = (part: Part | undefined) => part?.kind === 'joint' && part.joint === 'and';
const isOfPlace = (part: Part | undefined) =>
  part?.kind === 'column' || (part?.kind === 'rank' && Number.isFinite(part.rank.depth));
const rankingsOf = ({ meanings }: Of<'topic'>) =>
  meanings.flatMap(({ field: { source } }) => (source.of === 'ranking' ? [source.question] : []));
const isAlike = (a: Of<'topic'>, b: Of<'topic'>) =>
  a.meanings.some(({ field }) => b.meanings.some((each) => each.field === field));

/** Whether “to” at this place weighs two things: “prefers AI to cloud”. */
export function isPreferred(parts: readonly Part[], at: number): boolean {
  const part = parts[at];
  const isTo =
    (part?.kind === 'plain' && part.word === 'to') ||
    (part?.kind === 'heading' && part.words === 'to');
  if (!isTo || parts[at - 1]?.kind !== 'topic') return false;
  const verb = parts.slice(0, at - 1).at(-1);
  const word = verb?.kind === 'plain' ? verb.word : verb?.kind === 'heading' ? verb.words : '';
  return /^(?:prefer|favou?r)/.test(word) && parts[at + 1]?.kind === 'topic';
}
