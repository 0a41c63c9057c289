/** One token: what it claims, of what, and whether that is so. */
import { exactly, explain, fractionOf } from '#report/claims/explain.ts';
import {
  type Catalogue,
  type Measure,
  percentOf,
  resolve,
  type Share,
} from '#report/claims/measure.ts';
import { nearestTrue } from '#report/claims/nearest.ts';
import { holds, type Predicate, rounded } from '#report/claims/predicate.ts';
import { trendsIn } from '#report/claims/trend.ts';
import { claimsIn, triggersIn } from '#report/claims/wording.ts';
import { printedMoney } from '#report/printing.ts';
import { claims as t } from '#ui/texts/claims.ts';

export type ClaimVerdict = {
  /** as printed */
  words: string;
  reference: string;
  /** figures it rests on, and rows of a matrix */
  figures: { figure: string; row: string | null }[];
  true: boolean;
  /** "73 of 120" */
  fraction: string;
  /** why it holds, or does not */
  says: string;
  /** the wording nearest to it that is true; null where it is true, or none is */
  nearest: string | null;
  warnings: string[];
};

/**
 * @param group whether the sentence speaks of the whole group
 * @param before what the sentence says before these words
 */
export function claimOf(
  catalogue: Catalogue,
  { text, reference }: { text: string; reference: string },
  group: boolean,
  before: string,
): ClaimVerdict {
  const measures = resolve(catalogue, reference);
  const unproved = {
    words: text,
    reference,
    figures: [],
    true: false,
    nearest: null,
    warnings: [],
  };
  if (!measures) return { ...unproved, fraction: '', says: t.unknown(reference) };
  const known = { reference, figures: figuresOf(measures), fraction: fractionOf(measures) };
  const words = text === '' ? printedOf(measures) : text;
  const predicates = predicatesIn(catalogue, words, measures, group);
  if (predicates.length === 0) return { ...unproved, ...known, says: t.claimsNothing };
  if (isNegated(before + words.slice(0, triggersIn(words)[0]?.from ?? 0)))
    return { ...unproved, ...known, says: t.negated };
  const failed = predicates.filter((predicate) => !holds(predicate, measures));
  const told = failed.length > 0 ? failed : predicates;
  const [first] = failed;
  return {
    ...known,
    words,
    true: failed.length === 0,
    says: saysOf(told, measures),
    nearest: first ? nearestTrue(first, measures) : null,
    warnings: failed.length > 0 ? [] : warningsOf(catalogue, predicates, measures),
  };
}

/** “AI is not the top priority” would be proved by what it denies: say what is so instead. */
const isNegated = (before: string): boolean =>
  /(?:\b(?:not|never|no longer|neither|nor|hardly)|n['’]t)(?!\s+(?:only|least|just)\b)(?:\s+\p{L}+){0,2}\s*$/iu.test(
    before,
  );

function saysOf(told: readonly Predicate[], measures: readonly Measure[]): string {
  const ranked = told.some(({ kind }) => /^(first|second|third|another|joint|within)$/.test(kind));
  const said = told.filter(({ kind }) => kind !== 'priority' || !ranked); // its place is said already
  return [...new Set(said.map((predicate) => explain(predicate, measures)))].join(' ');
}

function figuresOf(measures: readonly Measure[]): ClaimVerdict['figures'] {
  const all = measures.flatMap((measure) =>
    measure.figure === null
      ? []
      : [{ figure: measure.figure, row: measure.kind === 'share' ? measure.row : null }],
  );
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** Words without a number or rank claim that the option is a priority; words of change, that it changes so. */
function predicatesIn(
  catalogue: Catalogue,
  words: string,
  measures: readonly Measure[],
  group: boolean,
): Predicate[] {
  const { triggers, masked } = claimsIn(words, catalogue);
  const hard = triggers.map(({ predicate }) => predicate);
  const change = measures.some((measure) => measure.kind === 'share' && measure.change);
  const trends = change && hard.length === 0 ? trendsIn(masked) : [];
  if (trends[0]) return [{ kind: 'trend', direction: trends[0].direction, whole: group }];
  if (hard.length > 0) return hard;
  return measures[0]?.kind === 'share' ? [{ kind: 'priority' }] : [];
}

/** What an empty token prints: always the figure as it is. */
function printedOf(measures: readonly Measure[]): string {
  const [first] = measures;
  if (first?.kind === 'sum') return printedMoney(first.total, first.currency).spoken;
  if (first?.kind === 'share')
    return first.base < 20 ? t.fraction(first.count, first.base) : `${rounded(first, 0)}%`;
  return first?.kind === 'count' ? `${first.value}` : (first?.text ?? '');
}

/** Matters of style, which stop nothing. */
function warningsOf(
  { ground }: Catalogue,
  predicates: readonly Predicate[],
  measures: readonly Measure[],
): string[] {
  const shares = measures.filter((each): each is Share => each.kind === 'share');
  const found = predicates.flatMap((predicate) => {
    const loose = shares
      .map((share) => looseness(predicate, share))
      .filter((better) => better !== null);
    const few =
      /^(most|vast|minority)$/.test(predicate.kind) && shares.some(({ base }) => base < 30);
    return [...loose.map(t.warnings.tight), ...(few ? [t.warnings.smallMajority] : [])];
  });
  const low = shares.find(({ base }) => ground.delegates > 0 && base < 0.6 * ground.delegates);
  const rate = low ? rounded({ count: low.base, base: ground.delegates }, 0) : 0;
  return [...new Set([...found, ...(low ? [t.warnings.response(rate)] : [])])];
}

/** “over 50%” of 60.8% is true and says too little; the next multiple of five, or number, would be true too. */
function looseness(predicate: Predicate, share: Share): string | null {
  if (predicate.kind !== 'percent') return null;
  const v = percentOf(share);
  const { hedge, value } = predicate;
  const step = value % 5 === 0 ? 5 : 1;
  if (hedge === 'over' && v - value >= step) return nearestOver(v, step);
  if (hedge === 'under' && value - v >= step)
    return `${t.hedges.under} ${Math.ceil((v + 1e-9) / step) * step}%`;
  return hedge === 'exactly' && predicate.decimals > 1 ? exactly(share) : null;
}
const nearestOver = (v: number, step: number) =>
  `${t.hedges.over} ${Math.floor((v - 1e-9) / step) * step}%`;
