/** The wording nearest to a false one that is true: what the desk offers to write instead. */
import type { Measure, Share } from '#report/claims/measure.ts';
import { percentOf } from '#report/claims/measure.ts';
import { type Hedge, holds, type Predicate, rounded } from '#report/claims/predicate.ts';
import { printedMoney } from '#report/printing.ts';
import { ordinal, claims as t } from '#ui/texts/claims.ts';

type Offer = { predicate: Predicate; words: string };

/** @returns null where no wording of the kind is true */
export function nearestTrue(predicate: Predicate, measures: readonly Measure[]): string | null {
  const [measure] = measures;
  if (!measure || measure.kind === 'wording') return null;
  if (measure.kind === 'sum') return printedMoney(measure.total, measure.currency).spoken;
  if (measure.kind === 'count')
    return predicate.kind === 'highest' ? t.seniorPeople : `${measure.value}`;
  if (measure.base < 5) return null;
  const offers = measure.base < 20 ? [] : offersFor(predicate, measure);
  const found = offers.find((offer) => holds(offer.predicate, [measure]));
  return found?.words ?? t.fraction(measure.count, measure.base);
}

function offersFor(predicate: Predicate, share: Share): Offer[] {
  switch (predicate.kind) {
    case 'percent':
      return percentOffers(predicate.hedge, share);
    case 'between':
      return percentOffers('exactly', share);
    case 'number':
    case 'countOf':
      return [];
    case 'fraction':
      return [...fractionOffers(share, predicate.hedge), ...percentOffers('exactly', share)];
    case 'most':
    case 'vast':
    case 'minority':
    case 'all':
    case 'none':
    case 'many':
    case 'few':
      return quantifierOffers();
    case 'first':
    case 'second':
    case 'third':
    case 'another':
    case 'joint':
    case 'last':
    case 'within':
    case 'critical':
    case 'priority':
    case 'seeking':
      return rankOffers(share);
    default:
      return percentOffers('exactly', share);
  }
}

/** “over 60%” of 60.0% becomes “60%”; of 59.2% “nearly 60%”; of 57% “over 55%”. */
function percentOffers(hedge: Hedge, share: Share): Offer[] {
  const v = percentOf(share);
  const percent = (value: number, how: Hedge): Offer => ({
    predicate: { kind: 'percent', hedge: how, value, decimals: 0 },
    words: `${t.hedges[how]} ${value}%`.trim(),
  });
  const below = Math.floor((v - 1e-9) / 5) * 5;
  const whole = percent(rounded(share, 0), 'exactly');
  const round = Number.isInteger(v) && v % 5 === 0;
  if (hedge === 'over' || hedge === 'atLeast' || hedge === 'justOver')
    return [...(round ? [whole] : []), percent(below + 5, 'nearly'), percent(below, 'over'), whole];
  if (hedge === 'under' || hedge === 'atMost' || hedge === 'nearly')
    return [
      ...(round ? [whole] : []),
      percent(below + 5, 'nearly'),
      percent(below + 5, 'under'),
      whole,
    ];
  if (hedge === 'about') return [percent(Math.round(v / 5) * 5, 'about'), whole];
  return [whole];
}

export const PLAIN: readonly [number, number][] = [
  [1, 4],
  [1, 3],
  [1, 2],
  [2, 3],
  [3, 4],
  [1, 5],
  [2, 5],
  [3, 5],
  [4, 5],
  [1, 10],
];

/** Nearest fraction first; in the hedge that was written, then plain, then about. */
function fractionOffers(share: Share, hedge: Hedge): Offer[] {
  const off = ([parts, of]: readonly [number, number]) =>
    Math.abs(percentOf(share) - (100 * parts) / of);
  const hedges: Hedge[] = [...new Set<Hedge>(['exactly', hedge, 'nearly', 'over', 'about'])];
  return PLAIN.toSorted((a, b) => off(a) - off(b))
    .slice(0, 2)
    .flatMap(([parts, of]) =>
      hedges.map(
        (how): Offer => ({
          predicate: { kind: 'fraction', hedge: how, parts, of },
          words: `${t.hedges[how]} ${t.fractions[`${parts}/${of}`] ?? t.oneIn(parts, of)}`.trim(),
        }),
      ),
    );
}

const quantifierOffers = (): Offer[] =>
  (['all', 'vast', 'most', 'none', 'few', 'minority'] as const).map((kind) => ({
    predicate: { kind },
    words: t.quantifiers[kind],
  }));

function rankOffers({ rank }: Share): Offer[] {
  if (!rank) return [];
  const { place, level } = rank;
  if (place > 3) return [];
  if (level > 1)
    return [
      {
        predicate: { kind: 'joint', place: place as 1 | 2 | 3 },
        words: t.ranks.joint(place === 1 ? 'top' : ordinal(place)),
      },
    ];
  const kind = (['first', 'second', 'third'] as const)[place - 1] ?? 'another';
  return [{ predicate: { kind }, words: ordinal(place) }];
}
