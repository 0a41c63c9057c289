/**
 * The proof of a report's prose: sentence by sentence, what is bound and true, what is a view, what
 * has no source, what is false, what is bare. Pure: the same words and figures, the same verdict.
 */

import { bareIn } from '#report/claims/bare.ts';
import { binderOf, bindFinding } from '#report/claims/bind.ts';
import { type ClaimVerdict, claimOf } from '#report/claims/claim.ts';
import { type Piece, piecesOf, sentencesOf } from '#report/claims/markup.ts';
import { type Catalogue, catalogueOf, type Ground } from '#report/claims/measure.ts';
import { PEOPLE } from '#report/claims/wording.ts';
import type { Finding } from '#research/finding.ts';
import { claims as t } from '#ui/texts/claims.ts';

/**
 * bound: all its claims are true · view: labelled as commentary · open: a source is needed ·
 * sourced: it names its own source · false: a claim is not true · bare: a number, quantifier or rank
 * word that no figure stands behind · unlabelled: it claims nothing and is not labelled.
 */
export type SentenceState = 'bound' | 'view' | 'open' | 'sourced' | 'false' | 'bare' | 'unlabelled';

export type SentenceVerdict = {
  section: string;
  theme: string | null;
  /** from 1, within the section */
  paragraph: number;
  /** of the file it came from, or of what was edited */
  line: number;
  /** as read, without marks */
  sentence: string;
  state: SentenceState;
  claims: ClaimVerdict[];
  /** what is wrong, in a sentence; null where nothing is */
  problem: string | null;
  pieces: CheckedPiece[];
};
export type CheckedPiece = {
  text: string;
  state: 'bound' | 'view' | 'open' | 'sourced' | 'false' | null;
  claim: ClaimVerdict | null;
  source: string | null;
};
export type CheckedFinding = Omit<Finding, 'paragraphs'> & {
  /** with tokens */
  paragraphs: string[];
  sentences: SentenceVerdict[];
};

/** Findings that were written elsewhere are bound first; those written here must be. */
export function checkFindings(ground: Ground, findings: readonly Finding[]): CheckedFinding[] {
  const catalogue = catalogueOf(ground);
  let binder: ReturnType<typeof binderOf> | null = null;
  const bound = (finding: Finding) => {
    binder ??= binderOf(catalogue);
    return bindFinding(binder, finding);
  };
  return findings.map((finding) => {
    const paragraphs = finding.written ? finding.paragraphs : bound(finding);
    const sentences = paragraphs.flatMap((paragraph, at) =>
      sentencesOf(paragraph).map(({ from, text }) => ({
        section: finding.section,
        theme: finding.theme,
        paragraph: at + 1,
        line: (finding.lines?.[at] ?? lineOf(paragraphs, at)) + newLines(paragraph.slice(0, from)),
        ...checkSentence(catalogue, text),
      })),
    );
    return { ...finding, paragraphs, sentences };
  });
}

/** Paragraphs are written with an empty line between them. */
const lineOf = (paragraphs: readonly string[], at: number) =>
  1 + paragraphs.slice(0, at).reduce((sum, each) => sum + newLines(each) + 2, 0);
const newLines = (text: string) => text.split('\n').length - 1;

/** Whether a sentence speaks of the group itself. */
const OF_THE_GROUP = new RegExp(`\\b${PEOPLE}\\b`, 'iu');

export type Checked = Pick<SentenceVerdict, 'sentence' | 'state' | 'claims' | 'problem' | 'pieces'>;

/** One sentence with its tokens, as it stands. */
export function checkSentence(catalogue: Catalogue, markdown: string): Checked {
  const raw = piecesOf(markdown);
  const group = OF_THE_GROUP.test(raw.map(({ text }) => text).join(''));
  const pieces = raw.map((piece, at) =>
    checkPiece(catalogue, piece, { group, before: wordsBefore(raw, at) }),
  );
  const claims = pieces.flatMap(({ claim }) => claim ?? []);
  const bare = raw.flatMap((piece) => bareIn(catalogue, piece).map(({ words }) => words));
  const state = stateOf(pieces, claims, bare.length > 0);
  return {
    sentence: pieces
      .map(({ text }) => text)
      .join('')
      .trim(),
    state,
    claims,
    problem: problemOf(state, claims, bare),
    pieces,
  };
}

const wordsBefore = (pieces: readonly Piece[], at: number) =>
  pieces
    .slice(0, at)
    .map(({ text }) => text)
    .join(' ');

type Around = { group: boolean; before: string };

function checkPiece(catalogue: Catalogue, piece: Piece, { group, before }: Around): CheckedPiece {
  if (piece.kind === 'text') return { text: piece.text, state: null, claim: null, source: null };
  if (piece.kind === 'sourced')
    return { text: piece.text, state: 'sourced', claim: null, source: piece.source };
  if (piece.kind !== 'claim')
    return { text: piece.text, state: piece.kind, claim: null, source: null };
  const claim = claimOf(catalogue, piece, group, before);
  return { text: claim.words, state: claim.true ? 'bound' : 'false', claim, source: null };
}

function stateOf(
  pieces: readonly CheckedPiece[],
  claims: readonly ClaimVerdict[],
  bare: boolean,
): SentenceState {
  const has = (state: CheckedPiece['state']) => pieces.some((piece) => piece.state === state);
  if (has('false')) return 'false';
  if (bare) return 'bare';
  if (has('open')) return 'open';
  if (claims.length > 0) return 'bound';
  if (has('sourced')) return 'sourced';
  if (has('view')) return 'view';
  return pieces.some(({ text }) => /[\p{L}\p{N}]/u.test(text)) ? 'unlabelled' : 'view';
}

function problemOf(
  state: SentenceState,
  claims: readonly ClaimVerdict[],
  bare: readonly string[],
): string | null {
  const untrue = claims.filter((claim) => !claim.true).map(({ says }) => says);
  if (state === 'false') return [...untrue, ...bare.map(t.bareNumber)].join(' ');
  if (state === 'bare') return bare.map(t.bareNumber).join(' ');
  if (state === 'open') return t.sourceNeeded;
  return state === 'unlabelled' ? t.unlabelled : null;
}

/** What stands in the way of an edition. A sentence without a source does not: it is printed as a view. */
export const refusedIn = (findings: readonly CheckedFinding[]): SentenceVerdict[] =>
  findings
    .flatMap(({ sentences }) => sentences)
    .filter(({ state }) => state === 'false' || state === 'bare' || state === 'unlabelled');
