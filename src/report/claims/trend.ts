/** Words of change. Bound to a question about change they are claims; else they need a source. */
import type { Direction } from '#ui/charts/columns.ts';

export type Trend = { from: number; to: number; words: string; direction: 'up' | 'down' | 'same' };

const patterns: readonly [Trend['direction'], RegExp][] = [
  [
    'up',
    /\b(?:increas(?:e[sd]?|ing|ingly)|ris(?:e[sn]?|ing)|rose|gr[oe]w(?:s|ing|n|th)?|expand(?:s|ed|ing)?|more spending|spend(?:ing)? more|more and more|surg(?:e[sd]?|ing)|accelerat(?:e[sd]?|ing))\b/gi,
  ],
  [
    'down',
    /\b(?:decreas(?:e[sd]?|ing)|shr(?:ink(?:s|ing)?|ank|unk(?:en)?)|tighten(?:s|ed|ing)?|declin(?:e[sd]?|ing)|fall(?:s|ing|en)?|fell|cut(?:s|ting)?|reduc(?:e[sd]?|ing)|spend(?:ing)? less|dwindl(?:e[sd]?|ing))\b/gi,
  ],
  [
    'same',
    /\b(?:stay(?:s|ing)? the same|remain(?:s|ing)? (?:flat|stable|unchanged)|hold(?:s|ing)? steady)\b/gi,
  ],
];

export const trendsIn = (text: string): Trend[] =>
  patterns
    .flatMap(([direction, pattern]) =>
      [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
        from: index,
        to: index + words.length,
        words,
        direction,
      })),
    )
    .sort((a, b) => a.from - b.from);

/** Which column of a matrix a text speaks of, by its words of change; null where it says none. */
export function directionIn(text: string): Direction | null {
  if (
    /\b(?:not? (?:plans? to )?invest(?:ing|ment)?|no (?:plans|budget)|do(?:es)? not invest)\b/i.test(
      text,
    )
  )
    return 'none';
  return trendsIn(text)[0]?.direction ?? (/\bmore\b(?! than)/i.test(text) ? 'up' : null);
}
