/** Checked findings as the report prints them: claims marked, each with its proof in the margin. */
import type { CheckedFinding, CheckedPiece, SentenceVerdict } from '#report/claims/check.ts';
import type { ClaimVerdict } from '#report/claims/claim.ts';
import { withoutMarks } from '#report/claims/markup.ts';
import type { Paragraph, Proof, Run } from '#report/model.ts';
import { numberOfRow, rowLetter } from '#report/row-number.ts';
import type { Withheld } from '#research/disclosure.ts';
import { claims as t } from '#ui/texts/claims.ts';

/** `named`: number and id of each figure by its key, `rows` as its matrix has them · `withheld`: what this reader waits for */
export type Proving = {
  named: ReadonlyMap<string, { number: string; id: string; rows: readonly string[] }>;
  withheld: readonly Withheld[];
  audience: 'staff' | 'reader';
  /** published: a statement without a source is printed as a view */
  published: boolean;
};

/** @returns paragraphs in order; `waits`: whether a sentence is left out because a figure waits */
export function proven(
  findings: readonly CheckedFinding[],
  proving: Proving,
): { paragraphs: Paragraph[]; waits: boolean } {
  const all = findings.flatMap(({ sentences }) => [
    ...Map.groupBy(sentences, ({ paragraph }) => paragraph).values(),
  ]);
  let waits = false;
  let proofs = 0;
  const paragraphs = all.flatMap((sentences): Paragraph[] => {
    const shown = sentences.filter((sentence) => mayBeRead(sentence, proving));
    if (shown.length < sentences.length) waits = true;
    if (shown.length === 0) return [];
    const paragraph = paragraphOf(shown, proving, proofs);
    proofs += paragraph.proofs.length;
    return [paragraph];
  });
  return { paragraphs, waits };
}

/** A claim waits with its figures; a number that no figure stands behind waits with any of them. */
function mayBeRead({ claims, state }: SentenceVerdict, { withheld, audience }: Proving): boolean {
  if (audience === 'staff' || withheld.length === 0) return true;
  if (state === 'bare' || state === 'false') return false;
  return !claims.some((claim) =>
    claim.figures.some(({ figure, row }) => isWithheld(withheld, figure, row)),
  );
}

const isWithheld = (withheld: readonly Withheld[], figure: string, row: string | null) =>
  withheld.some(
    (each) => each.figure === figure && (each.row === null || row === null || each.row === row),
  );

function paragraphOf(
  sentences: readonly SentenceVerdict[],
  proving: Proving,
  before: number,
): Paragraph {
  const runs: Run[] = [];
  const proofs: Proof[] = [];
  for (const { pieces } of sentences)
    for (const piece of pieces) {
      const proof = proofOf(piece, proving, before + proofs.length);
      if (proof) proofs.push(proof);
      const text = withoutMarks(piece.text.replace(/\s+/g, ' '));
      if (text !== '')
        runs.push({ text, mark: markOf(piece, proving), proof: proof?.letter ?? null });
    }
  return { runs: trimmed(runs), proofs };
}

const trimmed = (runs: readonly Run[]): Run[] =>
  runs.map((run, at) => ({
    ...run,
    text: at === runs.length - 1 ? run.text.trimEnd() : at === 0 ? run.text.trimStart() : run.text,
  }));

function markOf({ state }: CheckedPiece, { published }: Proving): Run['mark'] {
  if (state === 'open') return published ? 'view' : 'open';
  return state === 'sourced' ? null : state;
}

function proofOf({ claim, source }: CheckedPiece, proving: Proving, at: number): Proof | null {
  const letter = rowLetter(at);
  if (source !== null)
    return { letter, fraction: t.noFigureSource, says: t.from(source), number: '', id: '' };
  if (!claim) return null;
  const figures = figuresOf(claim, proving);
  return {
    letter,
    fraction: claim.fraction,
    says: claim.says,
    number: figures.map(({ number }) => number).join(', '),
    id: new Set(figures.map(({ id }) => id)).size === 1 ? (figures[0]?.id ?? '') : '',
  };
}

/** A claim about one row names it: “Figure 9a”. */
function figuresOf({ figures }: ClaimVerdict, { named }: Proving) {
  const found = figures.flatMap(({ figure, row }) => {
    const known = named.get(figure);
    return known ? [{ id: known.id, number: numberOfRow(known.number, known.rows, row) }] : [];
  });
  return [...new Map(found.map((each) => [each.number, each])).values()];
}
