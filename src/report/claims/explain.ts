/** Why a claim holds, in the margin's few words, or why it does not. */
import type { Measure, Share } from '#report/claims/measure.ts';
import { percentOf } from '#report/claims/measure.ts';
import { type Hedge, holds, type Predicate, rounded } from '#report/claims/predicate.ts';
import { printedMoney } from '#report/printing.ts';
import { ordinal, claims as t } from '#ui/texts/claims.ts';

/** 60.83%; fewer decimals where the rest is zero: 25%. */
export const exactly = (share: { count: number; base: number }): string =>
  `${Number(percentOf(share).toFixed(2))}%`;

/** "73 of 120", "£1.5 billion", "120"; several measures one after the other. */
export const fractionOf = (measures: readonly Measure[]): string =>
  [...new Set(measures.map(fraction))].join(', ');

function fraction(measure: Measure): string {
  if (measure.kind === 'share') return t.fraction(measure.count, measure.base);
  if (measure.kind === 'sum') return printedMoney(measure.total, measure.currency).spoken;
  return measure.kind === 'count' ? `${measure.value}` : measure.text;
}

/** One sentence, true of the data whether the claim is or not. */
export function explain(predicate: Predicate, measures: readonly Measure[]): string {
  const [first] = measures;
  if (!first) return '';
  const so = holds(predicate, measures);
  if (predicate.kind === 'theme')
    return so ? t.theme(new Set(measures.map(({ figure }) => figure)).size) : t.themeWeak;
  if (first.kind === 'wording') return so ? t.wording : t.notWording;
  if (first.kind === 'sum') return t.money(printedMoney(first.total, first.currency).spoken);
  if (first.kind === 'count')
    return predicate.kind === 'highest'
      ? t.topLevel(first.level?.top ?? 0, first.level?.interviewed ?? 0)
      : t.number(first.value);
  if (first.base < 5) return t.smallBase;
  const shown = predicate.kind === 'significant' ? largest(measures, first) : first;
  return ofShare(predicate, shown, so);
}

const largest = (measures: readonly Measure[], first: Share): Share =>
  measures
    .filter((each) => each.kind === 'share')
    .reduce((a, b) => (percentOf(b) > percentOf(a) ? b : a), first);

function ofShare(predicate: Predicate, share: Share, so: boolean): string {
  const v = exactly(share);
  const hedged = (hedge: Hedge, than: string) =>
    t.isHedged(v, `${so ? '' : t.not}${t.hedges[hedge]}`.trim(), than);
  switch (predicate.kind) {
    case 'percent':
      if (share.base < 20) return t.smallPercent(share.count, share.base);
      if (predicate.hedge !== 'exactly') return hedged(predicate.hedge, `${predicate.value}`);
      return t.printsAs(v, `${rounded(share, predicate.decimals)}%`);
    case 'fraction':
      return t.is(v);
    case 'first':
    case 'second':
    case 'third':
    case 'another':
    case 'joint':
    case 'last':
    case 'within':
    case 'critical':
      return placeOf(share) || t.is(v);
    case 'priority':
    case 'seeking':
      return `${v}${placeOf(share) ? `, ${placeOf(share).toLowerCase()}` : '.'}`;
    case 'own':
      return so ? t.single : t.several;
    case 'trend':
      return share.change ? t.netUp(share.change.up, share.change.down) : t.is(v);
    case 'upFrom':
    case 'doubled':
      return share.before ? t.was(exactly(share.before), v) : t.noEarlier;
    case 'tested':
      return t.tested;
    default:
      return t.is(v);
  }
}

const placeOf = ({ rank }: Share): string =>
  rank ? t.place(ordinal(rank.place), rank.of, rank.level > 1) : '';
