/** Verdicts as commands, the API and an import's summary tell them. */
import type { CheckedFinding, SentenceState, SentenceVerdict } from '#report/claims/check.ts';

/** `bound`: claims that are true · the others are sentences. `refused`: they stand in the way of an edition */
export type ClaimCounts = { bound: number; views: number; withoutSource: number; refused: number };

export const REFUSED: readonly SentenceState[] = ['false', 'bare', 'unlabelled'];

export function countClaims(findings: readonly CheckedFinding[]): ClaimCounts {
  const sentences = findings.flatMap((finding) => finding.sentences);
  const inState = (...states: SentenceState[]) =>
    sentences.filter(({ state }) => states.includes(state)).length;
  return {
    bound: sentences.flatMap(({ claims }) => claims).filter((claim) => claim.true).length,
    views: inState('view'),
    withoutSource: inState('open'),
    refused: inState(...REFUSED),
  };
}

/** A sentence with its claims, without what only a screen needs. */
export const toldSentence = ({
  paragraph,
  line,
  sentence,
  state,
  problem,
  claims,
}: SentenceVerdict) => ({
  paragraph,
  line,
  sentence,
  state,
  problem,
  claims: claims.map(
    ({ words, reference, figures, fraction, says, nearest, warnings, ...claim }) => ({
      words,
      reference,
      figures: [...new Set(figures.map(({ figure }) => figure))],
      true: claim.true,
      fraction,
      says,
      nearest,
      warnings,
    }),
  ),
});

/** What an import says of the prose it read: counts, and each sentence that somebody must look at. */
export type Questioned = { section: string; line: number; sentence: string; problem: string };

/** `line`: of findings.md, so only of what stands as the file has it. */
export const questioned = (findings: readonly CheckedFinding[]): Questioned[] =>
  findings
    .filter(({ written }) => !written)
    .flatMap(({ sentences }) => sentences)
    .flatMap(({ section, line, sentence, problem }) =>
      problem === null ? [] : [{ section, line, sentence, problem }],
    );
