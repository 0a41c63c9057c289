/** Which cures are offered for a sentence: only those that leave less wrong than before. */

import { bareIn } from '#report/claims/bare.ts';
import type { Binder } from '#report/claims/bind.ts';
import { type Checked, checkSentence, type SentenceState } from '#report/claims/check.ts';
import { type Cure, curedSentence, sayable } from '#report/claims/cure.ts';
import { likeliest } from '#report/claims/likeliest.ts';
import { piecesOf } from '#report/claims/markup.ts';
import type { Catalogue } from '#report/claims/measure.ts';

/**
 * `then`: the sentence's state once it is cured. `say`: the claim's new words · `about`: the words
 * to be bound, `likely`: references that the sentence may speak of, likeliest first.
 */
export type Offer =
  | { kind: 'say'; claim: number; words: string; say: string; then: SentenceState }
  | { kind: 'view'; then: SentenceState }
  | { kind: 'source' }
  | { kind: 'bind'; bare: number; about: string; likely: string[] }
  | { kind: 'rebind'; claim: number; about: string; likely: string[] }
  | { kind: 'omit' };

/** States that need somebody: all but the last stand in the way of an edition. */
export const NEEDY: readonly SentenceState[] = ['false', 'bare', 'unlabelled', 'open'];

/** @param section under which the sentence stands */
export function offersFor(binder: Binder, markdown: string, section: string): Offer[] {
  const { catalogue } = binder;
  const checked = checkSentence(catalogue, markdown);
  if (!NEEDY.includes(checked.state)) return [];
  const likely = likeliest(binder, checked.sentence, section);
  return [
    ...says(catalogue, markdown, checked),
    ...binds(catalogue, markdown, likely),
    ...rebinds(checked, likely),
    ...views(catalogue, markdown),
    { kind: 'source' },
    { kind: 'omit' },
  ];
}

/** False claims, bare numbers, statements without a source or a label. */
export const troublesIn = (catalogue: Catalogue, markdown: string): number => {
  const { state, pieces } = checkSentence(catalogue, markdown);
  const wrong = pieces.filter((piece) => piece.state === 'false' || piece.state === 'open').length;
  const bare = piecesOf(markdown).flatMap((piece) => bareIn(catalogue, piece)).length;
  return wrong + bare + (state === 'unlabelled' ? 1 : 0);
};

const betterBy = (catalogue: Catalogue, markdown: string, cure: Cure): SentenceState | null => {
  const cured = curedSentence(catalogue, markdown, cure);
  return troublesIn(catalogue, cured) < troublesIn(catalogue, markdown)
    ? checkSentence(catalogue, cured).state
    : null;
};

function says(catalogue: Catalogue, markdown: string, { claims }: Checked): Offer[] {
  return claims.flatMap((claim, at): Offer[] => {
    if (claim.true || claim.nearest === null) return [];
    const { words: text, reference, nearest: words } = claim;
    const say = sayable(catalogue, { text, reference }, words);
    const then = betterBy(catalogue, markdown, { kind: 'say', claim: at, words });
    return say === null || then === null ? [] : [{ kind: 'say', claim: at, words, say, then }];
  });
}

const binds = (catalogue: Catalogue, markdown: string, likely: string[]): Offer[] =>
  piecesOf(markdown)
    .flatMap((piece) => bareIn(catalogue, piece))
    .map(({ words }, bare) => ({ kind: 'bind', bare, about: words, likely }));

const rebinds = ({ claims }: Checked, likely: string[]): Offer[] =>
  claims.flatMap((claim, at) =>
    claim.true
      ? []
      : [
          {
            kind: 'rebind' as const,
            claim: at,
            about: claim.words,
            likely: likely.filter((reference) => reference !== claim.reference),
          },
        ],
  );

function views(catalogue: Catalogue, markdown: string): Offer[] {
  const then = betterBy(catalogue, markdown, { kind: 'view' });
  return then === null ? [] : [{ kind: 'view', then }];
}
