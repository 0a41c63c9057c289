/** Which figures a sentence may be about, by its words alone: what would be true plays no part. */
import type { Binder } from '#report/claims/bind.ts';
import { figuresOfSection } from '#report/claims/figures-of-section.ts';
import { labelOf, labelsIn } from '#report/claims/match.ts';
import type { Measure, Share } from '#report/claims/measure.ts';
import { directionIn } from '#report/claims/trend.ts';

const MOST = 6;

/** @returns at most six references, likeliest first; those of the section's own figure where no option is named */
export function likeliest({ catalogue, labels }: Binder, sentence: string, section: string) {
  const own = figuresOfSection(catalogue.ground.questionnaire, section);
  const named = new Map(labelsIn(sentence, labels).map((each) => [each.label, each.coverage]));
  const direction = directionIn(sentence);
  const score = (share: Share): number => {
    const here = own.includes(share.figure) ? 0.6 : 0;
    const said = named.get(labelOf(share)) ?? 0;
    const way = share.change && share.change.direction === direction ? 0.3 : 0;
    return said === 0 ? here / 10 : said + here + way;
  };
  const shares = [...catalogue.measures.values()].filter(isPlainShare);
  const money = [...catalogue.measures.values()].filter(({ kind }) => kind === 'sum');
  const found = shares
    .map((share) => ({ ref: share.ref, score: score(share) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ ref }) => ref);
  const spoken = /\p{Sc}|\b(?:million|billion|budget|spending power)\b/iu.test(sentence);
  return [...(spoken ? money.map(({ ref }) => ref) : []), ...found].slice(0, MOST);
}

const isPlainShare = (measure: Measure): measure is Share =>
  measure.kind === 'share' && !measure.first;
