/**
 * Whom to ask, and why: for a client from the answers that delegates share with it, for a delegate
 * from his or her own answers, which no company sees by it. The measure is Client iQ's fit.
 */
import { ENOUGH } from '#iq/enough.ts';
import { type Fit, fitOf, type Reason, type Sells, sellerOf } from '#iq/fit.ts';
import type { Profile } from '#iq/profile.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { suggested as t } from '#ui/texts/wishes-told.ts';

export type Offering = { ref: string; company: string; solutions: readonly string[] };
/** A company for a delegate; each reason names an answer and what the company offers for it. */
export type CompanySuggestion = { ref: string; company: string; reasons: string[] };
/** `base`: companies or delegates that could be suggested at all */
export type Suggestions<T> = { base: number; best: T[] };

export const SUGGESTED = 5;

/** A reason taken from what someone answered; money and wishes speak of no solution. */
type Spoken = Exclude<Reason, { why: 'asked' | 'money' }>;
const spoken = ({ reasons }: Fit): Spoken[] =>
  reasons.filter(
    (reason): reason is Reason & Spoken => reason.why !== 'asked' && reason.why !== 'money',
  );

/** Whether the answers name something that is sold. */
export const speaksOf = (profile: Profile, sells: Sells, questionnaire: Questionnaire): boolean =>
  spoken(fitOf(profile, sells, null, questionnaire)).length > 0;

const namedIn = (reason: Spoken): readonly string[] =>
  reason.why === 'ranks' ? [reason.option] : reason.why === 'more' ? reason.rows : reason.options;

/** What a company offers for something that was answered, in its own words. */
const offered = (named: readonly string[], solutions: readonly string[]): string[] =>
  solutions.filter((solution) => named.some(sellerOf([solution])));

function told(reason: Spoken, solutions: readonly string[]): string {
  const offers = offered(namedIn(reason), solutions);
  if (reason.why === 'ranks') return t.ranks(reason.option, reason.place, offers);
  if (reason.why === 'more') return t.more(reason.rows, offers);
  return t.chose(reason.question, reason.options, offers);
}

/**
 * Companies that offer what a delegate's own answers name, the best first.
 *
 * @param companies those the delegate has not asked, answered or ruled out
 */
export function suggestCompanies(
  profile: Profile,
  companies: readonly Offering[],
  questionnaire: Questionnaire,
): Suggestions<CompanySuggestion> {
  const found = companies.flatMap(({ ref, company, solutions }) => {
    const reasons = spoken(fitOf(profile, sellerOf(solutions), null, questionnaire));
    const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
    const why = reasons.map((reason) => told(reason, solutions));
    return reasons.length > 0 ? [{ ref, company, reasons: why, points }] : [];
  });
  const best = found.sort((a, b) => b.points - a.points || (a.ref < b.ref ? -1 : 1));
  return {
    base: companies.length,
    best: best.slice(0, SUGGESTED).map(({ points: _, ...suggestion }) => suggestion),
  };
}

export type Match = { profile: Profile; fit: Fit };

/**
 * Delegates for a client: those whose shared answers name what it offers and whose fit is enough.
 *
 * @param matches the delegates who share their answers, the best fit first
 * @param settled refs of those it has asked, answered or ruled out
 */
export function suggestDelegates(
  matches: readonly (Match | { profile: Profile; fit: null })[],
  settled: ReadonlySet<string>,
): Match[] {
  return matches.flatMap(({ profile, fit }) =>
    fit && fit.score >= ENOUGH && spoken(fit).length > 0 && !settled.has(profile.ref)
      ? [{ profile, fit }]
      : [],
  );
}
