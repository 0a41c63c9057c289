/** Cures of a sentence that can't be printed as it is: each turns its Markdown into other Markdown. */
import { bareIn } from '#report/claims/bare.ts';
import { withPeople } from '#report/claims/bind.ts';
import { checkSentence } from '#report/claims/check.ts';
import { claimOf } from '#report/claims/claim.ts';
import { asToken, type Piece, piecesOf, sentencesOf } from '#report/claims/markup.ts';
import type { Catalogue } from '#report/claims/measure.ts';
import { claimsIn, PEOPLE } from '#report/claims/wording.ts';

/**
 * say: other words for a claim · view: what is wrong is the writer's view · source: it has a source
 * of its own · bind: a bare number, or a claim bound to the wrong figure, is about this figure ·
 * omit: the sentence goes. `claim`, `bare`: which of the sentence's claims or bare numbers, from 0.
 */
export type Cure =
  | { kind: 'say'; claim: number; words: string }
  | { kind: 'view' }
  | { kind: 'source'; source: string }
  | { kind: 'bind'; bare: number; reference: string }
  | { kind: 'rebind'; claim: number; reference: string }
  | { kind: 'omit' };

/** `text` as it stands in the Markdown, token and all. */
type Part = { piece: Piece; text: string };

function partsOf(markdown: string): Part[] {
  const pieces = piecesOf(markdown);
  return pieces.map((piece, at) => ({
    piece,
    text: markdown.slice(piece.from, pieces[at + 1]?.from ?? markdown.length),
  }));
}

/** @returns the sentence cured, empty where it goes; as it was where the cure finds nothing to do */
export function curedSentence(catalogue: Catalogue, markdown: string, cure: Cure): string {
  const parts = partsOf(markdown);
  switch (cure.kind) {
    case 'omit':
      return '';
    case 'say':
      return onClaim(parts, cure.claim, ({ text, reference }) =>
        asToken(sayable(catalogue, { text, reference }, cure.words) ?? cure.words, reference),
      );
    case 'rebind':
      return onClaim(parts, cure.claim, ({ text }) => asToken(text, cure.reference));
    case 'view':
      return labelled(catalogue, markdown, parts, 'commentary');
    case 'source':
      return labelled(catalogue, markdown, parts, `source: ${cure.source.trim()}`);
    case 'bind':
      return bound(catalogue, parts, cure.bare, cure.reference);
  }
}

type Claim = Extract<Piece, { kind: 'claim' }>;

function onClaim(parts: readonly Part[], at: number, change: (claim: Claim) => string): string {
  let claim = 0;
  return parts
    .map(({ piece, text }) => (piece.kind === 'claim' && claim++ === at ? change(piece) : text))
    .join('');
}

/**
 * The claim's words with `better` in place of what claims: “Over 60% of the group” and “60%” give
 * “60% of the group”.
 *
 * @returns null where no such wording is true
 */
export function sayable(
  catalogue: Catalogue,
  { text, reference }: { text: string; reference: string },
  better: string,
): string | null {
  const triggers = claimsIn(text, catalogue).triggers;
  const counted = /^\p{Nd}+ of \p{Nd}+$/u.test(better);
  const people = new RegExp(`^\\s+${PEOPLE}\\b`, 'iu');
  const within = triggers.map(({ from, to }) => {
    const rest = text.slice(to);
    return text.slice(0, from) + better + (counted ? rest.replace(people, '') : rest);
  });
  const capital = /^\P{L}*\p{Lu}/u.test(text);
  const wordings = [...within, better].map((words) => (capital ? capitalised(words) : words));
  return (
    wordings.find((words) => claimOf(catalogue, { text: words, reference }, false, '').true) ?? null
  );
}

const capitalised = (words: string) => words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);

/** What is wrong in a sentence gets a label; what is bound and true stays bound. */
function labelled(
  catalogue: Catalogue,
  markdown: string,
  parts: readonly Part[],
  label: string,
): string {
  const { state, pieces } = checkSentence(catalogue, markdown);
  if (state === 'unlabelled') return wrapped(markdown, label);
  return parts
    .map(({ piece, text }, at) => {
      if (piece.kind === 'open' || pieces[at]?.state === 'false')
        return asToken(pieces[at]?.text ?? piece.text, label);
      if (bareIn(catalogue, piece).length === 0) return text;
      return piece.kind === 'text' ? wrapped(text, label) : asToken(piece.text, label);
    })
    .join('');
}

/** The words without the space around them and without the full stop. */
function wrapped(markdown: string, label: string): string {
  const [, start = '', words = '', end = ''] =
    /^([\s,;:]*)([\s\S]*?)([.!?…]*["”’)]*[\s,;:]*)$/.exec(markdown) ?? [];
  return words === '' ? markdown : start + asToken(words, label) + end;
}

function bound(
  catalogue: Catalogue,
  parts: readonly Part[],
  bare: number,
  reference: string,
): string {
  let seen = 0;
  return parts
    .map(({ piece, text }) => {
      const triggers = bareIn(catalogue, piece);
      const trigger = triggers[bare - seen];
      seen += triggers.length;
      if (!trigger) return text;
      const to = withPeople(piece.text, trigger.to, trigger.predicate.kind);
      const token = asToken(piece.text.slice(trigger.from, to), reference);
      const [before, after] = [piece.text.slice(0, trigger.from), piece.text.slice(to)];
      if (piece.kind === 'text') return before + token + after;
      const label = piece.kind === 'view' ? 'commentary' : 'source needed';
      const around = (words: string) => (/\p{L}/u.test(words) ? wrapped(words, label) : words);
      return around(before) + token + around(after);
    })
    .join('');
}

/** Where a sentence stands: both from 1. */
export type Where = { paragraph: number; sentence: number };

/** @returns the paragraphs with one sentence cured; a paragraph that was nothing else is gone */
export function curedParagraphs(
  catalogue: Catalogue,
  paragraphs: readonly string[],
  { paragraph, sentence }: Where,
  cure: Cure,
): string[] {
  return paragraphs
    .map((text, at) =>
      at + 1 === paragraph
        ? sentencesOf(text)
            .map((each, index) =>
              index + 1 === sentence ? curedSentence(catalogue, each.text, cure) : each.text,
            )
            .join('')
            .trim()
        : text,
    )
    .filter((text) => text !== '');
}
