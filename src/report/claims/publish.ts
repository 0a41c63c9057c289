/** What publishing does with prose: every sentence is proved and frozen with its tokens, or refused. */
import { checkFindings, refusedIn } from '#report/claims/check.ts';
import { groundOf, interviewsIn } from '#report/claims/ground.ts';
import type { EditionContent } from '#report/edition.ts';
import type { Figures } from '#research/figure.ts';
import type { Finding } from '#research/finding.ts';
import type { Printable } from '#research/interviews/said.ts';

/** A sentence that no edition may hold: where it stands, what is wrong, and what would be true. */
export type Unproven = {
  section: string;
  /** of findings.md, or of what was edited */
  line: number;
  sentence: string;
  problem: string;
  claims: { words: string; figure: string; fraction: string; nearest: string | null }[];
};

/**
 * @param earlier the figures of the edition before, which “up from” and “doubled” speak of
 * @returns the findings with every claim bound, or the sentences that stand in the way
 */
export function provedFindings(
  content: Omit<EditionContent, 'withheld'>,
  said: readonly Printable[],
  earlier: Figures | null,
): { findings: Finding[]; earlierFigures: Figures | null } | { unproven: Unproven[] } {
  const checked = checkFindings(groundOf(content, interviewsIn(said), earlier), content.findings);
  const unproven = refusedIn(checked).map((sentence) => ({
    section: sentence.theme ?? sentence.section,
    line: sentence.line,
    sentence: sentence.sentence,
    problem: sentence.problem ?? '',
    claims: sentence.claims
      .filter((claim) => !claim.true)
      .map(({ words, reference, fraction, nearest }) => ({
        words,
        figure: reference,
        fraction,
        nearest,
      })),
  }));
  if (unproven.length > 0) return { unproven };
  const findings = checked.map(({ section, theme, paragraphs, lines }) => ({
    section,
    theme,
    paragraphs,
    ...(lines && { lines }),
    written: true,
  }));
  return { findings, earlierFigures: earlier };
}
