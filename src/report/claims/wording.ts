/**
 * Numbers, quantifiers and rank words in English prose, each with what it claims. Numbers in digits
 * and signs of percent are found in any language.
 */
import type { Catalogue } from '#report/claims/measure.ts';
import { numberRules, plainNumber } from '#report/claims/number-rules.ts';
import type { Predicate } from '#report/claims/predicate.ts';
import { wordRules } from '#report/claims/word-rules.ts';

export { PEOPLE } from '#report/claims/number-rules.ts';

/**
 * Where a text claims something. `soft`: a claim only if it can be bound (“critical”, “looking
 * to”, “Additionally”); else it is how people write.
 */
export type Trigger = {
  from: number;
  to: number;
  words: string;
  predicate: Predicate;
  soft: boolean;
};

/** Nothing of this claims, though it looks as if: ordinals of speech, parties, lines, dates of idiom. */
const IDIOM =
  /\bat first\b|\bfirst (?:responders?|aid|hand|step|time|place|line|names?)\b|\bfirst[- ]?hand\b|\bfront[- ]?line\b|\bsecond[- ](?:hand|nature|to none)\b|\bthird[- ]part(?:y|ies)\b|\bone another\b|\bon the one hand\b|\bleading to\b|\bat least in part\b|\bfirst and foremost\b|\ball over\b|\bmore or less\b|\blast(?:ing|ed|s)?\b|\b24\/7\b/gi;

const compiled = [...numberRules, ...wordRules, plainNumber].map(({ pattern, ...rule }) => ({
  ...rule,
  pattern: new RegExp(pattern, 'giu'),
}));

/** @returns what a text claims, in order and without overlaps */
export function triggersIn(text: string): Trigger[] {
  const open = text.replace(IDIOM, (idiom) => '\u0001'.repeat(idiom.length)).split('');
  const found: Trigger[] = [];
  for (const { pattern, reads, soft = false } of compiled)
    for (const match of open.join('').matchAll(pattern)) {
      const [words] = match;
      const from = match.index + (/^\s*/.exec(words)?.[0].length ?? 0);
      const to = match.index + words.trimEnd().length;
      const predicate = to > from ? reads(match.groups ?? {}, text.slice(to)) : null;
      if (!predicate) continue;
      found.push({ from, to, words: text.slice(from, to), predicate, soft });
      for (let at = from; at < to; at++) open[at] = '\u0001';
    }
  return found.sort((a, b) => a.from - b.from);
}

/** The triggers of a text, without those that only stand in the words of an option or a question. */
export function claimsIn(
  text: string,
  { measures }: Catalogue,
): { triggers: Trigger[]; masked: string } {
  let masked = text;
  for (const label of telling(measures)) {
    const at = masked.toLowerCase().indexOf(label);
    if (at >= 0)
      masked = masked.slice(0, at) + 'x'.repeat(label.length) + masked.slice(at + label.length);
  }
  return {
    triggers: triggersIn(masked).map((each) => ({
      ...each,
      words: text.slice(each.from, each.to),
    })),
    masked,
  };
}

const known = new WeakMap<Catalogue['measures'], string[]>();

/** Labels that would be read as claims, and quoted titles: “Top 3 suppliers”, “All crime investigations”. */
function telling(measures: Catalogue['measures']): string[] {
  const found = known.get(measures);
  if (found) return found;
  const labels = [...measures.values()].flatMap((measure) =>
    measure.kind === 'share'
      ? [
          ...measure.labels,
          ...(measure.row ? [measure.row] : []),
          ...measure.titles.map((title) => `“${title}”`),
        ]
      : [],
  );
  const all = [...new Set(labels.map((label) => label.toLowerCase()))]
    .filter((label) => label.length > 3 && triggersIn(label).length > 0)
    .sort((a, b) => b.length - a.length);
  known.set(measures, all);
  return all;
}
