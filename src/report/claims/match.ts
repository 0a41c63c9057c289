/** Which options a sentence speaks of: by their words, never by what would make it true. */
import { alike, isSmall, type Token, tokensOf } from '#base/folding.ts';
import type { Catalogue, Share } from '#report/claims/measure.ts';

/** A label and all its words, with how much each tells: words of many labels tell little. */
type Label = { label: string; words: { word: string; weight: number }[]; initials: string };
export type Labels = { byLabel: ReadonlyMap<string, Label>; known: Label[] };
/** A label found in a text: `words` of it, `coverage` 0 to 1 of their weight, `from` and `to` around its words there. */
export type Found = { label: string; words: number; coverage: number; from: number; to: number };

/** Half of what a label says must be there, or it is not meant. */
const LEAST_COVERAGE = 0.5;

export function labelsOf({ measures }: Catalogue): Labels {
  const all = new Set<string>();
  for (const measure of measures.values())
    if (measure.kind === 'share')
      for (const label of [measure.row ?? measure.labels[0] ?? '']) all.add(label);
  const words = new Map([...all].map((label) => [label, naming(label)]));
  const spread = (word: string) =>
    [...words.values()].filter((each) => each.some((other) => alike(word, other))).length;
  const known = [...words].map(
    ([label, each]): Label => ({
      label,
      words: each.map((word) => ({ word, weight: 1 / Math.sqrt(spread(word)) })),
      initials: each.length > 1 ? each.map((word) => word[0]).join('') : '',
    }),
  );
  return { known, byLabel: new Map(known.map((label) => [label.label, label])) };
}

const naming = (label: string): string[] => {
  const words = tokensOf(label).map(({ word }) => word);
  const telling = words.filter((word) => !isSmall(word));
  return [...new Set(telling.length > 0 ? telling : words)];
};

/** The labels a text names at least half, best first. */
export function labelsIn(text: string, { known }: Labels): Found[] {
  const tokens = tokensOf(text);
  return known
    .flatMap((label) => coverage(label, tokens, text) ?? [])
    .filter((found) => found.coverage >= LEAST_COVERAGE)
    .sort((a, b) => b.coverage - a.coverage);
}

function coverage(
  { label, words, initials }: Label,
  tokens: readonly Token[],
  text: string,
): Found | null {
  const capitals = ({ from, to }: Token) => /^\p{Lu}+$/u.test(text.slice(from, to));
  const short =
    initials.length > 1 && tokens.find((each) => each.word === initials && capitals(each));
  if (short) return { label, words: words.length, coverage: 1, from: short.from, to: short.to };
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const hits = words.flatMap(({ word, weight }) => {
    const token = tokens.find((each) => alike(each.word, word));
    return token ? [{ token, weight }] : [];
  });
  if (hits.length === 0) return null;
  const said = hits.reduce((sum, { weight }) => sum + weight, 0);
  return {
    label,
    words: hits.length,
    coverage: Math.max(said / all, /\p{Nd}/u.test(label) ? 0 : headed(words, tokens)),
    from: Math.min(...hits.map(({ token }) => token.from)),
    to: Math.max(...hits.map(({ token }) => token.to)),
  };
}

/** People say the head of a long label: its first two words together, or its first where no other label has it. */
function headed(words: Label['words'], tokens: readonly Token[]): number {
  const [first, second] = words;
  if (!first || !second) return 0;
  const at = tokens.findIndex(({ word }) => alike(word, first.word));
  if (at < 0) return 0;
  const next = tokens.slice(at + 1).find(({ word }) => !isSmall(word));
  if (next && alike(next.word, second.word)) return HEAD.two;
  return first.weight === 1 ? HEAD.one : 0;
}
const HEAD = { two: 0.85, one: 0.7 };

/** The label a share is found by: its row in a matrix, else its option. */
export const labelOf = ({ row, labels }: Share): string => row ?? labels[0] ?? '';
