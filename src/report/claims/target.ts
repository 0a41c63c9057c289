/** The measure that a trigger in a sentence is about. */
import { alike, namingWords, tokensOf } from '#base/folding.ts';
import type { Binder } from '#report/claims/bind.ts';
import { type Found, labelOf, labelsIn } from '#report/claims/match.ts';
import type { Measure, Share } from '#report/claims/measure.ts';
import type { Predicate } from '#report/claims/predicate.ts';
import { directionIn } from '#report/claims/trend.ts';

/** `figures`: those of the section · `said`, `last`: what the claim before spoke of, in this sentence and before it · `soft`: needs a plain match */
export type Where = {
  sentence: string;
  from: number;
  to: number;
  soft: boolean;
  figures: readonly string[];
  said: string | null;
  last: string | null;
};

type Candidate = { share: Share; found: Found; score: number };
const OWN_SECTION = 0.6;
/** How much of a label must be said: in another section's figure, and for words that claim only softly. */
const LEAST = { own: 0.5, other: 0.66, soft: 0.6, softOther: 0.8 };

/** @returns the reference, or null where nothing fits */
export function targetOf(binder: Binder, predicate: Predicate, where: Where): string | null {
  const { ground } = binder.catalogue;
  if (predicate.kind === 'money') return 'combinedSpend' in ground.figures ? 'combinedSpend' : null;
  if (predicate.kind === 'highest')
    return /\binterview/i.test(where.sentence) ? 'interviews' : null;
  if (predicate.kind === 'theme') return themeOf(binder, where.sentence);
  if (predicate.kind === 'significant') return significantOf(binder, where);
  const asked = predicate.kind === 'number' && !predicate.people && wordingOf(binder, where);
  if (asked || isYear(predicate)) return asked || null;
  const clause = clauseAround(where);
  const candidates =
    best(binder, clause.text, { ...where, from: where.from - clause.from }, predicate) ??
    (where.soft ? null : best(binder, where.sentence, where, predicate));
  if (candidates && predicate.kind === 'priority') return together(candidates);
  if (candidates?.[0]) return candidates[0].share.ref;
  const counted = plainCount(predicate, where);
  if (counted) return counted;
  if (where.soft || predicate.kind === 'number') return null;
  return where.said ?? (PRONOUN.test(where.sentence) ? where.last : null);
}

/** “This is the first concern”: the sentence goes on about what the one before spoke of. */
const PRONOUN = /\b(?:it|this|that|these|they)\b/i;

/** A year counts nobody: it stands in the question's words or the forum's dates, or needs a source. */
const isYear = (predicate: Predicate): boolean =>
  predicate.kind === 'number' &&
  !predicate.people &&
  predicate.hedge === 'exactly' &&
  predicate.value >= 1900 &&
  predicate.value < 2100;

/** Several options in one breath, “modernise the back office and replace legacy systems”: all of one figure. */
function together(candidates: readonly Candidate[]): string | null {
  const [first] = candidates;
  if (!first) return null;
  const all = candidates.filter(
    ({ share, found }) => share.figure === first.share.figure && found.coverage >= LEAST.soft,
  );
  return [...new Set([first, ...all].map(({ share }) => share.ref))].join(' & ');
}

/** Best first; null where no label is said plainly enough. */
function best(
  { catalogue, labels }: Binder,
  text: string,
  { from, to, soft, figures, sentence }: Where,
  predicate: Predicate,
): Candidate[] | null {
  const near = directionIn(text.slice(0, from) + text.slice(to));
  const direction = near ?? directionIn(sentence.replace(/\(.*?\)/g, ''));
  const found = new Map(labelsIn(text, labels).map((each) => [each.label, each]));
  const all = [...catalogue.measures.values()].flatMap((measure): Candidate[] => {
    if (measure.kind !== 'share' || measure.first) return [];
    const said = found.get(labelOf(measure));
    if (!said || !fitsColumn(measure, direction, predicate, text)) return [];
    const own = figures.includes(measure.figure);
    const softly = predicate.kind === 'priority' ? LEAST.soft : LEAST.softOther;
    const least = soft ? (own ? LEAST.soft : softly) : own ? LEAST.own : LEAST.other;
    if (said.coverage < least) return [];
    const away = Math.max(0, said.from - from, from - said.to) / 400;
    const change = measure.row === null || direction === null ? 0 : near ? 0.3 : 0.1;
    const score =
      said.coverage +
      said.words * 0.05 +
      (own ? OWN_SECTION : 0) +
      change +
      aboutQuestion(measure, sentence) -
      away;
    return [{ share: measure, found: said, score }];
  });
  return all.length === 0 ? null : all.sort((a, b) => b.score - a.score);
}

/** Up to 0.3 for the words of the question that stand in the sentence besides the option's. */
function aboutQuestion({ asked }: Share, sentence: string): number {
  const said = tokensOf(sentence).map(({ word }) => word);
  const words = [...new Set(namingWords(asked))];
  const hits = words.filter((word) => said.some((each) => alike(each, word)));
  return words.length === 0 ? 0 : Math.min(0.3, (0.6 * hits.length) / Math.min(words.length, 5));
}

/** A cell of a matrix is meant only if its column is said: “more”, “cutting”, or the column's own words. */
function fitsColumn(
  share: Share,
  direction: string | null,
  predicate: Predicate,
  text: string,
): boolean {
  if (predicate.kind === 'trend') return share.change?.direction === predicate.direction;
  if (share.row === null) return true;
  if (
    predicate.kind === 'priority' ||
    predicate.kind === 'critical' ||
    predicate.kind === 'seeking'
  )
    return false;
  if (share.change && direction !== null) return share.change.direction === direction;
  const column = tokensOf(share.labels[0] ?? '');
  const said = tokensOf(text);
  return (
    column.length > 0 && column.every(({ word }) => said.some((each) => alike(each.word, word)))
  );
}

const BREAK =
  /[;:()]|, (?:and|with|while|whereas|but|because|since|which|so|as|ahead of|followed by|then|compared|against|versus)\b|,? (?:while|whereas|but|because)\b|(?<=\)),|,? (?:and )?(?=\p{Nd}+(?:\.\p{Nd}+)?\s?(?:%|per\s?cent))/gu;

/** The part of a sentence in which a trigger stands; before a bracket belongs to what is in it. */
export function clauseAround({ sentence, from, to }: Where): { from: number; text: string } {
  const inBracket =
    /\([^()]*$/.test(sentence.slice(0, from)) && /^[^()]*\)/.test(sentence.slice(to));
  const breaks = [...sentence.matchAll(BREAK)].map(({ index }) => index);
  const starts = breaks.filter((at) => at < from && !(inBracket && sentence[at] === '('));
  const start = starts.at(-1) ?? -1;
  const end = breaks.find((at) => at >= to) ?? sentence.length;
  return { from: start + 1, text: sentence.slice(start + 1, end) };
}

/** Numbers of people, answers or interviews themselves. */
function plainCount(predicate: Predicate, { sentence, to, from }: Where): string | null {
  if (predicate.kind !== 'number' && predicate.kind !== 'countOf') return null;
  const after = sentence.slice(to, to + 24).replace(/(?:,| and\b).*/s, '');
  const around = sentence.slice(Math.max(0, from - 40), to + 40);
  if (/\binterview/i.test(around)) return 'interviews';
  if (/\b(?:responses?|answers?|answered|responded|submissions?)\b/i.test(after))
    return 'responses';
  if (predicate.kind === 'countOf') return null;
  return predicate.people || /\b(?:group|delegates?|leaders|attend\p{L}*)\b/iu.test(around)
    ? 'delegates'
    : null;
}

/** “the next 18 months” repeats the question's own words; a day of the forum its dates. */
function wordingOf({ catalogue }: Binder, { sentence, from, to, figures }: Where): string | null {
  const words = sentence.slice(from, to).replace(/[^\p{Nd}]/gu, '');
  if (words === '') return null;
  const around = sentence.slice(from, to + 14).toLowerCase();
  const says = (measure: Measure) =>
    measure.kind === 'wording' &&
    new RegExp(`(?<!\\p{Nd})${words}(?!\\p{Nd})`, 'u').test(measure.text) &&
    (measure.ref === 'dates' ||
      around
        .split(/\s+/)
        .slice(1, 2)
        .every((next) => measure.text.toLowerCase().includes(next.replace(/[^\p{L}]/gu, ''))));
  const all = [...catalogue.measures.values()].filter(says);
  const own = all.find(({ figure }) => figure !== null && figures.includes(figure));
  return (own ?? all[0])?.ref ?? null;
}

/** Everything of the section's own question that the clause names, added up; else the label wherever it stands. */
function significantOf(binder: Binder, where: Where): string | null {
  const { catalogue, labels } = binder;
  const found = labelsIn(where.sentence, labels);
  const shares = [...catalogue.measures.values()].filter(
    (each): each is Share => each.kind === 'share' && !each.first,
  );
  const of = ({ label }: Found) =>
    shares.filter(
      (share) =>
        labelOf(share) === label && (share.row === null || share.change?.direction === 'up'),
    );
  const own = found
    .flatMap(of)
    .filter(({ figure, row }) => row === null && where.figures.includes(figure));
  if (own.length > 0) {
    const [head, ...more] = own;
    return head?.single
      ? [head.ref, ...more.flatMap(({ labels: [label = ''] }) => label)].join(' + ')
      : (head?.ref ?? null);
  }
  const sure = found.filter(({ coverage }) => coverage >= LEAST.softOther).flatMap(of);
  return sure.length > 0 ? sure.map(({ ref }) => ref).join(' & ') : null;
}

/** The best label of each figure that shares a telling word with the theme. */
function themeOf({ catalogue, labels }: Binder, sentence: string): string | null {
  const [head] = labelsIn(sentence, labels);
  if (!head) return null;
  const words = labels.byLabel.get(head.label)?.words ?? [];
  const shares = [...catalogue.measures.values()].filter(
    (each): each is Share =>
      each.kind === 'share' &&
      !each.first &&
      (each.row === null || each.change?.direction === 'up'),
  );
  const shared = (share: Share) =>
    (labels.byLabel.get(labelOf(share))?.words ?? [])
      .filter(({ word }) => words.some((each) => alike(each.word, word)))
      .reduce((sum, { weight }) => sum + weight, 0);
  const byFigure = Map.groupBy(
    shares.filter((share) => shared(share) > 0.5),
    ({ figure }) => figure,
  );
  const strongest = [...byFigure.values()].map((each) =>
    each.reduce((a, b) => (shared(b) > shared(a) ? b : a)),
  );
  return strongest.length > 1 ? strongest.map(({ ref }) => ref).join(' & ') : null;
}
